"""A session is changed: whom it touches is worked out first; an earlier finish takes two people.

Semantics rule 6: a deadline never shortens silently.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.application import adjusted_time_for
from assessment.records.paper.attempt import Attempt, attempts_where, lock_attempt
from assessment.records.paper.document import pinned_paper
from assessment.records.paper.entry import window_of
from assessment.records.paper.keep import store_clock
from assessment.records.paper.session import find_session, invite, session_times
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Booking, PaperSession, Sitting
from assessment.records.tables.request import Request
from assessment.rules.canonical import digest
from assessment.rules.people import Actor
from assessment.rules.timing import State, Times, read
from assessment.rules.window import Window

MOVE = "session.move"


@dataclass(frozen=True)
class Moved:
    """One person whom a change touches: their first start and last finish, before and after."""

    reference: str
    old_start: datetime
    new_start: datetime
    old_finish: datetime
    new_finish: datetime
    has_started: bool

    @property
    def is_earlier(self) -> bool:
        """Say whether their finish would move earlier."""
        return self.new_finish < self.old_finish


def touched(
    db: Session,
    session: PaperSession,
    window: Window,
    now: datetime,
    absent: Collection[UUID] = (),
) -> list[Moved]:
    """Return the people whose start or finish moves, by reference, without those `absent`."""
    sitting = {attempt.application_id: attempt for attempt in _sat(db, session)}
    query = (
        select(Application)
        .join(Booking, Booking.application_id == Application.id)
        .where(Booking.session_id == session.id)
        .order_by(Application.reference)
    )
    moved = [
        _moved(db, session, window, each, sitting.get(each.id), now)
        for each in db.scalars(query)
        if each.id not in absent
    ]
    return [each for each in moved if each is not None]


def change_session(
    db: Session,
    by: Actor,
    session_id: UUID,
    window: Window,
    place: str,
    reason: str,
    *,
    now: datetime,
) -> Request | None:
    """Change a session, or ask a second person where anyone would finish earlier.

    Returns the request, None when the change was made at once. Raises Faults without a reason.
    """
    session = find_session(db, by, session_id)
    if not any(each.is_earlier for each in touched(db, session, window, now)):
        _apply(db, by, session, window, place, reason, now)
        return None
    payload = _payload(window, place)
    state = _state(session)
    return request.ask(db, by, MOVE, "session", session_id, state, payload, reason, now=now)


def window_asked(asked: Request) -> Window:
    """Return the window that a second person is asked to agree to."""
    times = {name: datetime.fromisoformat(asked.payload[name]) for name in _TIMES}
    return Window(**times, cuts_late_starters=asked.payload["cuts_late_starters"])


@request.hashes(MOVE)
def _hash(db: Session, asked: Request) -> str:
    return _state(db.get_one(PaperSession, UUID(asked.subject_id)))


@request.performs(MOVE)
def _move(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    session = db.get_one(PaperSession, UUID(asked.subject_id))
    _apply(db, by, session, window_asked(asked), asked.payload["place"], asked.reason, now)


def _apply(
    db: Session,
    by: Actor,
    session: PaperSession,
    window: Window,
    place: str,
    reason: str,
    now: datetime,
) -> None:
    before = _state(session)
    people = touched(db, session, window, now)
    for name, value in session_times(window).items():
        setattr(session, name, value)
    session.place = place
    db.flush()
    for attempt in _sat(db, session):
        if attempt.read(now).state is not State.OVER:
            locked = lock_attempt(db, attempt.id)
            db.execute(update(Sitting).where(Sitting.id == attempt.id).values(cut_at=window.cut_at))
            store_clock(db, locked, now)
    moved = {each.reference for each in people if not each.has_started}
    query = select(Application).where(
        Application.round_id == session.round_id, Application.reference.in_(moved)
    )
    for application in db.scalars(query):
        invite(db, session, application, now)
    audit.draft(
        db,
        by,
        "session.change",
        "session",
        session.id,
        now=now,
        before=before,
        after=_state(session),
        reason=reason,
    )


def _moved(
    db: Session,
    session: PaperSession,
    window: Window,
    application: Application,
    attempt: Attempt | None,
    now: datetime,
) -> Moved | None:
    old = window_of(session)
    if attempt is None:
        finishes = [_last_finish(db, application, each) for each in (old, window)]
        moved = Moved(
            application.reference, old.opens_at, window.opens_at, finishes[0], finishes[1], False
        )
        starts = (old.opens_at, old.last_start_at) != (window.opens_at, window.last_start_at)
        return moved if starts or finishes[0] != finishes[1] else None
    if attempt.read(now).state is State.OVER:
        return None
    started, ends_at = attempt.times.started_at, attempt.read(now).ends_at
    times = under(attempt.times, window.cut_at)
    later = read(times, now).ends_at
    moved = Moved(application.reference, started, started, ends_at, later, True)
    return moved if ends_at != later else None


def under(times: Times, cut_at: datetime | None) -> Times:
    """Return the same times under another window."""
    return Times(times.started_at, times.allowance, times.pauses, times.credit, cut_at)


def _last_finish(db: Session, application: Application, window: Window) -> datetime:
    _, paper = pinned_paper(db, application.round_id, "paper")
    allowance = adjusted_time_for(db, application.id, paper.minutes)
    times = Times(window.last_start_at, allowance, closes_at=window.cut_at)
    return read(times, window.last_start_at).ends_at


def _sat(db: Session, session: PaperSession) -> list[Attempt]:
    return attempts_where(
        db,
        Sitting.session_id == session.id,
        Sitting.kind == "paper",
        Sitting.voided_at.is_(None),
    )


_TIMES = ("opens_at", "last_start_at", "closes_at")


def _payload(window: Window, place: str) -> dict[str, Any]:
    times = {name: value.isoformat() for name, value in asdict(window).items() if name in _TIMES}
    return times | {"cuts_late_starters": window.cuts_late_starters, "place": place}


def _state(session: PaperSession) -> str:
    return digest([session.id, asdict(window_of(session)), session.place])
