"""Applicants sit the paper: each answers by ability, in order, and most submit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.demo.stage import Stage
from assessment.records.identity import new_id
from assessment.records.paper.answer import Save, save_answer
from assessment.records.paper.document import places_of, questions_of
from assessment.records.paper.finish import close_sitting, submit
from assessment.records.paper.start import start_sitting
from assessment.rules.people import Actor, Role
from question_bank import Question, invented

SECONDS_A_QUESTION = 75
NEVER_SUBMITS = 0.08
LEFT_BLANK = 0.02


@dataclass(frozen=True)
class Candidate:
    """An applicant as the demonstration plays them."""

    application_id: UUID
    person_id: UUID
    name: str
    ability: float

    def actor(self, round_id: UUID) -> Actor:
        """Return the applicant acting for themselves."""
        return Actor(self.person_id, self.name, Role.APPLICANT, round_id)


def sit(stage: Stage, candidate: Candidate, round_id: UUID, starts_at: datetime) -> None:
    """Sit the paper from start to finish; a few never press submit and are closed at time."""
    by = candidate.actor(round_id)
    with stage.scene() as db:
        attempt = start_sitting(db, by, "paper", now=starts_at)
        at = _answer_all(stage, db, candidate, attempt.id, starts_at)
        if stage.draw.random() >= NEVER_SUBMITS:
            submit(db, by, attempt.id, now=at + timedelta(minutes=1))
            return
    with stage.scene() as db:
        close_sitting(
            db, Actor(None, "sweep"), attempt.id, now=attempt.ends_at + timedelta(hours=1)
        )


def _answer_all(
    stage: Stage, db: Session, candidate: Candidate, sitting_id: UUID, starts_at: datetime
) -> datetime:
    places = places_of(db, sitting_id)
    questions = questions_of(db, {place.question_hash for place in places})
    at = starts_at
    for place in places:
        at += timedelta(seconds=stage.draw.uniform(0.6, 1.3) * SECONDS_A_QUESTION)
        if stage.draw.random() < LEFT_BLANK:
            continue
        question = questions[place.question_hash]
        values = invented(question, _knows(stage, candidate, question), stage.draw)
        save = Save(
            position=place.position,
            response=question.read(values),
            flagged=stage.draw.random() < 0.05,
            page_load=str(new_id(db)),
            n=1,
            key=str(new_id(db)),
        )
        save_answer(db, candidate.person_id, sitting_id, save, now=at)
    return at


def _knows(stage: Stage, candidate: Candidate, question: Question) -> bool:
    """Say whether they get it right: harder questions are known by fewer."""
    chance = candidate.ability + 0.6 * (float(question.difficulty) - 0.6)
    return stage.draw.random() < min(0.97, max(0.15, chance))
