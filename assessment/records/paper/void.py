"""A sitting is made void: two people, never undone; everything in it is kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.paper.attempt import find_attempt, lock_attempt
from assessment.records.tables.paper import Sitting
from assessment.records.tables.request import Request
from assessment.rules.canonical import digest
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused
from assessment.rules.timing import Ending

VOID = "paper.void"


def ask_to_void(db: Session, by: Actor, sitting_id: UUID, reason: str, *, now: datetime) -> Request:
    """Ask a second person to make a sitting void. Raises Faults, Missing, Refused."""
    attempt = lock_attempt(db, sitting_id)
    if attempt.round_id != by.round:
        raise Missing("sitting")
    if attempt.read(now).ending is Ending.VOID:
        raise Refused("This sitting is void already.")
    return request.ask(
        db, by, VOID, "sitting", sitting_id, _state(db, sitting_id), {}, reason, now=now
    )


@request.hashes(VOID)
def _hash(db: Session, asked: Request) -> str:
    return _state(db, UUID(asked.subject_id))


@request.performs(VOID)
def _void(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    attempt = lock_attempt(db, UUID(asked.subject_id))
    db.execute(update(Sitting).where(Sitting.id == attempt.id).values(voided_at=now))
    audit.draft(db, by, "paper.void", "sitting", attempt.id, now=now, reason=asked.reason)


def _state(db: Session, sitting_id: UUID) -> str:
    attempt = find_attempt(db, sitting_id)
    return digest([attempt.id, attempt.times.submitted_at, attempt.times.voided_at])
