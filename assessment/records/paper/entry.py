"""Whether and when an applicant may sit: application, eligibility, session, agreed time.

Reading only, from what the stages before the paper recorded.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.application import is_eligible_now
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Booking, PaperSession
from assessment.rules.people import Actor
from assessment.rules.refusal import NotApplied
from assessment.rules.window import Window


@dataclass(frozen=True)
class Entry:
    """An applicant at the door of the paper."""

    application_id: UUID
    round_id: UUID
    person_id: UUID
    reference: str
    is_eligible: bool
    session_id: UUID | None
    window: Window | None
    place: str


def entry_of(db: Session, by: Actor) -> Entry:
    """Return the person's own entry in their round. Raises NotApplied without one."""
    query = (
        select(Application, is_eligible_now().label("is_eligible"), PaperSession)
        .outerjoin(Booking, Booking.application_id == Application.id)
        .outerjoin(PaperSession, PaperSession.id == Booking.session_id)
        .where(Application.person_id == by.person, Application.round_id == by.round)
    )
    row = db.execute(query).first()
    if row is None:
        raise NotApplied
    application, eligible, session = row
    return Entry(
        application.id,
        application.round_id,
        application.person_id,
        application.reference,
        bool(eligible),
        session.id if session else None,
        window_of(session) if session else None,
        session.place if session else "",
    )


def booked_window(db: Session, application_id: UUID) -> Window | None:
    """Return the window that an applicant is booked into, if any."""
    query = (
        select(PaperSession)
        .join(Booking, Booking.session_id == PaperSession.id)
        .where(Booking.application_id == application_id)
    )
    session = db.scalar(query)
    return window_of(session) if session else None


def window_of(session: Any) -> Window:
    """Return the window of a session."""
    return Window(
        session.starts_from, session.starts_until, session.ends_at, session.cut_at is not None
    )
