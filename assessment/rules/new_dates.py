"""Which dates of an open round may still change, and to what. Pure: instants in, answers out.

Page 10 and semantics rule 6: a date that is past stays, one that letters carry stays once they
are made, and what applicants are told never moves before now.
"""

from dataclasses import fields
from datetime import date, datetime

from assessment.rules.round import LABELS, Dates, date_faults, has_closed
from assessment.rules.wording_time import uk

IN_LETTERS = frozenset(("results_on", "appeals_close_on", "designation_from"))
PAST = "This date is past, so it stays as it is"
CARRIED = "Letters carry this date. They are made, or the release was asked for, so it stays"
KEPT = "Enter a date. It was set when the round opened"
NOTHING = "Change at least one date"

Change = tuple[str, date | None, date | None]


def may_change(dates: Dates, is_promised: bool, now: datetime) -> tuple[str, ...]:
    """Return the names of the dates that may still change, in order.

    `is_promised`: letters were made, or a second person was asked to release the results.
    """
    names = (field.name for field in fields(dates))
    return tuple(name for name in names if not _stays(dates, name, is_promised, now))


def new_date_faults(old: Dates, new: Dates, is_promised: bool, now: datetime) -> dict[str, str]:
    """Return a message for each date that may not change so; at the first where none would."""
    moved = [name for name in LABELS if getattr(old, name) != getattr(new, name)]
    if not moved:
        return dict.fromkeys(may_change(old, is_promised, now)[:1], NOTHING)
    found = {name: _fault(old, new, name, is_promised, now) for name in moved}
    return date_faults(new) | {name: fault for name, fault in found.items() if fault}


def changes(old: Dates, new: Dates) -> tuple[Change, ...]:
    """Return the label and both days of each date that differs, in the order of the round."""
    pairs = ((LABELS[name], getattr(old, name), getattr(new, name)) for name in LABELS)
    return tuple(each for each in pairs if each[1] != each[2])


def closes_earlier(old: Dates, new: Dates) -> bool:
    """Say whether applications would close before they do now (semantics rule 6)."""
    return bool(old.closes_at and new.closes_at and new.closes_at < old.closes_at)


def _fault(old: Dates, new: Dates, name: str, is_promised: bool, now: datetime) -> str:
    if stays := _stays(old, name, is_promised, now):
        return stays
    if getattr(new, name) is None:
        return KEPT
    return f"{LABELS[name]} must not be in the past" if _is_past(new, name, now) else ""


def _stays(dates: Dates, name: str, is_promised: bool, now: datetime) -> str:
    if _is_past(dates, name, now):
        return PAST
    return CARRIED if is_promised and name in IN_LETTERS else ""


def _is_past(dates: Dates, name: str, now: datetime) -> bool:
    """The closing minute counts to its end, and a day without an hour to midnight."""
    if name == "applications_close":
        return dates.closes_at is not None and has_closed(dates.closes_at, now)
    starts = {"applications_open": dates.opens_at, "results_on": dates.results_at}
    if name in starts:
        at = starts[name]
        return at is not None and at <= now
    day: date | None = getattr(dates, name)
    return day is not None and day < uk(now).date()
