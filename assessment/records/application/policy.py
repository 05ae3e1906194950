"""The eligibility policy that a round pins."""

from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records.pinned import Pinned, pinned_as
from rubrics.eligibility import EligibilityPolicy


def pinned_policy(db: Session, round_id: UUID) -> Pinned[EligibilityPolicy]:
    """Return the policy that a round pins now. Raises Refused where there is none."""
    return pinned_as(db, round_id, "eligibility", EligibilityPolicy)
