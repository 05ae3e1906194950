"""A sitting ends: submitted by the person, or closed because its time ended. Rules 2, 3 and 5.

Closing is derived from the clock; the sweep only makes it visible sooner. Either way the script
is sealed under its code, marked, and the person gets a receipt (notice N5).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.paper.attempt import Attempt, find_attempt, lock_attempt
from assessment.records.paper.mark import mark_script
from assessment.records.paper.receipt import post_receipt
from assessment.records.paper.script import Script, script_of
from assessment.records.tables.paper import Sitting
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused
from assessment.rules.timing import GRACE, Ending, State, is_settled


def submit(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt:
    """Submit the person's own sitting; over already, nothing changes.

    The sitting is updated first and the answers read after, so that no save that was
    acknowledged is missing. Raises Missing, Refused on a break or pause.
    """
    attempt = lock_attempt(db, sitting_id, person=by.person)
    state = attempt.read(now).state
    if state is State.OVER:
        return attempt
    if state is not State.OPEN:
        raise Refused("The clock has stopped. You can submit when the paper goes on.")
    db.execute(
        update(Sitting).where(Sitting.id == sitting_id).values(submitted_at=now, stopped_at=None)
    )
    return _seal(db, by, lock_attempt(db, sitting_id), "paper.submit", now)


def close_sitting(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt | None:
    """Seal a sitting whose time has ended; None when it has not, or was sealed before."""
    attempt = lock_attempt(db, sitting_id)
    ending = attempt.read(now).ending
    if ending is not Ending.CLOSED or attempt.script_code or not is_settled(attempt.times, now):
        return None
    return _seal(db, by, attempt, "paper.close", now)


def due_to_close(db: Session, now: datetime) -> list[UUID]:
    """Return the sittings that may have ended by time and are not sealed, oldest finish first."""
    query = select(Sitting.id).where(
        Sitting.submitted_at.is_(None),
        Sitting.voided_at.is_(None),
        Sitting.script_code.is_(None),
        Sitting.ends_at < now - 2 * GRACE,
    )
    return list(db.scalars(query.order_by(Sitting.ends_at, Sitting.id)))


def _seal(db: Session, by: Actor, attempt: Attempt, act: str, now: datetime) -> Attempt:
    script = script_of(db, attempt, now)
    changes = {"script_code": script.code, "ends_at": attempt.read(now).ends_at}
    swept = {} if attempt.times.submitted_at else {"swept_at": now, "stopped_at": None}
    db.execute(update(Sitting).where(Sitting.id == attempt.id).values(**changes, **swept))
    audit.draft(db, by, act, "sitting", attempt.id, now=now, after={"script_code": script.code})
    if not attempt.is_rehearsal:
        _finish_paper(db, by, attempt, script, now)
    return find_attempt(db, attempt.id)


def _finish_paper(db: Session, by: Actor, attempt: Attempt, script: Script, now: datetime) -> None:
    mark_script(db, by, attempt, script, now=now)
    post_receipt(db, attempt, script, now=now)
