"""The eligibility policy that a round pins, read once by hash."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.content import ContentVersion
from assessment.records.tables.round import RoundPin
from assessment.rules.document import load_document
from assessment.rules.refusal import Refused
from rubrics.eligibility import EligibilityPolicy

PURPOSE = "eligibility"


@dataclass(frozen=True)
class Pinned:
    """A policy and the hash that it is pinned by."""

    hash: str
    policy: EligibilityPolicy


def pinned_policy(db: Session, round_id: UUID) -> Pinned:
    """Return the policy that a round pins now. Raises Refused when there is none."""
    query = (
        select(ContentVersion.hash, ContentVersion.body)
        .join(RoundPin, RoundPin.hash == ContentVersion.hash)
        .where(
            RoundPin.round_id == round_id,
            RoundPin.purpose == PURPOSE,
            RoundPin.replaced_at.is_(None),
        )
    )
    row = db.execute(query).first()
    if row is None:
        raise Refused("This round has no eligibility policy yet.")
    return Pinned(row.hash, read_policy(row.hash, row.body))


@lru_cache(maxsize=32)
def read_policy(hash_: str, body: str) -> EligibilityPolicy:
    """Return the policy of a stored body. The body decides; the hash only names it."""
    model = load_document(body).model
    if not isinstance(model, EligibilityPolicy):
        raise TypeError(f"{hash_} is not an eligibility policy")
    return model
