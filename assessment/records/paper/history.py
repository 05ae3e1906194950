"""Where one person's time went: every event of a sitting with who and why, and its stretches."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.paper.attempt import STAFF_PAUSE, Attempt
from assessment.records.tables.application import Adjustment
from assessment.records.tables.paper import Credit, Pause
from assessment.records.tables.people import Person
from assessment.rules.stopped import NOTHING, Stop, break_stops, staff_stops, union
from assessment.rules.timing import Ending
from assessment.rules.wording import number
from assessment.rules.wording_time import length

THEMSELVES = "Applicant"
Stretch = tuple[str, datetime, datetime]
ENDED = {
    Ending.SUBMITTED: "Submitted",
    Ending.CLOSED: "Closed at time",
    Ending.VOID: "Made void",
}


@dataclass(frozen=True)
class Happened:
    """One event of a sitting."""

    at: datetime
    what: str
    by: str
    why: str = ""


def history_of(db: Session, attempt: Attempt, now: datetime) -> list[Happened]:
    """Return what happened to the time of a sitting, in order."""
    found = [Happened(attempt.times.started_at, "Started", THEMSELVES)]
    for pause in db.scalars(select(Pause).where(Pause.sitting_id == attempt.id)):
        staff = pause.kind == STAFF_PAUSE
        by = _name(db, pause.by) if staff else THEMSELVES
        found.append(
            Happened(pause.started_at, "Paused" if staff else "Break began", by, pause.reason)
        )
        if pause.ended_at:
            found.append(Happened(pause.ended_at, "Started again" if staff else "Break ended", by))
    for credit in db.scalars(select(Credit).where(Credit.sitting_id == attempt.id)):
        verb = "Added" if credit.seconds > 0 else "Took away"
        what = f"{verb} {length(abs(credit.seconds))}"
        found.append(Happened(credit.at, what, _name(db, credit.by), credit.reason))
    found += _agreed(db, attempt, now)
    reading = attempt.read(now)
    if reading.ending is not None and reading.ended_at is not None:
        by = THEMSELVES if reading.ending is Ending.SUBMITTED else "The clock"
        found.append(Happened(reading.ended_at, ENDED[reading.ending], by))
    return sorted(found, key=lambda each: each.at)


def stretches_of(attempt: Attempt, now: datetime) -> list[Stretch]:
    """Return (kind, from, to) from the start to the end: answering, break, paused, added."""
    times, reading = attempt.times, attempt.read(now)
    end = max(reading.ended_at or reading.ends_at, times.started_at + timedelta(seconds=1))
    breaks, _ = break_stops(times.pauses, times.allowance.break_time, now)
    stops = [stop for stop in union([*staff_stops(times.pauses, now), *breaks]) if stop.start < end]
    found = list(_between(times.started_at, stops, end))
    return _with_added(found, end, times.credit)


def _between(start: datetime, stops: list[Stop], end: datetime) -> list[Stretch]:
    found: list[Stretch] = []
    at = start
    for stop in stops:
        if at < stop.start:
            found.append(("answering", at, stop.start))
        at = min(stop.end, end)
        found.append(("paused" if stop.by_staff else "break", stop.start, at))
    if at < end:
        found.append(("answering", at, end))
    return [each for each in found if each[1] < each[2]]


def _with_added(found: list[Stretch], end: datetime, credit: timedelta) -> list[Stretch]:
    """Mark the last stretch as added, as far as time was given."""
    if credit <= NOTHING or not found or found[-1][0] != "answering":
        return found
    kind, start, _ = found[-1]
    added = max(start, end - credit)
    return [*found[:-1], *([(kind, start, added)] if start < added else []), ("added", added, end)]


def _agreed(db: Session, attempt: Attempt, now: datetime) -> list[Happened]:
    """Return the agreements on adjustments that reached this sitting while it was open."""
    ended_at = attempt.read(now).ended_at
    query = select(Adjustment).where(
        Adjustment.application_id == attempt.application_id,
        Adjustment.agreed_at > attempt.times.started_at,
    )
    if ended_at:
        query = query.where(Adjustment.agreed_at < ended_at)
    return [
        Happened(row.agreed_at, f"Agreed {_terms_words(row)}", _name(db, row.agreed_by), row.reason)
        for row in db.scalars(query)
    ]


def _terms_words(row: Adjustment) -> str:
    if not row.agreed:
        return "no changes"
    more = f"{number(row.extra_percent)}% more time"
    breaks = f"{row.break_count}, {length(row.break_minutes * 60)} in all"
    return f"{more}, breaks: {breaks if row.break_count else 'none'}"


def _name(db: Session, who: str) -> str:
    try:
        person = db.get(Person, UUID(who))
    except ValueError:
        return who
    return person.name if person else who
