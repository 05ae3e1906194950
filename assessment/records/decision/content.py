"""The documents a case was judged by, read by the hash that the case names."""

from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.content import ContentVersion
from assessment.records.tables.interview import Interview
from assessment.rules.refusal import Missing
from rubrics.recommendation import RecommendationPolicy
from rubrics.rubric import Rubric


def body_of(db: Session, content_hash: str) -> str:
    """Return the canonical JSON of a document. Raises Missing."""
    body = db.scalar(select(ContentVersion.body).where(ContentVersion.hash == content_hash))
    if body is None:
        raise Missing("content version")
    return body


def policy_of(db: Session, policy_hash: str) -> RecommendationPolicy:
    """Return the recommendation policy of this hash. Raises Missing."""
    return _policy(body_of(db, policy_hash))


def rubric_of(db: Session, application_id: UUID) -> Rubric:
    """Return the rubric that this application's interview was scored by. Raises Missing."""
    found = db.scalar(
        select(Interview.rubric_hash).where(Interview.application_id == application_id)
    )
    if found is None:
        raise Missing("interview")
    return _rubric(body_of(db, found))


@lru_cache(maxsize=16)
def _policy(body: str) -> RecommendationPolicy:
    return RecommendationPolicy.model_validate_json(body)


@lru_cache(maxsize=16)
def _rubric(body: str) -> Rubric:
    return Rubric.model_validate_json(body)
