"""What stands on a case: the newest recommendation, a second moderator waited for, or neither.

Derived, never a status: a recommendation stands only on the evidence that its moderator saw.
"""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.moderation import Moderation
from assessment.records.tables.request import Request

DEPART = "moderation.depart"


class State(StrEnum):
    """The tag of a case (screens, section 5)."""

    READY = "Ready for a moderator"
    WAITING = "Waiting for a second moderator"
    RECOMMENDED = "Recommended"


def standing_for(db: Session, application_id: UUID) -> Moderation | None:
    """Return the newest recommendation on a case, on whatever evidence it was made."""
    return standing_of(db, [application_id]).get(application_id)


def standing_of(db: Session, applications: Collection[UUID]) -> dict[UUID, Moderation]:
    """Return the newest recommendation on each of many cases."""
    query = select(Moderation).where(Moderation.application_id.in_(applications))
    return {row.application_id: row for row in db.scalars(query.order_by(Moderation.seq))}


def departure_of(db: Session, application_id: UUID) -> Request | None:
    """Return the departure that waits for a second moderator, if there is one."""
    return departures_of(db, [application_id]).get(application_id)


def departures_of(db: Session, applications: Collection[UUID]) -> dict[UUID, Request]:
    """Return the departures that wait for a second moderator, by case."""
    query = select(Request).where(
        Request.act == DEPART,
        Request.answered_at.is_(None),
        Request.subject_id.in_([str(id_) for id_ in applications]),
    )
    return {UUID(row.subject_id): row for row in db.scalars(query)}


def state_of(standing: Moderation | None, departure: Request | None, evidence_hash: str) -> State:
    """Return where a case stands on the evidence of now.

    A departure waits until it is answered, even if the evidence has moved: then a second
    moderator can only say no to it.
    """
    if departure is not None:
        return State.WAITING
    if standing is not None and standing.evidence_hash == evidence_hash:
        return State.RECOMMENDED
    return State.READY
