"""What later stages may know of an interview: who sat, what they gave, what was agreed.

Only of finished interviews, so that nothing of an open one can reach a case (rule 25).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session

from assessment.records.interview.agreement import agreements
from assessment.records.interview.loading import rubric_of
from assessment.records.interview.membership import Member, everyone
from assessment.records.interview.score import entered_in, scores_in
from assessment.records.tables.interview import Interview, PanelMember, Sheet
from assessment.rules.interview.agreement import Agreed
from assessment.rules.interview.level import CANNOT_AGREE, Level
from assessment.rules.refusal import Missing

Kept = int | Literal["not_evidenced", "cannot_agree"]


@dataclass(frozen=True)
class GivenLevel:
    """One member's own level on one criterion, with the evidence under it.

    `entered_by` names the officer who entered it from paper, if one did.
    """

    criterion: str
    level: Kept
    evidence: str
    entered_by: str = ""


@dataclass(frozen=True)
class MemberLevels:
    """One locked sheet. Seat 1 is the chair; `is_set_aside` where a conflict was found."""

    seat: int
    person_id: UUID
    name: str
    is_chair: bool
    is_set_aside: bool
    locked_at: datetime
    hash: str
    levels: tuple[GivenLevel, ...]


@dataclass(frozen=True)
class AgreedOn:
    """What the panel agreed on one criterion, with what they discussed and why it differs."""

    criterion: str
    level: Kept
    discussion: str
    reason: str


@dataclass(frozen=True)
class InterviewLevels:
    """A finished interview, whole, in the order of the rubric and of the seats."""

    interview_id: UUID
    application_id: UUID
    rubric_hash: str
    criteria: tuple[str, ...]
    members: tuple[MemberLevels, ...]
    agreed: tuple[AgreedOn, ...]
    finished_at: datetime


def is_finished(db: Session, application_id: UUID) -> bool:
    """Whether the chair has finished this application's interview."""
    return bool(db.scalar(select(exists(finished_applications(application_id)))))


def finished_applications(application_id: UUID | None = None) -> Select[UUID]:
    """The ids of applications whose interview is finished, for `IN`; or of this one alone."""
    query = select(Interview.application_id).where(Interview.finished_at.is_not(None))
    return query if application_id is None else query.where(_of(application_id))


def levels_for(db: Session, application_id: UUID) -> InterviewLevels:
    """The levels of a finished interview. Raises Missing where it is not finished."""
    query = select(Interview).where(_of(application_id), Interview.finished_at.is_not(None))
    row = db.scalar(query)
    if row is None or row.finished_at is None:
        raise Missing("interview")
    rubric = rubric_of(db, row.rubric_hash)
    agreed = agreements(db, row.id, None)
    return InterviewLevels(
        interview_id=row.id,
        application_id=application_id,
        rubric_hash=row.rubric_hash,
        criteria=rubric.criterion_ids,
        members=_members(db, row.id, rubric.criterion_ids),
        agreed=tuple(
            AgreedOn(one.criterion, _kept(one.level), one.discussion, one.reason)
            for one in (agreed[c] for c in rubric.criterion_ids if c in agreed)
        ),
        finished_at=row.finished_at,
    )


def panel_of(db: Session, application_id: UUID) -> frozenset[UUID]:
    """Everyone who sat on, or scored for, this application's panel: they may not decide it.

    For separation of duties (rule 33): members since taken off are included.
    """
    seats = (
        select(PanelMember.person_id)
        .join(Interview, Interview.panel_id == PanelMember.panel_id)
        .where(_of(application_id))
    )
    sheets = (
        select(Sheet.member_id)
        .join(Interview, Interview.id == Sheet.interview_id)
        .where(_of(application_id))
    )
    return frozenset(db.scalars(seats.union(sheets)))


def _of(application_id: UUID) -> ColumnElement[bool]:
    return Interview.application_id == application_id


def _members(
    db: Session, interview_id: UUID, criteria: tuple[str, ...]
) -> tuple[MemberLevels, ...]:
    locked = [one for one in everyone(db, interview_id) if one.is_locked]
    return tuple(
        MemberLevels(
            seat=seat,
            person_id=one.person_id,
            name=one.name,
            is_chair=one.is_chair,
            is_set_aside=one.is_set_aside,
            locked_at=one.locked_at,
            hash=one.sheet_hash,
            levels=_levels(db, one, criteria),
        )
        for seat, one in enumerate(locked, start=1)
        if one.locked_at and one.sheet_hash
    )


def _levels(db: Session, one: Member, criteria: tuple[str, ...]) -> tuple[GivenLevel, ...]:
    if one.sheet_id is None:
        return ()
    scores, entered = scores_in(db, one.sheet_id), entered_in(db, one.sheet_id)
    return tuple(
        GivenLevel(
            score.criterion,
            _kept(score.level),
            score.evidence,
            entered.get(score.criterion, ""),
        )
        for score in (scores[criterion] for criterion in criteria if criterion in scores)
        if score.level is not None
    )


def _kept(level: Agreed) -> Kept:
    if level == CANNOT_AGREE:
        return "cannot_agree"
    number = Level(level).number
    return "not_evidenced" if number is None else number
