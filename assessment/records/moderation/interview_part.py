"""The interview's part of the evidence, for many cases at once: first levels and agreed ones."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.conflict import touches
from assessment.records.interview.loading import rubric_of
from assessment.records.interview.membership import own_sheet, sits_on
from assessment.records.tables.interview import (
    AgreedLevel,
    Interview,
    PanelMember,
    ScoreRevision,
    Sheet,
    Slot,
)
from assessment.rules import evidence as shape
from assessment.rules.canonical import digest
from rubrics.rubric import Rubric


@dataclass(frozen=True)
class Seat:
    """A member's place at one interview, with the sheet that they locked."""

    person_id: UUID
    is_chair: bool
    set_aside: bool
    sheet_id: UUID
    sheet_hash: str | None


@dataclass(frozen=True)
class Interviewed:
    """One case's finished interview: its rubric, sheets by seat, and what was agreed."""

    interview_id: UUID
    rubric: Rubric
    members: tuple[shape.MemberSheet, ...]
    agreed: tuple[shape.AgreedLevel, ...]


def interviews_of(db: Session, applications: Collection[UUID]) -> dict[UUID, Interviewed]:
    """Return the finished interview of each application that has one."""
    query = select(Interview).where(
        Interview.application_id.in_(applications), Interview.finished_at.is_not(None)
    )
    interviews = {row.id: row for row in db.scalars(query)}
    rubrics = {name: rubric_of(db, name) for name in {r.rubric_hash for r in interviews.values()}}
    seats, agreed = _seats(db, interviews), _agreed(db, interviews)
    levels = _levels(db, [seat.sheet_id for group in seats.values() for seat in group])
    return {
        row.application_id: Interviewed(
            row.id,
            rubrics[row.rubric_hash],
            _members(rubrics[row.rubric_hash], seats[row.id], levels),
            _agreements(seats[row.id], agreed[row.id]),
        )
        for row in interviews.values()
    }


def _seats(db: Session, interviews: Collection[UUID]) -> dict[UUID, list[Seat]]:
    """Every seat with a locked sheet, the chair first, then in a fixed order."""
    query = (
        select(
            Interview.id.label("interview_id"),
            PanelMember.person_id,
            PanelMember.is_chair,
            touches(PanelMember.person_id, Interview.application_id).label("set_aside"),
            Sheet.id.label("sheet_id"),
            Sheet.hash.label("sheet_hash"),
        )
        .select_from(Interview)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .join(Sheet, own_sheet())
        .where(Interview.id.in_(interviews), Sheet.locked_at.is_not(None), sits_on())
        .order_by(PanelMember.is_chair.desc(), PanelMember.person_id)
    )
    seats: dict[UUID, list[Seat]] = defaultdict(list)
    for row in db.execute(query):
        seats[row.interview_id].append(
            Seat(row.person_id, row.is_chair, row.set_aside, row.sheet_id, row.sheet_hash)
        )
    return seats


def _levels(db: Session, sheets: Collection[UUID]) -> dict[UUID, dict[str, int | None]]:
    """The level that stands on each criterion of each sheet; 0 is "not evidenced"."""
    query = (
        select(ScoreRevision.sheet_id, ScoreRevision.criterion, ScoreRevision.level)
        .where(ScoreRevision.sheet_id.in_(sheets))
        .order_by(ScoreRevision.id)
    )
    levels: dict[UUID, dict[str, int | None]] = defaultdict(dict)
    for row in db.execute(query):
        levels[row.sheet_id][row.criterion] = row.level
    return levels


def _agreed(db: Session, interviews: Collection[UUID]) -> dict[UUID, list[AgreedLevel]]:
    """The newest agreed level of each criterion, in order of criterion."""
    query = (
        select(AgreedLevel)
        .where(AgreedLevel.interview_id.in_(interviews))
        .order_by(AgreedLevel.seq)
    )
    newest = {(row.interview_id, row.criterion): row for row in db.scalars(query)}
    agreed: dict[UUID, list[AgreedLevel]] = defaultdict(list)
    for (interview, _), row in sorted(newest.items(), key=lambda item: item[0][1]):
        agreed[interview].append(row)
    return agreed


def _members(
    rubric: Rubric, seats: list[Seat], levels: dict[UUID, dict[str, int | None]]
) -> tuple[shape.MemberSheet, ...]:
    return tuple(
        shape.MemberSheet(
            seat=number,
            member=seat.person_id,
            chair=seat.is_chair,
            set_aside=seat.set_aside,
            levels=_given(rubric, levels[seat.sheet_id]),
        )
        for number, seat in enumerate(seats, start=1)
    )


def _given(rubric: Rubric, levels: dict[str, int | None]) -> tuple[shape.GivenLevel, ...]:
    kept = {criterion: levels.get(criterion) for criterion in rubric.criterion_ids}
    return tuple(
        shape.GivenLevel(criterion=criterion, level=level or shape.NOT_EVIDENCED)
        for criterion, level in kept.items()
        if level is not None
    )


def _agreements(seats: list[Seat], agreed: list[AgreedLevel]) -> tuple[shape.AgreedLevel, ...]:
    stands = basis_of(seats)
    return tuple(
        shape.AgreedLevel(
            criterion=row.criterion,
            level=_agreed_level(row.level),
            stands=row.basis == stands,
            reason_given=bool(row.reason),
            discussed=bool(row.discussed),
        )
        for row in agreed
    )


def basis_of(seats: list[Seat]) -> str:
    """One hash over the sheets that stand, as an agreement keeps it."""
    return digest(sorted(str(seat.sheet_hash) for seat in seats if not seat.set_aside))


def _agreed_level(level: int | None) -> shape.Agreed:
    if level is None:
        return shape.CANNOT_AGREE
    return level or shape.NOT_EVIDENCED
