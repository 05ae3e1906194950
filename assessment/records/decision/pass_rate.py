"""The pass rate against the range that was expected, and two people who accept one outside it.

Semantics rule 22: an override takes two people and a reason. What two people accept is one rate
under one pass mark: when a mark, the pass mark or a sitting moves, they are asked again.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.decision.content import policy_of
from assessment.records.people.account import find_person
from assessment.records.round import find_round, range_of
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.records.tables.request import Request
from assessment.records.tables.round import RoundPin
from assessment.rules.canonical import digest
from assessment.rules.pass_rate import Expected, Rate
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing, Refused

ACCEPT = "release.pass_rate"
AGREED = "agreed"
NO_POLICY = "No policy is pinned"
IS_IN = "The pass rate is in the expected range, so there is nothing to agree."
TWICE = "Two people have agreed to this pass rate already."
NOT_ASKED = "Nobody has asked for a second person to agree to the pass rate."


@dataclass(frozen=True)
class Accepted:
    """A rate outside the range that two people accepted, with the first one's reason."""

    people: tuple[str, str]
    reason: str
    at: datetime


@dataclass(frozen=True)
class Standing:
    """The pass rate of a round as it is now. `rate` is None where no pass mark is pinned."""

    rate: Rate | None
    expected: Expected | None
    fingerprint: str
    agreed: Accepted | None
    request: Request | None

    @property
    def words(self) -> str:
        """Return the rate and what was expected."""
        return NO_POLICY if self.rate is None else self.rate.words(self.expected)

    @property
    def is_in(self) -> bool:
        """Say whether the rate is in the range that was set."""
        if self.rate is None or self.expected is None:
            return False
        return self.rate.is_in(self.expected)

    @property
    def is_settled(self) -> bool:
        """Say whether it stands in no release's way."""
        return self.is_in or self.agreed is not None


def standing(db: Session, round_id: UUID) -> Standing:
    """Return the pass rate of a round, counted over those who sat and were marked."""
    expected, pin = range_of(find_round(db, round_id)), policy_pin(db, round_id)
    mark = policy_of(db, pin.hash).paper.pass_mark.value if pin else None
    rate = Rate(*db.execute(_counted(round_id, mark)).one()) if mark is not None else None
    seen = digest((rate, mark, expected))
    waiting = two_people.open_for(db, ACCEPT, round_id)
    return Standing(rate, expected, seen, _accepted(db, round_id, seen), waiting)


def ask_to_accept(db: Session, by: Actor, reason: str, *, now: datetime) -> Request:
    """Ask a second person to accept a pass rate outside the range of the acting person's round.

    Raises Refused when it is in the range, accepted or out already; Faults without a reason.
    """
    round_id = _round(db, by)
    found = standing(db, round_id)
    if found.is_in:
        raise Refused(IS_IN)
    if found.agreed is not None:
        raise Refused(TWICE)
    payload = {"pass_rate": found.words}
    return two_people.ask(
        db, by, ACCEPT, "round", round_id, found.fingerprint, payload, reason, now=now
    )


def answer_acceptance(
    db: Session, by: Actor, agree: bool, reason: str, *, now: datetime
) -> Request:
    """Agree to the pass rate as the second person, or do not. Raises Refused when nobody asked,
    and what `request.answer` raises."""
    waiting = two_people.open_for(db, ACCEPT, _round(db, by))
    if waiting is None:
        raise Refused(NOT_ASKED)
    return two_people.answer(db, by, waiting.id, agree, reason, now=now)


@two_people.performs(ACCEPT)
def _accept(db: Session, row: Request, by: Actor, now: datetime) -> None:
    """The agreed request is itself the record; here only who may agree is held."""
    if by.role is not Role.DECISION_MAKER:
        raise Denied("Only a decision maker can agree to this.")
    audit.draft(
        db,
        by,
        ACCEPT,
        "round",
        row.subject_id,
        now=now,
        after=row.payload,
        reason=row.reason,
    )


@two_people.hashes(ACCEPT)
def _rehash(db: Session, row: Request) -> str:
    return standing(db, UUID(row.subject_id)).fingerprint


def policy_pin(db: Session, round_id: UUID) -> RoundPin | None:
    """Return the pin of the recommendation policy that holds the pass mark, if there is one."""
    query = select(RoundPin).where(
        RoundPin.round_id == round_id,
        RoundPin.purpose == "recommendation",
        RoundPin.replaced_at.is_(None),
    )
    return db.scalar(query)


def newest_runs(round_id: UUID) -> Select[MarkRun]:
    """Select the marking that stands of each paper of a round that is not void."""
    return _standing_marks(select(MarkRun), round_id)


def _counted(round_id: UUID, mark: Decimal) -> Select[int, int]:
    passed = func.coalesce(func.sum(case((MarkRun.score >= mark, 1), else_=0)), 0)
    return _standing_marks(select(passed, func.count(MarkRun.id)), round_id)


def _standing_marks(query: Select[Any], round_id: UUID) -> Select[Any]:
    newest = (
        select(MarkRun.sitting_id, func.max(MarkRun.run).label("run"))
        .group_by(MarkRun.sitting_id)
        .subquery()
    )
    return (
        query.join(
            newest, (newest.c.sitting_id == MarkRun.sitting_id) & (newest.c.run == MarkRun.run)
        )
        .join(Sitting, Sitting.id == MarkRun.sitting_id)
        .where(Sitting.round_id == round_id, Sitting.kind == "paper", Sitting.voided_at.is_(None))
    )


def _accepted(db: Session, round_id: UUID, seen: str) -> Accepted | None:
    query = select(Request).where(
        Request.act == ACCEPT,
        Request.subject_id == str(round_id),
        Request.subject_hash == seen,
        Request.answer == AGREED,
    )
    row = db.scalars(query.order_by(Request.answered_at.desc()).limit(1)).first()
    if row is None or row.answered_by is None or row.answered_at is None:
        return None
    first, second = (find_person(db, UUID(one)).name for one in (row.asked_by, row.answered_by))
    return Accepted((first, second), row.reason, row.answered_at)


def _round(db: Session, by: Actor) -> UUID:
    if by.person is None or by.round is None:
        raise Missing("round")
    if find_round(db, by.round).released_at is not None:
        raise Refused("Results of this round are released.")
    return by.round
