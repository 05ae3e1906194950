"""A round at a glance: people at each stage, and what waits for an officer. No score is read.

It looks at every stage and is looked at by none.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from assessment.records.conflict import conflicted
from assessment.records.interview.contest import open_contests
from assessment.records.outbox import failed_people
from assessment.records.request import waiting_for
from assessment.records.tables.application import (
    Adjustment,
    AdjustmentAsked,
    Application,
    EligibilityDecision,
)
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.interview import Interview
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.paper import Booking, Sitting
from assessment.records.tables.people import Person, RoleGrant
from assessment.records.tables.request import Request
from assessment.rules.people import Actor, Role

ELIGIBLE = "eligible"
HIDES = ("application", "conflict")
SETTLED = (ELIGIBLE, "not_eligible")
_SENT = and_(Application.sent_at.is_not(None), Application.withdrawn_at.is_(None))


@dataclass(frozen=True)
class Waiting:
    """How many things of each kind wait for an officer."""

    eligibility_checks: int
    adjustments: int
    to_book: int
    to_invite: int
    failed_notices: int
    contested_conflicts: int = 0


@dataclass(frozen=True)
class Holder:
    """A person and the roles that they hold in a round."""

    name: str
    email: str
    roles: tuple[str, ...]


def stages(db: Session, round_id: UUID, now: datetime) -> tuple[tuple[str, int], ...]:
    """Return how many people reached each stage; who withdrew is counted in the first alone."""
    reached = (
        ("Started an application", Application.id.is_not(None)),
        ("Sent it", _SENT),
        ("Can apply", and_(_SENT, _latest_is(ELIGIBLE))),
        ("Sat the paper", and_(_SENT, _sat(now))),
        ("Interviewed", and_(_SENT, _interviewed())),
        ("Recommended", and_(_SENT, exists().where(Moderation.application_id == Application.id))),
        (
            "Decided",
            and_(_SENT, exists().where(DecisionSnapshot.application_id == Application.id)),
        ),
    )
    return tuple((label, _count(db, round_id, condition)) for label, condition in reached)


def applicants(db: Session, round_id: UUID) -> int:
    """Return how many people sent an application and did not withdraw it."""
    return _count(db, round_id, _SENT)


def waiting(db: Session, by: Actor, round_id: UUID, now: datetime) -> Waiting:
    """Return what waits for this officer; a case that conflicts with them is as if absent."""
    mine = _may_see(db, by)
    eligible = and_(_SENT, mine, _latest_is(ELIGIBLE))
    settled = or_(*(_latest_is(outcome) for outcome in SETTLED))
    booked = exists().where(Booking.application_id == Application.id)
    invited = exists().where(Interview.application_id == Application.id)
    return Waiting(
        eligibility_checks=_count(db, round_id, and_(_SENT, mine, ~settled)),
        adjustments=_asking_for_changes(db, round_id, mine),
        to_book=_count(db, round_id, and_(eligible, ~booked, ~_sat(now))),
        to_invite=_count(db, round_id, and_(eligible, _sat(now), ~invited)),
        failed_notices=failed_people(db, round_id),
        contested_conflicts=sum(one.request is None for one in open_contests(db, by)),
    )


def requests_for(db: Session, by: Actor, round_id: UUID) -> list[tuple[Request, str]]:
    """Return the open requests of a round that somebody else asked for, oldest first.

    Each with the reference of the application it is about, or nothing. One about a case that
    conflicts with this person is left out.
    """
    query = select(Application.id, Application.reference).where(
        Application.round_id == round_id, _may_see(db, by)
    )
    known = {str(found): reference for found, reference in db.execute(query)}
    known |= {str(one.row.id): one.reference for one in open_contests(db, by)}
    return [
        (asked, known.get(asked.subject_id, ""))
        for asked in waiting_for(db, round_id)
        if asked.asked_by != by.real
        and (asked.subject_kind not in HIDES or asked.subject_id in known)
    ]


def staff_of(db: Session, round_id: UUID, now: datetime) -> list[Holder]:
    """Return who works on the round, by name, with their roles; applicants are not listed."""
    live = or_(RoleGrant.until.is_(None), RoleGrant.until > now)
    query = (
        select(Person.name, Person.email, RoleGrant.role)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(RoleGrant.round_id == round_id, RoleGrant.removed_at.is_(None), live)
        .where(RoleGrant.role != Role.APPLICANT.value)
        .order_by(Person.name, Person.email, RoleGrant.role)
    )
    held: dict[tuple[str, str], list[str]] = {}
    for name, email, role in db.execute(query):
        held.setdefault((name, email), []).append(Role(role).words)
    return [Holder(name, email, tuple(roles)) for (name, email), roles in held.items()]


def _count(db: Session, round_id: UUID, condition: ColumnElement[bool]) -> int:
    query: Select[int] = select(func.count(Application.id)).where(
        Application.round_id == round_id, condition
    )
    return db.scalar(query) or 0


def _latest_is(outcome: str) -> ColumnElement[bool]:
    newest = (
        select(func.max(EligibilityDecision.seq))
        .where(EligibilityDecision.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
    )
    return exists().where(
        EligibilityDecision.application_id == Application.id,
        EligibilityDecision.seq == newest,
        EligibilityDecision.outcome == outcome,
    )


def _sat(now: datetime) -> ColumnElement[bool]:
    over = or_(Sitting.submitted_at.is_not(None), Sitting.ends_at <= now)
    return exists().where(
        Sitting.application_id == Application.id,
        Sitting.kind == "paper",
        Sitting.voided_at.is_(None),
        over,
    )


def _interviewed() -> ColumnElement[bool]:
    return exists().where(
        Interview.application_id == Application.id, Interview.finished_at.is_not(None)
    )


def _may_see(db: Session, by: Actor) -> ColumnElement[bool]:
    """Not their own application, and none that conflicts with them (semantics rule 28)."""
    if by.person is None:
        return true()
    return and_(
        Application.person_id != by.person, Application.id.not_in(conflicted(db, by.person))
    )


def _asking_for_changes(db: Session, round_id: UUID, mine: ColumnElement[bool]) -> int:
    """How many asked for changes since anything was last agreed; an empty list asks for none."""
    agreed = (
        select(func.max(Adjustment.agreed_at))
        .where(Adjustment.application_id == AdjustmentAsked.application_id)
        .correlate(AdjustmentAsked)
        .scalar_subquery()
    )
    query = (
        select(AdjustmentAsked.application_id, AdjustmentAsked.wanted, AdjustmentAsked.at, agreed)
        .join(Application, Application.id == AdjustmentAsked.application_id)
        .where(Application.round_id == round_id, _SENT, mine)
        .order_by(AdjustmentAsked.at)
    )
    newest = {row[0]: row for row in db.execute(query)}
    return sum(bool(row[1]) and (row[3] is None or row[3] < row[2]) for row in newest.values())
