"""The expected range of the pass rate, and whether a rate is in it. Pure. Semantics rule 22.

The range is set before a round opens, when nobody knows a mark. A rate is two whole numbers and
is held against the range exactly: rounding is for words alone.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assessment.rules.refusal import Faults
from assessment.rules.wording import FEW, number, share

PLACES = 2
MOST_PLACES = 6
NOBODY = "Nobody sat a paper that is marked"


@dataclass(frozen=True)
class Expected:
    """The lowest and the highest per cent who are expected to reach the pass mark."""

    lowest: Decimal
    highest: Decimal

    @property
    def words(self) -> str:
        """Return "40% to 80%"."""
        return f"{number(self.lowest)}% to {number(self.highest)}%"

    def holds(self, percent: Decimal) -> bool:
        """Say whether a per cent is in the range; both ends are."""
        return self.lowest <= percent <= self.highest


@dataclass(frozen=True)
class Rate:
    """How many of those who sat and were marked reach the pass mark."""

    passed: int
    marked: int

    def is_in(self, expected: Expected) -> bool:
        """Say whether the rate is in the range, exactly. Where nobody is marked there is no rate
        to be out of it."""
        scaled = Decimal(100 * self.passed)
        return expected.lowest * self.marked <= scaled <= expected.highest * self.marked

    def words(self, expected: Expected | None) -> str:
        """Return "63%, expected 40% to 80%", or "12 of 19, expected …" under 20 people."""
        if not self.marked:
            return NOBODY
        if expected is None:
            return f"{share(self.passed, self.marked)}, and no range was set"
        return f"{self._share(expected)}, expected {expected.words}"

    def _share(self, expected: Expected) -> str:
        """The share, with places after the point where rounding would put it on the wrong side."""
        if self.marked < FEW:
            return share(self.passed, self.marked)
        exact = Decimal(100 * self.passed) / self.marked
        for places in range(MOST_PLACES):
            rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            if expected.holds(rounded) == self.is_in(expected):
                return f"{number(rounded)}%"
        return f"{number(self.passed)} of {number(self.marked)}"


def read_expected(lowest: Decimal | None, highest: Decimal | None) -> Expected:
    """Return the range that was typed. Raises Faults by field."""
    faults: dict[str, str] = {}
    for name, value in (("lowest", lowest), ("highest", highest)):
        label = f"{name.capitalize()} pass rate"
        if value is None:
            faults[name] = f"Enter the {name} pass rate"
        elif not 0 <= value <= 100:
            faults[name] = f"{label} must be between 0 and 100"
        elif value != round(value, PLACES):
            faults[name] = f"{label} must have {PLACES} decimal places or fewer"
    if not faults and lowest is not None and highest is not None and highest < lowest:
        faults["highest"] = "Highest pass rate must be the same as or more than the lowest"
    if faults or lowest is None or highest is None:
        raise Faults(faults)
    return Expected(lowest, highest)


def expected_of(lowest: Decimal | None, highest: Decimal | None) -> Expected | None:
    """Return the range that is kept, or None where none was set."""
    return None if lowest is None or highest is None else Expected(lowest, highest)
