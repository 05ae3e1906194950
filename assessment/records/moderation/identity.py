"""Who an applicant is: hidden from moderators until they ask, and asking is recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.moderation.case import find_case
from assessment.records.people.workplace import works_at
from assessment.records.tables.application import Application
from assessment.records.tables.audit import Reading
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing

REVEAL = "case.reveal"


@dataclass(frozen=True)
class Who:
    """The name and the present workplace, and since when this moderator knows them."""

    name: str
    workplace: str | None
    revealed_at: datetime


def reveal(db: Session, by: Actor, case_code: str, *, now: datetime) -> None:
    """Record that this moderator looks at who a case is. Raises Missing or Denied."""
    application = find_case(db, by, case_code)
    if who_is(db, by, application, now.date()) is None:
        audit.read(db, by, REVEAL, "case", application.id, now=now)


def who_is(db: Session, by: Actor, application: Application, today: date) -> Who | None:
    """Return who the applicant is, only to a moderator whose looking was recorded."""
    query = select(Reading.at).where(
        Reading.act == REVEAL,
        Reading.person_id == by.person,
        Reading.subject_id == str(application.id),
    )
    at = db.scalar(query.order_by(Reading.id))
    if at is None:
        return None
    person = db.get(Person, application.person_id)
    if person is None:
        raise Missing("person")
    works = works_at(db, person.id, today)
    return Who(person.name, works.name if works else None, at)
