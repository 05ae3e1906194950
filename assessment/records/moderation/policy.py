"""The recommendation policy that a round pins."""

from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records.pinned import Pinned, pinned_as
from rubrics.recommendation import RecommendationPolicy


def policy_for(db: Session, round_id: UUID) -> Pinned[RecommendationPolicy]:
    """Return the policy that the round pins now. Raises Refused where there is none."""
    return pinned_as(db, round_id, "recommendation", RecommendationPolicy)
