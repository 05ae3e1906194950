"""The recommendation policy that a round pins, read once a hash."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.content import ContentVersion
from assessment.records.tables.round import RoundPin
from assessment.rules.document import load_document
from assessment.rules.refusal import Refused
from rubrics.recommendation import RecommendationPolicy


@dataclass(frozen=True)
class Pinned:
    """A policy with the hash that a recommendation and a decision keep."""

    hash: str
    policy: RecommendationPolicy


def policy_for(db: Session, round_id: UUID) -> Pinned:
    """Return the policy that the round pins now. Raises Refused where there is none."""
    query = (
        select(ContentVersion.hash, ContentVersion.body)
        .join(RoundPin, RoundPin.hash == ContentVersion.hash)
        .where(
            RoundPin.round_id == round_id,
            RoundPin.purpose == "recommendation",
            RoundPin.replaced_at.is_(None),
        )
        .order_by(RoundPin.pinned_at.desc())
    )
    row = db.execute(query).first()
    if row is None:
        raise Refused("This round has no recommendation policy yet.")
    return Pinned(row.hash, _read(row.body))


@lru_cache(maxsize=16)
def _read(body: str) -> RecommendationPolicy:
    policy = load_document(body).model
    if not isinstance(policy, RecommendationPolicy):
        raise Refused("This round pins something that is no recommendation policy.")
    return policy
