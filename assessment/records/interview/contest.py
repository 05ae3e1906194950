"""A conflict that a person says is wrong: it counts until officers have looked (page 53).

One officer can keep it; clearing takes two (`clearing`). An officer or auditor who has a conflict
with the same applicant, or whose own it is, finds nothing here (rule 28).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.conflict import (
    declared,
    is_conflicted,
    shared_urns,
    told_of,
    touches,
)
from assessment.records.identity import new_id
from assessment.records.tables.application import Application
from assessment.records.tables.interview import ConflictContest
from assessment.records.tables.people import Person
from assessment.records.tables.request import Request
from assessment.rules.conflict import SAME_SCHOOL, TOLD, ConflictKind, check_reason
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused

CLEAR = "conflict.clear"
ASKED = "A second person has already been asked to clear it."
_STAFF, _APPLICANT = aliased(Person), aliased(Person)


@dataclass(frozen=True)
class Contest:
    """A contested conflict as officers read it."""

    row: ConflictContest
    person: str
    applicant: str
    reference: str
    request: Request | None

    @property
    def state(self) -> str:
        """Its tag (screens, section 5)."""
        if self.row.answer is not None:
            return "Closed"
        return "Waiting for a second person" if self.request else "To decide"


def contest(
    db: Session, by: Actor, application_id: UUID, reason: str, *, now: datetime
) -> ConflictContest:
    """Say that a conflict of the acting person is wrong; again changes nothing.

    Raises Missing where they have none, Faults on `reason`.
    """
    application = db.get(Application, application_id)
    if by.person is None or application is None or application.round_id != by.round:
        raise Missing("application")
    if not is_conflicted(db, by.person, application_id):
        raise Missing("conflict")
    query = select(ConflictContest).where(
        ConflictContest.person_id == by.person,
        ConflictContest.application_id == application_id,
        ConflictContest.answered_at.is_(None),
    )
    row = db.scalar(query)
    if row is not None:
        return row
    row = ConflictContest(
        id=new_id(db),
        round_id=application.round_id,
        person_id=by.person,
        application_id=application_id,
        reason=check_reason(reason, "Enter why it is wrong"),
        contested_at=now,
    )
    db.add(row)
    db.flush()
    after = {"person": by.person, "reason": row.reason}
    audit.draft(db, by, "conflict.contest", "application", application_id, now=now, after=after)
    return row


def contests_of(db: Session, round_id: UUID, person_id: UUID) -> dict[UUID, ConflictContest]:
    """What this person called wrong in this round: application to the newest contest."""
    query = select(ConflictContest).where(
        ConflictContest.round_id == round_id, ConflictContest.person_id == person_id
    )
    rows = db.scalars(query.order_by(ConflictContest.contested_at, ConflictContest.id))
    return {row.application_id: row for row in rows}


def open_contests(db: Session, by: Actor) -> list[Contest]:
    """The contested conflicts of the officer's round that wait for an answer, oldest first."""
    query = _contests(by).where(ConflictContest.answered_at.is_(None))
    query = query.order_by(ConflictContest.contested_at, ConflictContest.id)
    return [_contest(db, *row) for row in db.execute(query)]


def find_contest(db: Session, by: Actor, contest_id: UUID) -> Contest:
    """One contested conflict, for an officer who may settle it. Raises Missing."""
    row = db.execute(_contests(by).where(ConflictContest.id == contest_id)).one_or_none()
    if row is None:
        raise Missing("conflict")
    return _contest(db, *row)


def causes(db: Session, row: ConflictContest) -> tuple[tuple[str, str], ...]:
    """Why it counts now: (what was found, the detail of it), in words."""
    person_id, application_id = row.person_id, row.application_id
    schools = [(SAME_SCHOOL, f"URN {urn}") for urn in shared_urns(db, person_id, application_id)]
    told = [(TOLD, one.how) for one in told_of(db, person_id, application_id)]
    own = [
        (ConflictKind(one.kind).words, one.details or "Declared without details")
        for one in declared(db, row.round_id, person_id)
        if one.application_id == application_id
    ]
    return (*schools, *told, *own)


def keep_conflict(db: Session, by: Actor, contest_id: UUID, reason: str, *, now: datetime) -> None:
    """Keep a contested conflict, and say why. Raises Missing, Refused, Faults on `reason`."""
    found = unanswered(db, by, contest_id)
    if found.request is not None:
        raise Refused(ASKED)
    keep_answer(db, by, found.row, "kept", check_reason(reason, "Enter why you keep it"), now)
    audit.draft(
        db,
        by,
        "conflict.keep",
        "application",
        found.row.application_id,
        now=now,
        after={"person": found.row.person_id},
        reason=reason,
    )


def unanswered(db: Session, by: Actor, contest_id: UUID) -> Contest:
    """A contest, held for this transaction. Raises Missing, Refused once it was answered."""
    if by.person is None:
        raise Missing("conflict")
    found = find_contest(db, by, contest_id)
    db.refresh(found.row, with_for_update=True)
    if found.row.answered_at is not None:
        raise Refused("This was answered already.")
    return found


def keep_answer(
    db: Session, by: Actor, row: ConflictContest, answer: str, reason: str, now: datetime
) -> None:
    """Write the answer onto the contest, once: `unanswered` holds it."""
    row.answer, row.answer_reason = answer, reason
    row.answered_by, row.answered_at = by.person, now
    db.flush()


def _contests(by: Actor) -> Select[ConflictContest, str, str, str]:
    """What this officer or auditor may see: not their own, and of nobody that they know."""
    query = (
        select(ConflictContest, _STAFF.name, _APPLICANT.name, Application.reference)
        .join(_STAFF, _STAFF.id == ConflictContest.person_id)
        .join(Application, Application.id == ConflictContest.application_id)
        .join(_APPLICANT, _APPLICANT.id == Application.person_id)
        .where(ConflictContest.round_id == by.round)
    )
    if by.person is None:
        return query
    return query.where(
        ConflictContest.person_id != by.person,
        Application.person_id != by.person,
        ~touches(by.person, Application.id),
    )


def _contest(
    db: Session, row: ConflictContest, person: str, applicant: str, reference: str
) -> Contest:
    asked = two_people.open_for(db, CLEAR, row.id)
    return Contest(row, person, applicant, reference, asked)
