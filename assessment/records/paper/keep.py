"""What every change of a sitting's time keeps true: the stored finish, and the sign-in.

A signed-in session never ends during a sitting (semantics rule 8).
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from assessment.records.paper.attempt import Attempt, find_attempt
from assessment.records.people import sign_in
from assessment.records.tables.paper import Sitting

BEYOND_THE_END = timedelta(hours=12)


def store_clock(
    db: Session, attempt: Attempt, now: datetime, **changes: datetime | None
) -> Attempt:
    """Store the finish that the rules derive now, with other times; return the sitting anew."""
    fresh = find_attempt(db, attempt.id)
    ends_at = fresh.read(now).ends_at
    db.execute(update(Sitting).where(Sitting.id == attempt.id).values(ends_at=ends_at, **changes))
    fresh = find_attempt(db, attempt.id)
    keep_signed_in(db, fresh)
    return fresh


def keep_signed_in(db: Session, attempt: Attempt) -> None:
    """Let no sign-in of the person end before the sitting can, however long it is paused."""
    sign_in.keep_signed_in(db, attempt.person_id, attempt.ends_at + BEYOND_THE_END)


def keep_through_sittings(db: Session, person_id: UUID) -> None:
    """Let a sign-in made while the person sits, on another device say, last as long as that."""
    ends_at = db.scalar(
        select(func.max(Sitting.ends_at)).where(
            Sitting.person_id == person_id,
            Sitting.submitted_at.is_(None),
            Sitting.voided_at.is_(None),
            Sitting.script_code.is_(None),
        )
    )
    if ends_at is not None:
        sign_in.keep_signed_in(db, person_id, ends_at + BEYOND_THE_END)
