"""What arrived after the end of a paper: kept, not scored, shown to the moderator (rule 2)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.database import micros
from assessment.records.moderation.paper_part import SatPaper
from assessment.records.tables.paper import AnswerRevision


@dataclass(frozen=True)
class LateAnswer:
    """One answer as it came, with the number of its question and of its words."""

    position: int
    words: int
    text: str
    received_at: datetime


def late_answers_of(db: Session, paper: SatPaper) -> tuple[LateAnswer, ...]:
    """Return the late answers of a paper, in order of question."""
    return tuple(
        LateAnswer(
            kept.position,
            kept.words,
            _text(db, paper, kept.position, kept.received_at),
            kept.received_at,
        )
        for kept in paper.late
    )


def _text(db: Session, paper: SatPaper, position: int, received_at: datetime) -> str:
    query = select(AnswerRevision.response).where(
        AnswerRevision.sitting_id == paper.attempt.id,
        AnswerRevision.position == position,
        AnswerRevision.received_at == micros(received_at),
    )
    return db.scalar(query.order_by(AnswerRevision.id.desc())) or ""
