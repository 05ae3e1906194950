"""What an officer asks the applicant about one clause (notice N2), and the reply."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.application.fact import checkable
from assessment.records.application.loading import own_for_update
from assessment.records.identity import new_id
from assessment.records.people.account import find_person
from assessment.records.tables.application import Application, Question
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.wording_time import date_words, uk

DAYS_TO_ANSWER = 10
MOST_CHARACTERS = 5_000
LONDON = ZoneInfo("Europe/London")


def ask_applicant(
    db: Session,
    by: Actor,
    application_id: UUID,
    clause: str,
    says: str,
    what: str,
    *,
    now: datetime,
) -> Question:
    """Ask for what would settle a clause. Raises Faults, Refused while one is open on it."""
    application = checkable(db, application_id)
    if not what.strip():
        raise Faults({"what": "Enter what you need from them"})
    if len(what) > MOST_CHARACTERS:
        raise Faults({"what": f"Your question must be {MOST_CHARACTERS:,} characters or fewer"})
    if [one for one in questions_for(db, application.id, open_only=True) if one.clause == clause]:
        raise Refused("The applicant has already been asked about this.")
    row = Question(
        id=new_id(db),
        application_id=application.id,
        clause=clause,
        what=what.strip(),
        asked_by=by.real,
        asked_at=now,
        due_at=_due(now),
    )
    db.add(row)
    db.flush()
    fields = {
        "name": find_person(db, application.person_id).name,
        "date": date_words(row.due_at),
        "clause": f"{says}.",
        "what": row.what,
    }
    person = application.person_id
    outbox.post(
        db, "fact_needed", person, application.round_id, application.reference, fields, now=now
    )
    audit.draft(
        db, by, "ask_applicant", "application", application.id, now=now, after=what, reason=clause
    )
    return row


def reply(db: Session, by: Actor, question_id: UUID, answer: str, *, now: datetime) -> Question:
    """Keep the applicant's answer; a late one is kept too. Raises Missing, Faults, Refused."""
    application = own_for_update(db, by)
    row = db.get(Question, question_id)
    if row is None or row.application_id != application.id:
        raise Missing("question")
    if application.withdrawn_at is not None:
        raise Refused("You withdrew this application.")
    if row.answered_at is not None:
        raise Refused("You have already answered this.", "Your application", "/application/")
    if not answer.strip():
        raise Faults({"answer": "Enter your answer"})
    if len(answer) > MOST_CHARACTERS:
        raise Faults({"answer": f"Your answer must be {MOST_CHARACTERS:,} characters or fewer"})
    row.answer, row.answered_at = answer, now
    db.flush()
    audit.draft(db, by, "answer_question", "application", application.id, now=now, after=answer)
    return row


def questions_for(db: Session, application_id: UUID, *, open_only: bool = False) -> list[Question]:
    """Return what was asked of an applicant, oldest first."""
    query = select(Question).where(Question.application_id == application_id)
    if open_only:
        query = query.where(Question.answered_at.is_(None))
    return list(db.scalars(query.order_by(Question.asked_at, Question.id)))


def find_question(db: Session, application: Application, question_id: UUID) -> Question:
    """Return a question of this application. Raises Missing."""
    row = db.get(Question, question_id)
    if row is None or row.application_id != application.id:
        raise Missing("question")
    return row


def _due(now: datetime) -> datetime:
    day = uk(now).date() + timedelta(days=DAYS_TO_ANSWER)
    return datetime.combine(day, time(23, 59, 59), LONDON)
