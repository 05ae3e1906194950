"""Whose trail a reference names, and which application an entry is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from assessment.records.tables.application import Application, Fact
from assessment.records.tables.decision import DecisionSnapshot, Letter
from assessment.records.tables.interview import ConflictContest, Interview, Sheet, Slot
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.paper import Sitting
from assessment.records.tables.people import Person
from assessment.records.tables.register import Designation
from assessment.rules.refusal import Missing

_DIRECTLY = (Fact, Sitting, Interview, Moderation, DecisionSnapshot, ConflictContest)
_OWNED: tuple[Select[UUID, UUID], ...] = (
    select(Application.id, Application.id.label("of")),
    *(select(each.id, each.application_id.label("of")) for each in _DIRECTLY),
    select(Sheet.id, Interview.application_id.label("of")).join(
        Interview, Interview.id == Sheet.interview_id
    ),
    select(Slot.id, Interview.application_id.label("of")).join(
        Interview, Interview.slot_id == Slot.id
    ),
    *(
        select(each.id, DecisionSnapshot.application_id.label("of")).join(
            DecisionSnapshot, DecisionSnapshot.id == each.snapshot_id
        )
        for each in (Letter, Designation)
    ),
)
"""Everything of an application that an act is entered on: its id, and the application's."""


@dataclass(frozen=True)
class Subject:
    """Whose trail it is: a person, and the application where the reference is one's."""

    reference: str
    person_id: UUID
    application_id: UUID | None


def find_subject(db: Session, reference: str) -> Subject:
    """Return whose trail a reference names, a person's or an application's. Raises Missing."""
    application = db.scalar(select(Application).where(Application.reference == reference))
    if application is not None:
        return Subject(reference, application.person_id, application.id)
    person = db.scalar(select(Person).where(Person.ref == reference))
    if person is None:
        raise Missing("trail")
    return Subject(reference, person.id, None)


def ids_of(db: Session, subject: Subject) -> set[str]:
    """Return every id under which acts on this person or application are entered."""
    if subject.application_id is None:
        return {str(subject.person_id)}
    found: set[str] = set()
    for query in _OWNED:
        of = query.selected_columns["of"]
        found |= {str(each) for each in db.scalars(query.where(of == subject.application_id))}
    codes = db.execute(
        select(Application.reference, Application.case_code).where(
            Application.id == subject.application_id
        )
    ).one()
    return found | set(codes)


def applications_of(db: Session, ids: Iterable[str]) -> dict[str, UUID]:
    """Return, by id, the application that each of these subjects of entries belongs to."""
    wanted = {found for each in ids if (found := _uuid(each)) is not None}
    owners: dict[str, UUID] = {}
    for query in _OWNED:
        one = query.selected_columns["id"]
        owners |= {str(row[0]): row[1] for row in db.execute(query.where(one.in_(wanted)))}
    return owners


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
