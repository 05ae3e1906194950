"""Who is on the panel of one interview: derived from times and conflicts, never stored.

A member joined before the interview began, and was not taken off since (unless their sheet was
locked by then: what is locked stays). A member with a conflict is set aside. Whoever entered a
sheet of the interview from paper has seen scores, so they have no seat at it (rule 25).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from assessment.records.conflict import touches
from assessment.records.tables.interview import (
    Interview,
    PanelMember,
    ScoreRevision,
    Sheet,
    Slot,
)
from assessment.records.tables.people import Person


@dataclass(frozen=True)
class Member:
    """A seat at one interview. `locked_at` is for later questions: no page shows it early."""

    person_id: UUID
    name: str
    is_chair: bool
    is_set_aside: bool
    sheet_id: UUID | None
    locked_at: datetime | None
    sheet_hash: str | None

    @property
    def is_locked(self) -> bool:
        """Whether the sheet can never change again."""
        return self.locked_at is not None


def sits_on() -> ColumnElement[bool]:
    """The condition that a PanelMember (with Interview, Slot and outer Sheet) has a seat."""
    return and_(
        PanelMember.panel_id == Interview.panel_id,
        PanelMember.joined_at <= Slot.starts_at,
        or_(PanelMember.removed_at.is_(None), Sheet.locked_at.is_not(None)),
        ~has_entered(PanelMember.person_id),
    )


def has_entered(person_id: InstrumentedAttribute[UUID] | UUID) -> ColumnElement[bool]:
    """The condition that this person entered a sheet of an Interview from paper."""
    sheet, row = aliased(Sheet), aliased(ScoreRevision)
    return exists().where(
        sheet.interview_id == Interview.id,
        row.sheet_id == sheet.id,
        row.entered_by == person_id,
    )


def own_sheet() -> ColumnElement[bool]:
    """How a Sheet joins to its Interview and PanelMember."""
    return and_(Sheet.interview_id == Interview.id, Sheet.member_id == PanelMember.person_id)


def everyone(db: Session, interview_id: UUID) -> tuple[Member, ...]:
    """Every seat of the interview, those set aside included: the chair first, then by name.

    Where the chair is set aside or gone, the first of the others leads.
    """
    query = (
        select(
            Person.id,
            Person.name,
            PanelMember.is_chair,
            touches(PanelMember.person_id, Interview.application_id).label("set_aside"),
            Sheet.id.label("sheet_id"),
            Sheet.locked_at,
            Sheet.hash.label("sheet_hash"),
        )
        .select_from(Interview)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .join(Person, Person.id == PanelMember.person_id)
        .outerjoin(Sheet, own_sheet())
        .where(Interview.id == interview_id, sits_on())
        .order_by(PanelMember.is_chair.desc(), Person.name, Person.id)
    )
    return _with_a_chair([Member(*row) for row in db.execute(query)])


def members_of(db: Session, interview_id: UUID) -> tuple[Member, ...]:
    """The members whose scores stand, the chair first."""
    return tuple(one for one in everyone(db, interview_id) if not one.is_set_aside)


def _with_a_chair(members: list[Member]) -> tuple[Member, ...]:
    standing = [one for one in members if not one.is_set_aside]
    if not standing or any(one.is_chair for one in standing):
        return tuple(members)
    leader = standing[0].person_id
    return tuple(
        Member(
            one.person_id,
            one.name,
            one.person_id == leader,
            one.is_set_aside,
            one.sheet_id,
            one.locked_at,
            one.sheet_hash,
        )
        for one in members
    )
