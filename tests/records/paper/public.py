"""A specimen paper for a round of the tests that pins none."""

from uuid import UUID

from sqlalchemy.orm import Session

from tests.records.paper.setting import OPENS, keep, paper, pin


def pin_public_paper(db: Session, round_id: UUID) -> None:
    """Pin a specimen paper; committed."""
    pin(db, round_id, "paper", keep(db, paper(), OPENS), OPENS)
    db.commit()
