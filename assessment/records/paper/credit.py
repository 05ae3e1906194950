"""Time is given to a sitting; taking any away takes two people. Semantics rules 1 and 6."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.identity import new_id
from assessment.records.paper.attempt import Attempt, attempts_where, find_attempt, lock_attempt
from assessment.records.paper.keep import store_clock
from assessment.records.tables.paper import Credit, Sitting
from assessment.records.tables.request import Request
from assessment.rules.canonical import digest
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.timing import Ending, State

SHORTEN = "paper.shorten"
MOST_MINUTES = 600


def add_time(
    db: Session, by: Actor, sitting_id: UUID, minutes: int, reason: str, *, now: datetime
) -> Attempt:
    """Give minutes to one person; a paper that closed by time opens again.

    The new finish holds from the next request. Raises Faults, Missing, Refused once submitted.
    """
    _check(minutes, reason, "adding")
    attempt = _of_round(lock_attempt(db, sitting_id), by)
    if attempt.read(now).ending in {Ending.SUBMITTED, Ending.VOID}:
        raise Refused("This sitting was submitted or is void, so time cannot be added.")
    return _credit(db, by, attempt, minutes, reason, now)


def add_time_for_session(
    db: Session, by: Actor, session_id: UUID, minutes: int, reason: str, *, now: datetime
) -> list[Attempt]:
    """Give minutes to everyone in a session who is not finished; return them."""
    _check(minutes, reason, "adding")
    found = attempts_where(
        db, Sitting.session_id == session_id, Sitting.round_id == by.round, Sitting.kind == "paper"
    )
    going = [each for each in found if each.read(now).state is not State.OVER]
    return [add_time(db, by, each.id, minutes, reason, now=now) for each in going]


def shortened(attempt: Attempt, minutes: int, now: datetime) -> tuple[datetime, datetime]:
    """Return the finish as it is, and as it would be with fewer minutes."""
    ends_at = attempt.read(now).ends_at
    return ends_at, ends_at - timedelta(minutes=minutes)


def ask_to_shorten(
    db: Session, by: Actor, sitting_id: UUID, minutes: int, reason: str, *, now: datetime
) -> Request:
    """Ask a second person to take minutes away. Raises Faults, Missing, Refused."""
    _check(minutes, reason, "taking away")
    attempt = _of_round(lock_attempt(db, sitting_id), by)
    if attempt.read(now).state is State.OVER:
        raise Refused("This sitting is over, so it cannot be made shorter.")
    old, new = shortened(attempt, minutes, now)
    if new <= now:
        raise Refused("That would end the sitting at once. Take fewer minutes away.")
    payload = {"minutes": minutes, "old": old.isoformat(), "new": new.isoformat()}
    return request.ask(
        db, by, SHORTEN, "sitting", sitting_id, time_hash(attempt), payload, reason, now=now
    )


@request.hashes(SHORTEN)
def _hash(db: Session, asked: Request) -> str:
    return time_hash(find_attempt(db, UUID(asked.subject_id)))


@request.performs(SHORTEN)
def _shorten(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    attempt = lock_attempt(db, UUID(asked.subject_id))
    _credit(db, by, attempt, -int(asked.payload["minutes"]), asked.reason, now)


def time_hash(attempt: Attempt) -> str:
    """Return the hash of everything that decides a sitting's time."""
    times = attempt.times
    seconds = times.credit // timedelta(seconds=1)
    return digest([attempt.id, times.started_at, times.allowance, times.pauses, seconds])


def _credit(
    db: Session, by: Actor, attempt: Attempt, minutes: int, reason: str, now: datetime
) -> Attempt:
    before = attempt.read(now).ends_at
    db.add(
        Credit(
            id=new_id(db),
            sitting_id=attempt.id,
            seconds=minutes * 60,
            by=by.real,
            reason=reason,
            at=now,
        )
    )
    db.flush()
    after = store_clock(db, attempt, now)
    if after.swept_at is not None and after.read(now).state is not State.OVER:
        after = store_clock(db, attempt, now, swept_at=None, script_code=None)
    act = "paper.add_time" if minutes > 0 else "paper.shorten"
    ends_at = {"ends_at": after.ends_at}
    audit.draft(
        db,
        by,
        act,
        "sitting",
        attempt.id,
        now=now,
        before={"ends_at": before},
        after=ends_at,
        reason=reason,
    )
    return after


def _check(minutes: int, reason: str, doing: str) -> None:
    faults: dict[str, str] = {}
    if not 0 < minutes <= MOST_MINUTES:
        faults["minutes"] = f"Minutes must be a number from 1 to {MOST_MINUTES}"
    if not reason.strip():
        faults["reason"] = f"Enter why you are {doing} time"
    if faults:
        raise Faults(faults)


def _of_round(attempt: Attempt, by: Actor) -> Attempt:
    if attempt.round_id != by.round:
        raise Missing("sitting")
    return attempt
