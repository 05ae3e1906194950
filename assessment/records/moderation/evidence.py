"""The evidence of a case, gathered from every earlier stage into one frozen value."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.moderation.interview_part import interviews_of
from assessment.records.moderation.paper_part import papers_of
from assessment.records.tables.application import EligibilityDecision, Evaluation
from assessment.rules.evidence import EligibilityEvidence, Evidence
from assessment.rules.refusal import Missing

OUTCOMES = {"eligible": "eligible", "not_eligible": "not_eligible"}


def evidence_for(db: Session, application_id: UUID) -> Evidence:
    """Return the evidence of one case as it stands. Raises Missing where it is not complete."""
    found = evidence_of(db, [application_id])
    if application_id not in found:
        raise Missing("case")
    return found[application_id]


def evidence_of(db: Session, applications: Collection[UUID]) -> dict[UUID, Evidence]:
    """Return the evidence of many cases, in a fixed number of queries."""
    eligibility = _eligibility(db, applications)
    papers, interviews = papers_of(db, applications), interviews_of(db, applications)
    return {
        id_: Evidence(
            application=id_,
            eligibility=eligibility[id_],
            paper=papers[id_].evidence,
            criteria=interviews[id_].rubric.criterion_ids,
            members=interviews[id_].members,
            agreed=interviews[id_].agreed,
            incidents=papers[id_].incidents,
        )
        for id_ in applications
        if id_ in eligibility and id_ in papers and id_ in interviews
    }


def _eligibility(db: Session, applications: Collection[UUID]) -> dict[UUID, EligibilityEvidence]:
    """The newest decision of each application, with the trace that it was made on."""
    query = (
        select(
            EligibilityDecision.application_id, EligibilityDecision.outcome, Evaluation.trace_hash
        )
        .join(Evaluation, Evaluation.id == EligibilityDecision.evaluation_id)
        .where(EligibilityDecision.application_id.in_(applications))
        .order_by(EligibilityDecision.seq)
    )
    return {
        row.application_id: EligibilityEvidence.model_validate(
            {"outcome": OUTCOMES.get(row.outcome, "unknown"), "trace_hash": row.trace_hash}
        )
        for row in db.execute(query)
    }
