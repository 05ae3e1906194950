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


def newest_opened(db: Session) -> Round | None:
    """Return the round that was opened last and is not closed: what the start page speaks of."""
    query = select(Round).where(Round.opened_at.is_not(None), Round.closed_at.is_(None))
    return db.scalar(query.order_by(Round.opened_at.desc()).limit(1))
