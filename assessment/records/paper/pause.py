"""The clock stops and starts: rest breaks of the person's own, pauses by staff. Rule 6."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.paper.attempt import (
    BREAK,
    STAFF_PAUSE,
    Attempt,
    attempts_where,
    lock_attempt,
)
from assessment.records.paper.keep import store_clock
from assessment.records.tables.paper import Pause, Sitting
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.timing import State, break_ran_out_at


def start_break(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt:
    """Start a rest break; on one already, nothing changes. Raises Refused when none is left."""
    attempt = lock_attempt(db, sitting_id, person=by.person)
    reading = attempt.read(now)
    if reading.state is State.ON_BREAK:
        return attempt
    _check_open(reading.state)
    if not reading.wallet.remaining:
        raise Refused("You have used your breaks.")
    _stop(db, by, attempt, BREAK, "", now)
    audit.draft(db, by, "paper.start_break", "sitting", sitting_id, now=now)
    return store_clock(db, attempt, now, stopped_at=now, resumed_at=now + reading.wallet.left)


def end_break(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt:
    """End the rest break; when it is over already, nothing changes."""
    attempt = lock_attempt(db, sitting_id, person=by.person)
    reading = attempt.read(now)
    if reading.state is State.PAUSED:
        raise Refused("The programme team paused the paper. It starts again by itself.")
    ended_at = now if reading.state is State.ON_BREAK else break_ran_out_at(attempt.times, now)
    if ended_at is None or reading.state is State.OVER:
        return attempt
    end_pause(db, sitting_id, BREAK, ended_at)
    audit.draft(db, by, "paper.end_break", "sitting", sitting_id, now=now)
    return store_clock(db, attempt, now, stopped_at=None, resumed_at=ended_at)


def pause_sitting(
    db: Session, by: Actor, sitting_id: UUID, reason: str, *, now: datetime
) -> Attempt:
    """Stop one person's clock; paused already, nothing changes. Raises Faults, Refused."""
    if not reason.strip():
        raise Faults({"reason": "Enter why you are pausing the paper"})
    attempt = _of_round(lock_attempt(db, sitting_id), by)
    state = attempt.read(now).state
    if state is State.PAUSED:
        return attempt
    if state is State.OVER:
        raise Refused("This sitting is over, so it cannot be paused.")
    _stop(db, by, attempt, STAFF_PAUSE, reason, now)
    audit.draft(db, by, "paper.pause", "sitting", sitting_id, now=now, reason=reason)
    return store_clock(db, attempt, now, stopped_at=attempt.stopped_at or now)


def resume_sitting(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> Attempt:
    """Start one person's clock again; a break that was under way goes on."""
    attempt = _of_round(lock_attempt(db, sitting_id), by)
    if attempt.read(now).state is not State.PAUSED:
        return attempt
    end_pause(db, sitting_id, STAFF_PAUSE, now)
    audit.draft(db, by, "paper.resume", "sitting", sitting_id, now=now)
    after = store_clock(db, attempt, now, stopped_at=None, resumed_at=now)
    reading = after.read(now)
    if reading.state is State.ON_BREAK:
        end = now + reading.wallet.left
        return store_clock(db, after, now, stopped_at=reading.stopped_at, resumed_at=end)
    return after


def pause_session(
    db: Session, by: Actor, session_id: UUID, reason: str, *, now: datetime
) -> list[Attempt]:
    """Stop everyone's clock in a session who is not finished; return them."""
    found = [a for a in _of_session(db, by, session_id) if a.read(now).state is not State.OVER]
    return [pause_sitting(db, by, each.id, reason, now=now) for each in found]


def resume_session(db: Session, by: Actor, session_id: UUID, *, now: datetime) -> list[Attempt]:
    """Start everyone's clock again in a session; return whom it was stopped for."""
    found = [a for a in _of_session(db, by, session_id) if a.read(now).state is State.PAUSED]
    return [resume_sitting(db, by, each.id, now=now) for each in found]


def states_in(db: Session, by: Actor, session_id: UUID, *, now: datetime) -> list[State]:
    """Return the state of each paper of a session that has begun and is not over."""
    found = [each.read(now).state for each in _of_session(db, by, session_id)]
    return [state for state in found if state is not State.OVER]


def _of_session(db: Session, by: Actor, session_id: UUID) -> list[Attempt]:
    return attempts_where(
        db, Sitting.session_id == session_id, Sitting.round_id == by.round, Sitting.kind == "paper"
    )


def _of_round(attempt: Attempt, by: Actor) -> Attempt:
    if attempt.round_id != by.round:
        raise Missing("sitting")
    return attempt


def _check_open(state: State) -> None:
    if state is State.PAUSED:
        raise Refused("The programme team paused the paper. Your time is safe.")
    if state is State.OVER:
        raise Refused("The paper is over, so there is no break to take.")


def _stop(db: Session, by: Actor, attempt: Attempt, kind: str, reason: str, now: datetime) -> None:
    db.add(
        Pause(
            id=new_id(db),
            sitting_id=attempt.id,
            kind=kind,
            started_at=now,
            by=by.real,
            reason=reason,
        )
    )
    db.flush()


def end_pause(db: Session, sitting_id: UUID, kind: str, ended_at: datetime) -> None:
    """End the newest stop of a kind that has no end yet, if there is one."""
    newest = (
        select(Pause.id)
        .where(Pause.sitting_id == sitting_id, Pause.kind == kind, Pause.ended_at.is_(None))
        .order_by(Pause.started_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    db.execute(update(Pause).where(Pause.id == newest).values(ended_at=ended_at))
