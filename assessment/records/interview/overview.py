"""What officers see of panels and interviews: never a sheet, never who has locked (page 58).

`absent` are applications that the reader must not see (rule 28): an auditor finds nothing of them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.conflict import touches
from assessment.records.interview.membership import everyone
from assessment.records.interview.panel import Seat, conflicts_on, panels_of, seats_of
from assessment.records.interview.slot import slots_of
from assessment.records.tables.application import Application
from assessment.records.tables.interview import Interview, Panel, PanelMember, Slot
from assessment.rules.interview.agreement import may_compare
from assessment.rules.refusal import Missing


@dataclass(frozen=True)
class PanelRow:
    """One panel of the list."""

    panel_id: UUID
    number: int
    seats: tuple[Seat, ...]
    interviews: int
    free: int
    conflicts: int


@dataclass(frozen=True)
class SlotRow:
    """One time of a panel; with an interview, its applicant's reference and state."""

    slot_id: UUID
    panel: int
    starts_at: datetime
    ends_at: datetime
    place: str
    interview_id: UUID | None = None
    reference: str = ""
    state: str = ""


@dataclass(frozen=True)
class Moving:
    """The interview that is to be moved."""

    panel_id: UUID
    panel: int
    reference: str
    starts_at: datetime
    ends_at: datetime


def rows_of(db: Session, round_id: UUID, absent: Collection[UUID] = ()) -> list[PanelRow]:
    """The panels of a round by number."""
    return [_row(db, panel, absent) for panel in panels_of(db, round_id)]


def slots_shown(
    db: Session, panel_id: UUID, now: datetime, absent: Collection[UUID] = ()
) -> list[SlotRow]:
    """A panel's times in order."""
    number = db.get_one(Panel, panel_id).number
    return [
        SlotRow(
            slot.id,
            number,
            slot.starts_at,
            slot.ends_at,
            slot.place,
            interview,
            reference or "",
            state_of(db, interview, slot, now) if interview else "",
        )
        for slot, interview, reference in slots_of(db, panel_id, absent)
    ]


def state_of(db: Session, interview_id: UUID, slot: Slot, now: datetime) -> str:
    """The tag that staff see (screens, section 5): nothing about who, or how many."""
    interview = db.get_one(Interview, interview_id)
    if interview.finished_at is not None:
        return "Finished"
    seats = everyone(db, interview_id)
    if any(one.is_set_aside for one in seats):
        return "Conflict"
    if may_compare([one.is_locked for one in seats]):
        return "To agree"
    return "Not held" if now < slot.ends_at else "Waiting for sheets"


def moving(db: Session, round_id: UUID, interview_id: UUID) -> Moving:
    """The interview of this round that is to be moved. Raises Missing."""
    query = (
        select(Panel.id, Panel.number, Application.reference, Slot.starts_at, Slot.ends_at)
        .select_from(Interview)
        .join(Panel, Panel.id == Interview.panel_id)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(Application, Application.id == Interview.application_id)
        .where(Interview.id == interview_id, Interview.round_id == round_id)
    )
    row = db.execute(query).one_or_none()
    if row is None:
        raise Missing("interview")
    return Moving(*row)


def free_for_move(db: Session, round_id: UUID, interview_id: UUID, now: datetime) -> list[SlotRow]:
    """Free times to come of panels where nobody has a conflict with the applicant."""
    application = select(Interview.application_id).where(Interview.id == interview_id)
    conflicted = select(PanelMember.panel_id).where(
        PanelMember.removed_at.is_(None),
        touches(PanelMember.person_id, application.scalar_subquery()),
    )
    query = (
        select(Slot.id, Panel.number, Slot.starts_at, Slot.ends_at, Slot.place)
        .join(Panel, Panel.id == Slot.panel_id)
        .where(
            Slot.round_id == round_id,
            Slot.starts_at > now,
            Slot.id.not_in(select(Interview.slot_id)),
            Slot.panel_id.not_in(conflicted),
        )
        .order_by(Slot.starts_at, Panel.number)
    )
    return [SlotRow(*row) for row in db.execute(query)]


def _row(db: Session, panel: Panel, absent: Collection[UUID]) -> PanelRow:
    slots = slots_of(db, panel.id, absent)
    booked = sum(interview is not None for _, interview, _ in slots)
    return PanelRow(
        panel.id,
        panel.number,
        tuple(seats_of(db, panel.id)),
        booked,
        len(slots) - booked,
        len(conflicts_on(db, panel.id, absent)),
    )
