"""Finding an interview: only for its own panel, only without a conflict (rules 25 and 28)."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from assessment.records.conflict import has_declared, touches
from assessment.records.interview.membership import own_sheet, sits_on
from assessment.records.tables.application import Application
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.interview import Interview, Panel, PanelMember, Sheet, Slot
from assessment.records.tables.people import Person
from assessment.records.tables.round import RoundPin
from assessment.rules.document import load_document
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused
from rubrics.rubric import Rubric


@dataclass(frozen=True)
class Line:
    """One interview as its own member sees it: nothing of any other sheet is in it."""

    interview_id: UUID
    application_id: UUID
    round_id: UUID
    applicant: str
    panel: int
    starts_at: datetime
    ends_at: datetime
    place: str
    rubric_hash: str
    finished_at: datetime | None
    sheet_id: UUID | None
    locked_at: datetime | None

    @property
    def state(self) -> str:
        """The tag of the member's own sheet (screens, section 5)."""
        if self.locked_at is not None:
            return "Locked"
        return "Not started" if self.sheet_id is None else "In progress"


def lines_for(db: Session, round_id: UUID, person_id: UUID) -> list[Line]:
    """This member's interviews in order of time, those with a conflict as if absent.

    Empty before the first declaration of conflicts.
    """
    if not has_declared(db, round_id, person_id):
        return []
    query = _lines(person_id).where(Interview.round_id == round_id)
    return [_line(row) for row in db.execute(query.order_by(Slot.starts_at, Interview.id))]


def find_for_member(db: Session, by: Actor, interview_id: UUID) -> Line:
    """One interview of the acting member.

    Raises Missing where it is not theirs or they have a conflict, Refused before they declared.
    """
    if by.person is None or by.round is None:
        raise Missing("interview")
    line = line_of_member(db, by.round, by.person, interview_id)
    if not has_declared(db, by.round, by.person):
        raise Refused("Declare before you see your interviews.")
    return line


def line_of_member(db: Session, round_id: UUID, person_id: UUID, interview_id: UUID) -> Line:
    """One interview as this member sees it. Raises Missing as `find_for_member` does."""
    query = _lines(person_id).where(Interview.id == interview_id, Interview.round_id == round_id)
    row = db.execute(query).one_or_none()
    if row is None:
        raise Missing("interview")
    return _line(row)


def _lines(person_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Interview.id,
            Interview.application_id,
            Interview.round_id,
            Person.name,
            Panel.number,
            Slot.starts_at,
            Slot.ends_at,
            Slot.place,
            Interview.rubric_hash,
            Interview.finished_at,
            Sheet.id,
            Sheet.locked_at,
        )
        .select_from(Interview)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(Panel, Panel.id == Interview.panel_id)
        .join(Application, Application.id == Interview.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .outerjoin(Sheet, own_sheet())
        .where(
            PanelMember.person_id == person_id,
            Application.withdrawn_at.is_(None),
            sits_on(),
            ~touches(PanelMember.person_id, Interview.application_id),
        )
    )


def _line(row: Row[*tuple[Any, ...]]) -> Line:
    return Line(*row)


def find_interview(db: Session, interview_id: UUID) -> Interview:
    """The row itself, for verbs that already know who asks. Raises Missing."""
    row = db.get(Interview, interview_id)
    if row is None:
        raise Missing("interview")
    return row


def pinned_rubric(db: Session, round_id: UUID) -> str:
    """The hash of the round's rubric. Raises Refused where none is pinned."""
    query = select(RoundPin.hash).where(
        RoundPin.round_id == round_id, RoundPin.purpose == "rubric", RoundPin.replaced_at.is_(None)
    )
    found = db.scalar(query)
    if found is None:
        raise Refused("This round has no interview rubric yet.")
    return found


def rubric_of(db: Session, rubric_hash: str) -> Rubric:
    """The frozen rubric of this hash, with which a sheet is always read. Raises Missing."""
    body = db.scalar(select(ContentVersion.body).where(ContentVersion.hash == rubric_hash))
    if body is None:
        raise Missing("rubric")
    return _read(body)


@lru_cache(maxsize=16)
def _read(body: str) -> Rubric:
    rubric = load_document(body).model
    if not isinstance(rubric, Rubric):
        raise Missing("rubric")
    return rubric
