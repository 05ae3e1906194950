"""A sitting ends: submitted by the person, or closed because its time ended. Rules 2, 3 and 5.

Closing is derived from the clock; the sweep only makes it visible sooner. Either way the script
is sealed under its code, marked, and the person gets a receipt (notice N5).
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import run
from assessment.records.paper.attempt import (
    Attempt,
    Sitter,
    lock_attempt,
    lock_signed_in,
    sitter_of,
)
from assessment.records.paper.mark import mark_script
from assessment.records.paper.receipt import post_receipt
from assessment.records.paper.script import script_of
from assessment.records.tables.paper import Sitting
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Refused
from assessment.rules.timing import GRACE, Ending, State, is_settled

_SITTING = Sitting.metadata.tables["sitting"]
_SEAL = update(_SITTING).where(_SITTING.c.id == bindparam("sitting_id"))


def submit(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt:
    """Submit the person's own sitting; over already, nothing changes.

    The sitting is locked first and the answers read after, so that no save that was
    acknowledged is missing. Raises Missing, Refused on a break or pause.
    """
    attempt = lock_attempt(db, sitting_id, person=by.person)
    return _submit(db, by, attempt, sitter_of(db, attempt), now)


def submit_signed_in(db: Session, sign_in: str, sitting_id: UUID, *, now: datetime) -> bool:
    """Submit as the applicant whose sign-in this is, asked for where the sitting is read.

    False when it is not theirs to submit: the visitor is then asked for and told why. Raises
    Refused as `submit` does.
    """
    found = lock_signed_in(db, sign_in, sitting_id, now)
    if found is None:
        return False
    attempt, sitter = found
    by = Actor(attempt.person_id, sitter.name, Role.APPLICANT, attempt.round_id)
    _submit(db, by, attempt, sitter, now)
    return True


def close_sitting(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt | None:
    """Seal a sitting whose time has ended; None when it has not, or was sealed before."""
    attempt = lock_attempt(db, sitting_id)
    reading = attempt.read(now)
    if reading.ending is not Ending.CLOSED or attempt.script_code:
        return None
    if not is_settled(attempt.times, now):
        return None
    closed = replace(attempt, ends_at=reading.ends_at, swept_at=now)
    return _seal(db, by, closed, sitter_of(db, attempt), "paper.close", now)


def due_to_close(db: Session, now: datetime) -> list[UUID]:
    """Return the sittings that may have ended by time and are not sealed, oldest finish first."""
    query = select(Sitting.id).where(
        Sitting.submitted_at.is_(None),
        Sitting.voided_at.is_(None),
        Sitting.script_code.is_(None),
        Sitting.ends_at < now - 2 * GRACE,
    )
    return list(db.scalars(query.order_by(Sitting.ends_at, Sitting.id)))


def _submit(db: Session, by: Actor, attempt: Attempt, sitter: Sitter, now: datetime) -> Attempt:
    reading = attempt.read(now)
    if reading.state is State.OVER:
        return attempt
    if reading.state is not State.OPEN:
        raise Refused("The clock has stopped. You can submit when the paper goes on.")
    times = replace(attempt.times, submitted_at=now)
    submitted = replace(attempt, ends_at=reading.ends_at, times=times)
    return _seal(db, by, submitted, sitter, "paper.submit", now)


def _seal(
    db: Session, by: Actor, attempt: Attempt, sitter: Sitter, act: str, now: datetime
) -> Attempt:
    script = script_of(db, attempt, now)
    sealed = replace(attempt, stopped_at=None, script_code=script.code)
    _store(db, sealed)
    audit.draft(db, by, act, "sitting", attempt.id, now=now, after={"script_code": script.code})
    if not attempt.is_rehearsal:
        mark_script(db, by, sealed, script, now=now)
        post_receipt(db, sealed, sitter, script, now=now)
    return sealed


def _store(db: Session, sealed: Attempt) -> None:
    values = {
        "sitting_id": sealed.id,
        "submitted_at": sealed.times.submitted_at,
        "ends_at": sealed.ends_at,
        "stopped_at": sealed.stopped_at,
        "swept_at": sealed.swept_at,
        "script_code": sealed.script_code,
    }
    run(db, _SEAL, values)
