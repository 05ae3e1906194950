"""When a paper session may be sat: UK wall times with their zone (semantics rule 7).

A wall time that does not exist, or happens twice, is refused in the author's words.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from assessment.rules.refusal import Faults
from assessment.rules.wording_time import UK, time_words, uk

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")
_WORDS = {"midday": time(12), "noon": time(12), "midnight": time(0)}


@dataclass(frozen=True)
class Window:
    """A session starts from `opens_at` up to `last_start_at`, both included.

    Where `cuts_late_starters`, a sitting ends at `closes_at` however late it began.
    """

    opens_at: datetime
    last_start_at: datetime
    closes_at: datetime
    cuts_late_starters: bool = False

    @property
    def is_one_day(self) -> bool:
        """Say whether the first and the last start lie on one day in the UK."""
        return uk(self.opens_at).date() == uk(self.last_start_at).date()

    @property
    def cut_at(self) -> datetime | None:
        """Return the instant that cuts a sitting, only where the invitation said so (rule 1)."""
        return self.closes_at if self.cuts_late_starters else None

    def is_open(self, now: datetime) -> bool:
        """Say whether a sitting may start now."""
        return self.opens_at <= now <= self.last_start_at


def window_on(
    day: date, opens: time, last_start: time, closes: time, *, cuts_late_starters: bool
) -> Window:
    """Return the window of UK wall times on one day.

    Raises Faults by field: `opens`, `last_start`, `closes`.
    """
    faults: dict[str, str] = {}
    instants: dict[str, datetime] = {}
    for field, wall in (("opens", opens), ("last_start", last_start), ("closes", closes)):
        try:
            instants[field] = uk_instant(day, wall)
        except ValueError as fault:
            faults[field] = str(fault)
    if faults or (faults := _order_faults(instants)):
        raise Faults(faults)
    return Window(instants["opens"], instants["last_start"], instants["closes"], cuts_late_starters)


def uk_instant(day: date, wall: time) -> datetime:
    """Return the instant of a UK wall time, in UTC.

    Raises ValueError in words where the clocks skip that time or show it twice.
    """
    early = datetime.combine(day, wall.replace(fold=0), UK)
    late = datetime.combine(day, wall.replace(fold=1), UK)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    shown = f"{_wall_words(wall)} on {day.day} {day:%B} {day.year}"
    if early.astimezone(UTC).astimezone(UK).time() != wall:
        raise ValueError(f"{shown} does not exist, because the clocks change")
    raise ValueError(f"{shown} happens twice. Choose another time")


def wall_time(text: str) -> time:
    """Return the time of day that a person typed: 9:30am, 9.30 am, 09:30, 9am, midday.

    Raises ValueError in words.
    """
    typed = text.strip().lower()
    if typed in _WORDS:
        return _WORDS[typed]
    found = _TIME.fullmatch(typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = found[3] if found else None
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half or not (found and found[2]):
        hour = 99
    if hour > 23 or minute > 59:
        raise ValueError("must be a time, like 9:30am")
    return time(hour, minute)


def _order_faults(instants: dict[str, datetime]) -> dict[str, str]:
    if instants["last_start"] < instants["opens"]:
        return {"last_start": "The last start must be after the first start"}
    if instants["closes"] <= instants["last_start"]:
        return {"closes": "The end must be after the last start"}
    return {}


def _wall_words(wall: time) -> str:
    return time_words(datetime.combine(date(2026, 1, 1), wall, UTC))
