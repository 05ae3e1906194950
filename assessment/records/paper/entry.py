"""Whether and when an applicant may sit: application, eligibility, session, agreed time.

Reading only, from what the stages before the paper recorded.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from assessment.records.tables.application import Adjustment, Application, EligibilityDecision
from assessment.records.tables.paper import Booking, PaperSession
from assessment.rules.allowance import Allowance
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from assessment.rules.window import Window

ELIGIBLE = "eligible"
_NEWEST_DECISION = (
    select(func.max(EligibilityDecision.seq))
    .where(EligibilityDecision.application_id == Application.id)
    .correlate(Application)
    .scalar_subquery()
)


def is_eligible_now() -> ColumnElement[bool]:
    """Return the condition that the newest decision on an application says eligible."""
    return (
        select(EligibilityDecision.id)
        .where(
            EligibilityDecision.application_id == Application.id,
            EligibilityDecision.seq == _NEWEST_DECISION,
            EligibilityDecision.outcome == ELIGIBLE,
        )
        .correlate(Application)
        .exists()
    ) & Application.withdrawn_at.is_(None)


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
    """Return the person's own entry in their round. Raises Missing without an application."""
    query = (
        select(Application, is_eligible_now().label("is_eligible"), PaperSession)
        .outerjoin(Booking, Booking.application_id == Application.id)
        .outerjoin(PaperSession, PaperSession.id == Booking.session_id)
        .where(Application.person_id == by.person, Application.round_id == by.round)
    )
    row = db.execute(query).first()
    if row is None:
        raise Missing("application")
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


def allowance_for(db: Session, application_id: UUID, minutes: int) -> Allowance:
    """Return the person's time for a paper of so many minutes; the newest agreement stands."""
    query = (
        select(Adjustment)
        .where(Adjustment.application_id == application_id)
        .order_by(Adjustment.seq.desc())
        .limit(1)
    )
    row = db.scalar(query)
    if row is None or not row.agreed:
        return Allowance(minutes)
    return Allowance(minutes, row.extra_percent, row.break_count, row.break_minutes)


def starts_at(entry: Entry) -> datetime | None:
    """Return when this person may first start."""
    return entry.window.opens_at if entry.window else None
