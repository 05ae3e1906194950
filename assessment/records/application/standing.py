"""What later stages ask of an application: whether it is eligible, on what evidence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from assessment.records.application.evaluation import newest_evaluations
from assessment.records.tables.application import (
    Application,
    EligibilityDecision,
    Evaluation,
    Question,
)
from assessment.rules.eligibility.verdict import ELIGIBLE, MORE_EVIDENCE, NOT_ELIGIBLE

_NEWEST = (
    select(func.max(EligibilityDecision.seq))
    .where(EligibilityDecision.application_id == Application.id)
    .correlate(Application)
    .scalar_subquery()
)
TAGS = {ELIGIBLE: "Eligible", NOT_ELIGIBLE: "Not eligible", MORE_EVIDENCE: "Waiting for applicant"}


@dataclass(frozen=True)
class Evidence:
    """The decision on eligibility that stands, with the hash of the trace it was made on."""

    outcome: str
    trace_hash: str
    policy_hash: str


@dataclass(frozen=True)
class Line:
    """One sent application in the queue of eligibility checks."""

    application: Application
    evaluation: Evaluation | None
    outcome: str | None
    is_asked: bool

    @property
    def tag(self) -> str:
        """The status tag of the application (screens, section 5)."""
        return tag_of(self.application, self.outcome, self.is_asked)

    @property
    def sent_at(self) -> datetime:
        """When it was sent; the queue holds sent applications only."""
        return self.application.sent_at or self.application.started_at


def tag_of(application: Application, outcome: str | None, is_asked: bool) -> str:
    """Return the words of the status tag."""
    if application.withdrawn_at is not None:
        return "Withdrawn"
    if application.sent_at is None:
        return "Draft"
    if outcome in (ELIGIBLE, NOT_ELIGIBLE):
        return TAGS[outcome]
    return "Waiting for applicant" if is_asked else "Sent to us"


def is_eligible_now() -> ColumnElement[bool]:
    """Return the condition that the decision standing on an application says eligible."""
    decided = (
        select(EligibilityDecision.id)
        .where(
            EligibilityDecision.application_id == Application.id,
            EligibilityDecision.seq == _NEWEST,
            EligibilityDecision.outcome == ELIGIBLE,
        )
        .correlate(Application)
        .exists()
    )
    return decided & Application.withdrawn_at.is_(None)


def is_eligible(db: Session, application_id: UUID) -> bool:
    """Say whether an application was decided eligible and not withdrawn."""
    query = select(Application.id).where(Application.id == application_id, is_eligible_now())
    return db.scalar(query) is not None


def eligible_applications(db: Session, round_id: UUID) -> list[Application]:
    """Return the eligible applications of a round, by reference."""
    query = select(Application).where(Application.round_id == round_id, is_eligible_now())
    return list(db.scalars(query.order_by(Application.reference)))


def eligibility_evidence(db: Session, application_id: UUID) -> Evidence | None:
    """Return the outcome that stands and the hash of its trace, or None before a decision."""
    query = (
        select(EligibilityDecision.outcome, Evaluation.trace_hash, Evaluation.policy_hash)
        .join(Evaluation, Evaluation.id == EligibilityDecision.evaluation_id)
        .where(EligibilityDecision.application_id == application_id)
        .order_by(EligibilityDecision.seq.desc())
    )
    row = db.execute(query.limit(1)).first()
    return Evidence(row.outcome, row.trace_hash, row.policy_hash) if row else None


def queue(
    db: Session, round_id: UUID, absent: Collection[UUID] = (), own: UUID | None = None
) -> list[Line]:
    """Return every sent application of a round but those absent for the officer, oldest first."""
    query = select(Application).where(
        Application.round_id == round_id, Application.sent_at.is_not(None)
    )
    rows = db.scalars(query.order_by(Application.sent_at, Application.reference)).all()
    seen = [row for row in rows if row.id not in absent and row.person_id != own]
    evaluations = newest_evaluations(db, [row.id for row in seen])
    outcomes, asked = _outcomes(db, round_id), _asked(db, round_id)
    return [
        Line(row, evaluations.get(row.id), outcomes.get(row.id), row.id in asked) for row in seen
    ]


def _outcomes(db: Session, round_id: UUID) -> dict[UUID, str]:
    query = (
        select(EligibilityDecision.application_id, EligibilityDecision.outcome)
        .join(Application, Application.id == EligibilityDecision.application_id)
        .where(Application.round_id == round_id)
        .order_by(EligibilityDecision.seq)
    )
    return {row.application_id: row.outcome for row in db.execute(query)}


def _asked(db: Session, round_id: UUID) -> frozenset[UUID]:
    query = (
        select(Question.application_id)
        .join(Application, Application.id == Question.application_id)
        .where(Application.round_id == round_id, Question.answered_at.is_(None))
    )
    return frozenset(db.scalars(query))
