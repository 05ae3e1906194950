"""What every change of a sitting's time keeps true: the stored finish, and the sign-in.

A signed-in session never ends during a sitting (semantics rule 8).
"""

from datetime import datetime, timedelta

from sqlalchemy import update
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
