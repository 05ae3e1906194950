"""The policies that a round pins now, as later stages read them. Choosing one is `records.pin`."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.content import find_document
from assessment.records.tables.round import RoundPin
from assessment.rules.refusal import Refused

Policy = TypeVar("Policy", bound=BaseModel)


@dataclass(frozen=True)
class Pinned(Generic[Policy]):
    """A policy, and the hash that what is judged by it keeps."""

    hash: str
    policy: Policy


def pinned_as(db: Session, round_id: UUID, purpose: str, kind: type[Policy]) -> Pinned[Policy]:
    """Return the policy that a round pins now for a purpose. Raises Refused without one."""
    query = select(RoundPin.hash).where(
        RoundPin.round_id == round_id, RoundPin.purpose == purpose, RoundPin.replaced_at.is_(None)
    )
    found = db.scalar(query)
    if found is None:
        raise Refused(f"This round has no {purpose} policy yet.")
    return Pinned(found, policy_of(db, found, kind))


def policy_of(db: Session, content_hash: str, kind: type[Policy]) -> Policy:
    """Return the policy of this hash. Raises Missing, and TypeError for any other document."""
    model = find_document(db, content_hash).model
    if not isinstance(model, kind):
        raise TypeError(f"{content_hash} is not a {kind.__name__}")
    return model
