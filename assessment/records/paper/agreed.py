"""What is agreed for a person reaches the sittings that they have begun (page 26, rule 6).

More time and breaks hold at once. Less takes two people, as any shorter agreement does, and
never ends a sitting. A paper that is over stays as it is.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.application import adjustment
from assessment.records.paper.attempt import BREAK, Attempt, attempts_where, lock_attempt
from assessment.records.paper.keep import store_clock
from assessment.records.paper.pause import end_pause
from assessment.records.tables.application import Adjustment
from assessment.records.tables.paper import Sitting
from assessment.records.tables.request import Request
from assessment.rules.adjustment import Terms
from assessment.rules.allowance import Allowance
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused
from assessment.rules.timing import State, Times, agreed_anew, break_ran_out_at, read


@dataclass(frozen=True)
class Reached:
    """A sitting that an agreement changes: its finish as it stands, and as it would be."""

    kind: str
    started_at: datetime
    old_finish: datetime
    new_finish: datetime


def agree(
    db: Session,
    by: Actor,
    application_id: UUID,
    terms: Terms,
    seen: int,
    minutes: int,
    *,
    now: datetime,
    reason: str = "",
) -> Adjustment | Request:
    """Agree adjustments, tell the applicant, and give their open sittings the time at once.

    Where that is less than what stands, a second person is asked first. Arguments and refusals
    are those of `agree_adjustments`.
    """
    made = adjustment.agree_adjustments(
        db, by, application_id, terms, seen, minutes, now=now, reason=reason
    )
    if isinstance(made, Adjustment):
        _reach(db, by, application_id, terms, False, reason, now)
    return made


def reached_by(
    db: Session, application_id: UUID, terms: Terms, *, may_shorten: bool, now: datetime
) -> list[Reached]:
    """Return the open sittings of an applicant with both finishes, oldest first."""
    found = []
    for attempt in _open(db, application_id, now):
        finish = read(_times(attempt, terms, may_shorten, now), now).ends_at
        started_at, old = attempt.times.started_at, attempt.read(now).ends_at
        found.append(Reached(attempt.kind, started_at, old, finish))
    return sorted(found, key=lambda each: each.started_at)


@two_people.performs(adjustment.REFUSE)
def _refuse(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    adjustment.settle_refused(db, asked, by, now)
    _reach_as_asked(db, asked, by, now)


@two_people.performs(adjustment.SHORTEN)
def _shorten(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    adjustment.settle_shorter(db, asked, by, now)
    _reach_as_asked(db, asked, by, now)


def _reach_as_asked(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    terms = adjustment.terms_wanted(asked)
    _reach(db, by, UUID(asked.subject_id), terms, True, asked.reason, now)


def _reach(
    db: Session,
    by: Actor,
    application_id: UUID,
    terms: Terms,
    may_shorten: bool,
    reason: str,
    now: datetime,
) -> None:
    """Store what is agreed in each open sitting. The application is held by what settled it."""
    for found in _open(db, application_id, now):
        attempt = lock_attempt(db, found.id)
        times, before = _times(attempt, terms, may_shorten, now), attempt.read(now)
        if before.state is State.OVER or times == attempt.times:
            continue
        if read(times, now).state is State.OVER:
            raise Refused("That would end their sitting at once. Agree more than that.")
        after = _store(db, attempt, times.allowance, now)
        told = [
            {"ends_at": ends_at, "time": allowance.words, "breaks": allowance.break_words}
            for ends_at, allowance in (
                (before.ends_at, attempt.times.allowance),
                (after.ends_at, times.allowance),
            )
        ]
        audit.draft(
            db, by, "paper.agree_time", "sitting", attempt.id, now=now, before=told[0],
            after=told[1], reason=reason,
        )  # fmt: skip


def _store(db: Session, attempt: Attempt, allowance: Allowance, now: datetime) -> Attempt:
    """Store the allowance, with the end of a break that had run out, and the clock."""
    ran_out, changes = break_ran_out_at(attempt.times, now), dict[str, Any]()
    if ran_out:
        end_pause(db, attempt.id, BREAK, ran_out)
        if attempt.read(now).state is State.OPEN:
            changes = {"stopped_at": None, "resumed_at": ran_out}
    values = {
        "extra_percent": allowance.extra_percent,
        "break_count": allowance.break_count,
        "break_minutes": allowance.break_minutes,
    }
    db.execute(update(Sitting).where(Sitting.id == attempt.id).values(**values))
    after = store_clock(db, attempt, now, **changes)
    reading = after.read(now)
    if reading.state is State.ON_BREAK:
        return store_clock(db, after, now, resumed_at=now + reading.wallet.left)
    return after


def _times(attempt: Attempt, terms: Terms, may_shorten: bool, now: datetime) -> Times:
    """Return the times of a sitting under new terms; one person alone takes nothing away."""
    own = attempt.times.allowance
    new = Allowance(own.minutes, terms.extra_percent, terms.break_count, terms.break_minutes)
    if not may_shorten:
        new = replace(
            new,
            extra_percent=max(own.extra_percent, new.extra_percent),
            break_count=max(own.break_count, new.break_count),
            break_minutes=max(own.break_minutes, new.break_minutes),
        )
    return agreed_anew(attempt.times, new, now)


def _open(db: Session, application_id: UUID, now: datetime) -> list[Attempt]:
    found = attempts_where(
        db, Sitting.application_id == application_id, Sitting.voided_at.is_(None)
    )
    return [each for each in found if each.read(now).state is not State.OVER]
