"""What arrived after the end of a paper: kept, not scored, shown to the moderator (rule 2)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.database import micros
from assessment.records.moderation.paper_part import SatPaper
from assessment.records.paper.document import place_of
from assessment.records.tables.paper import AnswerRevision


@dataclass(frozen=True)
class LateAnswer:
    """One answer as it came, with the number of its question and of its words.

    `lines` are what it says: what was chosen by the text of its options.
    """

    position: int
    words: int
    lines: tuple[str, ...]
    received_at: datetime


def late_answers_of(db: Session, paper: SatPaper) -> tuple[LateAnswer, ...]:
    """Return the late answers of a paper, in order of question."""
    return tuple(
        LateAnswer(
            kept.position,
            kept.words,
            _lines(db, paper, kept.position, kept.received_at),
            kept.received_at,
        )
        for kept in paper.late
    )


def _lines(db: Session, paper: SatPaper, position: int, received_at: datetime) -> tuple[str, ...]:
    query = select(AnswerRevision.response).where(
        AnswerRevision.sitting_id == paper.attempt.id,
        AnswerRevision.position == position,
        AnswerRevision.received_at == micros(received_at),
    )
    response = db.scalar(query.order_by(AnswerRevision.id.desc())) or ""
    place = place_of(db, paper.attempt.id, position)
    return (response,) if place is None else place[1].in_words(response)
