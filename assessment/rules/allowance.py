"""The time and the breaks that a person is allowed (semantics rule 6).

Set on the person, applied to every sitting. How it runs out is `timing`.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal

from assessment.rules.wording import number
from assessment.rules.wording_time import length

MICROSECONDS_A_MINUTE = 60_000_000


@dataclass(frozen=True)
class Allowance:
    """Minutes of the paper, extra time in per cent, and a wallet of rest breaks.

    `break_minutes` is for all breaks together. Raises ValueError for negative numbers.
    """

    minutes: int
    extra_percent: Decimal = Decimal(0)
    break_count: int = 0
    break_minutes: int = 0

    def __post_init__(self) -> None:
        if self.minutes <= 0:
            raise ValueError("a paper lasts at least a minute")
        if not self.extra_percent.is_finite() or self.extra_percent < 0:
            raise ValueError("extra time cannot be less than nothing")
        if self.break_count < 0 or self.break_minutes < 0:
            raise ValueError("breaks cannot be less than nothing")

    @property
    def total(self) -> timedelta:
        """Return minutes × (1 + extra time %), exact; a part of a microsecond is rounded up."""
        exact = self.minutes * MICROSECONDS_A_MINUTE * (100 + self.extra_percent) / 100
        return timedelta(microseconds=int(exact.to_integral_value(ROUND_CEILING)))

    @property
    def break_time(self) -> timedelta:
        """Return the wallet of rest breaks; nothing where no break was agreed."""
        return timedelta(minutes=self.break_minutes if self.break_count else 0)

    @property
    def words(self) -> str:
        """Return "75 minutes (60 plus 25%)", or "60 minutes" where nothing was added."""
        whole = length(self.total.total_seconds())
        if not self.extra_percent:
            return whole
        return f"{whole} ({self.minutes} plus {number(self.extra_percent)}%)"

    @property
    def break_words(self) -> str:
        """Return "3, 15 minutes in all", or "None"."""
        if not self.break_time:
            return "None"
        return f"{self.break_count}, {length(self.break_time.total_seconds())} in all"
