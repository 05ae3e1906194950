"""The documents a case was judged by, read by the hash that the case names."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.content import find_document
from assessment.records.tables.interview import Interview
from assessment.rules.refusal import Missing
from rubrics.recommendation import RecommendationPolicy
from rubrics.rubric import Rubric


def policy_of(db: Session, policy_hash: str) -> RecommendationPolicy:
    """Return the recommendation policy of this hash. Raises Missing."""
    model = find_document(db, policy_hash).model
    if not isinstance(model, RecommendationPolicy):
        raise Missing("recommendation policy")
    return model


def rubric_of(db: Session, application_id: UUID) -> Rubric:
    """Return the rubric that this application's interview was scored by. Raises Missing."""
    found = db.scalar(
        select(Interview.rubric_hash).where(Interview.application_id == application_id)
    )
    if found is None:
        raise Missing("interview")
    model = find_document(db, found).model
    if not isinstance(model, Rubric):
        raise Missing("rubric")
    return model
