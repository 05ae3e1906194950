"""Interview times as officers type them: wall time in the UK, held as instants.

Semantics rule 7: a wall time that does not exist, or happens twice, is refused.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from assessment.rules.refusal import Faults

UK = ZoneInfo("Europe/London")
_TYPED = re.compile(r"(\d{1,2})(?::([0-5]\d))?(am|pm)?", re.ASCII)


@dataclass(frozen=True)
class Slot:
    """One interview time. Both ends are aware UTC instants."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Slot") -> bool:
        """Whether the two share any time."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def read_time(typed: str, field: str) -> time:
    """A time of day as officers type it: "10:00am", "2pm", "14:30" or "midday".

    Raises Faults on `field` for anything else.
    """
    text = typed.strip().lower().replace(" ", "").replace(".", ":")
    if text == "midday":
        return time(12)
    found = _TYPED.fullmatch(text)
    if found is None:
        raise Faults({field: "Start time must be a time, like 10:00am"})
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if (half is None and found[2] is None) or (half and not 1 <= hour <= 12) or hour > 23:
        raise Faults({field: "Start time must be a time, like 10:00am"})
    return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)


def uk_instant(day: date, at: time, field: str) -> datetime:
    """The instant of a UK wall time. Raises Faults on `field` where there is none, or two."""
    early = datetime.combine(day, at, UK)
    late = early.replace(fold=1)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    words = f"{_clock(at)} on {day.day} {day:%B %Y}"
    if early.astimezone(UTC).astimezone(UK).time() != at:
        raise Faults({field: f"{words} does not exist, because the clocks change"})
    raise Faults({field: f"{words} happens twice. Choose another time"})


def make_slot(day: date, starts: time, minutes: int, *, now: datetime) -> Slot:
    """A slot of so many elapsed minutes. Raises Faults on `starts_at` where it is past."""
    starts_at = uk_instant(day, starts, "starts_at")
    if starts_at <= now:
        raise Faults({"starts_at": "Start must be in the future"})
    return Slot(starts_at, starts_at + timedelta(minutes=minutes))


def _clock(at: time) -> str:
    hour = at.hour % 12 or 12
    return f"{hour}:{at:%M}{'am' if at.hour < 12 else 'pm'}"
