"""Rounds: found by id or slug. The verbs of a round's set-up live here."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.round import Round
from assessment.rules.refusal import Missing


def find_round(db: Session, round_id: UUID) -> Round:
    """Return the round. Raises Missing."""
    row = db.get(Round, round_id)
    if row is None:
        raise Missing("round")
    return row


def find_by_slug(db: Session, slug: str) -> Round:
    """Return the round with this name in addresses. Raises Missing."""
    row = db.scalar(select(Round).where(Round.slug == slug))
    if row is None:
        raise Missing("round")
    return row
