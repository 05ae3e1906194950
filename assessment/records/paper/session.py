"""Paper sessions: their window and place, who is booked, and the invitation (page 37, N3).

Moving any finish earlier takes two people; whom a change touches is shown before it is kept.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.application import adjusted_time_for, is_eligible_now
from assessment.records.identity import new_id
from assessment.records.paper.document import pinned_paper
from assessment.records.paper.entry import window_of
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Booking, PaperSession, Sitting
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing
from assessment.rules.window import Window
from assessment.rules.wording_time import date_words, time_words

WHOLE_TIME = "You will have the whole of your time, even if you start at the last minute."
TELL_DAYS = 7


@dataclass(frozen=True)
class Listed:
    """A session in the list: how many are booked, and when the last person finishes."""

    session: PaperSession
    booked: int
    last_finish: datetime | None


def create_session(
    db: Session, by: Actor, window: Window, place: str, *, now: datetime
) -> PaperSession:
    """Add a session to the actor's round. Raises Faults without a place."""
    if not place.strip():
        raise Faults({"place": "Enter a room, or online"})
    if by.round is None:
        raise Missing("round")
    row = PaperSession(
        id=new_id(db), round_id=by.round, place=place.strip(), **session_times(window)
    )
    db.add(row)
    db.flush()
    audit.draft(
        db, by, "session.create", "session", row.id, now=now, after=[asdict(window), row.place]
    )
    return row


def find_session(db: Session, by: Actor, session_id: UUID) -> PaperSession:
    """Return a session of the actor's round. Raises Missing."""
    row = db.get(PaperSession, session_id)
    if row is None or row.round_id != by.round:
        raise Missing("session")
    return row


def sessions_for(db: Session, round_id: UUID) -> list[Listed]:
    """Return the sessions of a round by time, with who is booked and the last finish."""
    booked = dict(
        db.execute(select(Booking.session_id, func.count()).group_by(Booking.session_id)).all()
    )
    finish = dict(
        db.execute(
            select(Sitting.session_id, func.max(Sitting.ends_at))
            .where(Sitting.voided_at.is_(None), Sitting.session_id.is_not(None))
            .group_by(Sitting.session_id)
        ).all()
    )
    query = select(PaperSession).where(PaperSession.round_id == round_id)
    rows = db.scalars(query.order_by(PaperSession.starts_from, PaperSession.id))
    return [Listed(row, booked.get(row.id, 0), finish.get(row.id)) for row in rows]


def unbooked(db: Session, round_id: UUID) -> list[Application]:
    """Return the applications that may sit and have no session, by reference."""
    query = (
        select(Application)
        .outerjoin(Booking, Booking.application_id == Application.id)
        .where(
            Application.round_id == round_id, Booking.application_id.is_(None), is_eligible_now()
        )
    )
    return list(db.scalars(query.order_by(Application.reference)))


def book(
    db: Session, by: Actor, session_id: UUID, application_id: UUID, *, now: datetime
) -> Booking:
    """Give an applicant a session and invite them (N3); booked there already, nothing changes."""
    session = find_session(db, by, session_id)
    application = db.get(Application, application_id)
    if application is None or application.round_id != session.round_id:
        raise Missing("application")
    row = db.get(Booking, application_id)
    if row is not None and row.session_id == session_id:
        return row
    if row is None:
        row = Booking(application_id=application_id, session_id=session_id, booked_at=now)
        db.add(row)
    row.session_id, row.booked_at = session_id, now
    db.flush()
    audit.draft(db, by, "session.book", "application", application_id, now=now, after=[session_id])
    invite(db, session, application, now)
    return row


def book_everyone(db: Session, by: Actor, session_id: UUID, *, now: datetime) -> int:
    """Book all who may sit and have no session; return how many."""
    waiting = unbooked(db, find_session(db, by, session_id).round_id)
    for application in waiting:
        book(db, by, session_id, application.id, now=now)
    return len(waiting)


def invite(db: Session, session: PaperSession, application: Application, now: datetime) -> None:
    """Post the invitation (N3), once for each window a person is given."""
    window = window_of(session)
    _, paper = pinned_paper(db, session.round_id, "paper")
    fields = {
        "name": db.get_one(Person, application.person_id).name,
        "date": date_words(window.opens_at),
        "start_from": time_words(window.opens_at),
        "start_until": time_words(window.last_start_at),
        "time_allowed": adjusted_time_for(db, application.id, paper.minutes).words,
        "late_start": late_start_words(window),
        "place": session.place,
        "tell_by": date_words(tell_by(window)),
    }
    outbox.post(
        db,
        "paper_invitation",
        application.person_id,
        application.round_id,
        application.reference,
        fields,
        now=now,
        key=f"paper_invitation:{application.id}:{session.id}:{window.opens_at.isoformat()}",
    )


def late_start_words(window: Window) -> str:
    """Return what the invitation says of starting late (rule 1)."""
    if window.cut_at is None:
        return WHOLE_TIME
    ends = time_words(window.cut_at)
    return f"The session ends at {ends}. If you start late you will have less time."


def tell_by(window: Window) -> datetime:
    """Return until when a person can tell us that their time is wrong."""
    return window.opens_at - timedelta(days=TELL_DAYS)


def session_times(window: Window) -> dict[str, Any]:
    """Return a window as the columns of a session."""
    return {
        "starts_from": window.opens_at,
        "starts_until": window.last_start_at,
        "ends_at": window.closes_at,
        "cut_at": window.cut_at,
    }


def reference_of(db: Session, application_id: UUID) -> str:
    """Return the public reference of an application."""
    return db.get_one(Application, application_id).reference
