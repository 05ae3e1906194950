"""New dates for an open round: one person asks with a reason, another agrees.

What was agreed is kept with the dates before and after, so the answered requests are the
versions. Page 10. Semantics rule 6.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.decision.checklist import RELEASE
from assessment.records.people.account import find_person
from assessment.records.round import dates_of, find_round, lock_round, put_dates
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot, Letter
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.canonical import digest
from assessment.rules.new_dates import may_change, new_date_faults
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Faults, Refused, Stale
from assessment.rules.round import Dates

CHANGE = "round.change_dates"
AGREED = "agreed"
NOT_OPEN = "This round is not open, so its dates are set without a second person."
ALL_STAY = "Every date is past or stands in letters, so none changes."
OVER = "Results were released, so nothing of this round changes."


@dataclass(frozen=True)
class Version:
    """Dates that two people agreed to in an open round, and those before."""

    before: Dates
    after: Dates
    asked_by: str
    agreed_by: str
    agreed_at: datetime | None
    reason: str


def ask_dates(
    db: Session, by: Actor, round_id: UUID, dates: Dates, reason: str, *, now: datetime
) -> Request:
    """Ask a second person to agree to new dates of an open round. Raises Refused, Faults."""
    if by.person is None:
        raise Denied("Only a person can ask for this.")
    check_dates(db, round_id, dates, now)
    old = dates_of(find_round(db, round_id))
    payload = {"before": _written(old), "after": _written(dates)}
    return request.ask(db, by, CHANGE, "round", round_id, _hash(old), payload, reason, now=now)


def check_dates(db: Session, round_id: UUID, dates: Dates, now: datetime) -> None:
    """Raise Refused where no date may change, Faults where these may not. Changes nothing."""
    row = find_round(db, round_id)
    _refuse_unless_open(row)
    promised = is_promised(db, round_id)
    if not may_change(dates_of(row), promised, now):
        raise Refused(ALL_STAY)
    if found := new_date_faults(dates_of(row), dates, promised, now):
        raise Faults(found)


def changeable(db: Session, row: Round, now: datetime) -> tuple[str, ...]:
    """Return the names of the dates of an open round that may still change."""
    if row.released_at is not None:
        return ()
    return may_change(dates_of(row), is_promised(db, row.id), now)


def is_promised(db: Session, round_id: UUID) -> bool:
    """Say whether letters of the round were made, or its release was asked for or agreed."""
    made = exists().where(
        Letter.snapshot_id == DecisionSnapshot.id, DecisionSnapshot.round_id == round_id
    )
    asked = exists().where(
        Request.act == RELEASE,
        Request.subject_id == str(round_id),
        or_(Request.answered_at.is_(None), Request.answer == AGREED),
    )
    return bool(db.scalar(select(or_(made, asked))))


def drafts_in(db: Session, round_id: UUID) -> int:
    """Return how many people have a draft that they did not send, and did not withdraw."""
    query = select(func.count(Application.id)).where(
        Application.round_id == round_id,
        Application.sent_at.is_(None),
        Application.withdrawn_at.is_(None),
    )
    return db.scalar(query) or 0


def dates_asked(asked: Request) -> tuple[Dates, Dates]:
    """Return the dates before and after of a request for new ones."""
    return _read(asked.payload["before"]), _read(asked.payload["after"])


def versions(db: Session, round_id: UUID) -> list[Version]:
    """Return every change of the dates that two people agreed to, newest first."""
    query = select(Request).where(
        Request.act == CHANGE, Request.subject_id == str(round_id), Request.answer == AGREED
    )
    return [_version(db, row) for row in db.scalars(query.order_by(Request.answered_at.desc()))]


@request.performs(CHANGE)
def change_dates(db: Session, row: Request, by: Actor, now: datetime) -> None:
    """Change the dates as agreed; those before are kept in the request."""
    locked = lock_round(db, UUID(row.subject_id))
    old, new = dates_of(locked), dates_asked(row)[1]
    if _hash(old) != row.subject_hash:  # changed since the hash was compared
        raise Stale()
    try:
        check_dates(db, locked.id, new, now)
    except Faults as found:
        fault = next(iter(found.fields.values()))
        raise Refused(f"{fault}. Do not agree to it, and let it be asked again.") from found
    put_dates(locked, new)
    db.flush()
    audit.draft(
        db,
        by,
        CHANGE,
        "round",
        locked.id,
        now=now,
        before=asdict(old),
        after=asdict(new),
        reason=row.reason,
    )


@request.hashes(CHANGE)
def _rehash(db: Session, row: Request) -> str:
    return _hash(dates_of(find_round(db, UUID(row.subject_id))))


def _refuse_unless_open(row: Round) -> None:
    if row.opened_at is None:
        raise Refused(NOT_OPEN)
    if row.released_at is not None:
        raise Refused(OVER)


def _version(db: Session, row: Request) -> Version:
    first, second = (find_person(db, UUID(str(one))) for one in (row.asked_by, row.answered_by))
    return Version(*dates_asked(row), first.name, second.name, row.answered_at, row.reason)


def _hash(dates: Dates) -> str:
    return digest(asdict(dates))


def _written(dates: Dates) -> dict[str, str]:
    return {name: day.isoformat() for name, day in asdict(dates).items() if day is not None}


def _read(written: dict[str, str]) -> Dates:
    return Dates(**{name: date.fromisoformat(day) for name, day in written.items()})
