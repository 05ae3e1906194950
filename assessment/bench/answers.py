"""What people on the ground answer: for every question two whole answers, one right, one wrong."""

import random
from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from assessment.records.paper.document import questions_of
from assessment.records.tables.paper import AnswerRevision, SittingPosition
from question_bank.invented import invented

Values = list[str]  # what a page would send


def forms(db: Session, sittings: Iterable[UUID]) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """By sitting and place, the right and a wrong answer as a form sends them."""
    places = _places(db, sittings)
    known = _pairs(db, places)
    made: dict[UUID, tuple[tuple[str, str], ...]] = {}
    for place in places:
        right, wrong = (
            urlencode([("answer", value) for value in values])
            for values in known[place.question_hash]
        )
        made[place.sitting_id] = (*made.get(place.sitting_id, ()), (right, wrong))
    return made


def answer_all(db: Session, sittings: Iterable[UUID], received: int) -> None:
    """Give every place of these sittings an answer, two in three right, kept at this instant."""
    places = _places(db, sittings)
    questions = questions_of(db, {place.question_hash for place in places})
    known, draw = _pairs(db, places), random.Random(2)  # noqa: S311 made up, never a secret
    rows = [
        {
            "sitting_id": place.sitting_id,
            "position": place.position,
            "page_load": "bench",
            "n": place.position,
            "key": f"{place.position}",
            "response": questions[place.question_hash].read(
                known[place.question_hash][draw.choice((0, 0, 1))]
            ),
            "flagged": False,
            "received_at": received,
        }
        for place in places
    ]
    db.execute(insert(AnswerRevision), rows)


def _places(db: Session, sittings: Iterable[UUID]) -> list[SittingPosition]:
    query = select(SittingPosition).where(SittingPosition.sitting_id.in_(list(sittings)))
    return list(db.scalars(query.order_by(SittingPosition.sitting_id, SittingPosition.position)))


def _pairs(db: Session, places: list[SittingPosition]) -> dict[str, tuple[Values, Values]]:
    draw = random.Random(1)  # noqa: S311 made up, never a secret
    found = questions_of(db, {place.question_hash for place in places})
    return {
        name: (invented(question, True, draw), invented(question, False, draw))
        for name, question in found.items()
    }
