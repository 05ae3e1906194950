"""What a panel agrees, once every sheet is locked: side by side, with reasons (rules 25, 27).

`compare` is the one door to another member's scores: it raises until all are locked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.interview.loading import Line, find_for_member, rubric_of
from assessment.records.interview.membership import Member, members_of
from assessment.records.interview.score import (
    entered_in,
    kept_level,
    read_kept,
    score_of,
    standing_rows,
)
from assessment.records.tables.interview import AgreedLevel, Interview
from assessment.rules.canonical import digest
from assessment.rules.interview.agreement import (
    Agreed,
    Agreement,
    check_agreement,
    check_finish,
    may_compare,
    same_level,
)
from assessment.rules.interview.level import CANNOT_AGREE, Level
from assessment.rules.interview.sheet import Score, clean_evidence
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from rubrics.rubric import Rubric

NOT_YET = "You will see the others when all the sheets are locked."
FINISHED = "The panel has finished this interview."


@dataclass(frozen=True)
class Heard:
    """What one member wrote on one criterion, and when the words that stand were received.

    `entered_by` names the officer who entered them from paper, if one did.
    """

    score: Score
    written_at: datetime
    entered_by: str = ""


@dataclass(frozen=True)
class Comparison:
    """Everything that the panel sees side by side. It exists only when all are locked."""

    line: Line
    rubric: Rubric
    members: tuple[Member, ...]
    heard: Mapping[str, Mapping[UUID, Heard]]
    made: Mapping[str, Agreement]

    @property
    def given(self) -> dict[str, dict[str, Level]]:
        """Criterion to member to level, as the rules read it, members in their fixed order."""
        return {
            criterion: {
                str(who): heard.score.level for who, heard in told.items() if heard.score.level
            }
            for criterion, told in self.heard.items()
        }

    @property
    def locked_by(self) -> datetime:
        """When the last of the sheets was locked."""
        return max(one.locked_at for one in self.members if one.locked_at is not None)

    @property
    def basis(self) -> str:
        """One hash over the sheets that stand."""
        return digest(sorted(str(one.sheet_hash) for one in self.members))


def is_comparable(db: Session, interview_id: UUID) -> bool:
    """Whether every sheet that stands is locked, two at least (rule 25)."""
    return may_compare([one.is_locked for one in members_of(db, interview_id)])


def compare(db: Session, by: Actor, interview_id: UUID) -> Comparison:
    """The sheets side by side. Raises Missing, Refused until every one is locked."""
    line = find_for_member(db, by, interview_id)
    members = members_of(db, interview_id)
    if not may_compare([one.is_locked for one in members]):
        raise Refused(NOT_YET)
    rubric = rubric_of(db, line.rubric_hash)
    found = Comparison(line, rubric, members, _heard(db, members, rubric), {})
    made = agreements(db, interview_id, None if line.finished_at else found.basis)
    return Comparison(line, rubric, members, found.heard, made)


def agree_level(
    db: Session, by: Actor, interview_id: UUID, made: Agreement, *, now: datetime
) -> None:
    """Write what the panel agreed on one criterion; the newest stands.

    Raises Missing, Refused before all are locked or after the end, Faults where rule 27 asks
    for words.
    """
    found = _open(db, by, interview_id)
    if made.criterion not in found.given:
        raise Missing("criterion")
    made = Agreement(made.criterion, made.level, _clean(made, "discussion"), _clean(made, "reason"))
    check_agreement(made, tuple(found.given[made.criterion].values()), found.rubric.threshold)
    if found.made.get(made.criterion) != made:
        _write(db, by, found, made, now)


def agree_same(db: Session, by: Actor, interview_id: UUID, *, now: datetime) -> None:
    """Agree every criterion on which all gave one level and nothing was agreed yet."""
    found = _open(db, by, interview_id)
    for criterion in same_level(found.given):
        if criterion not in found.made:
            level = next(iter(found.given[criterion].values()))
            _write(db, by, found, Agreement(criterion, level), now)


def finish(db: Session, by: Actor, interview_id: UUID, *, now: datetime) -> None:
    """The chair finishes the interview; again changes nothing.

    Raises Missing, Refused for anyone else and before all are locked, Faults with what is left.
    """
    _hold(db, interview_id)
    found = compare(db, by, interview_id)
    if found.line.finished_at is not None:
        return
    chair = next(one for one in found.members if one.is_chair)
    is_chair = chair.person_id == by.person
    check_finish(found.given, found.made, found.rubric.threshold, is_chair=is_chair)
    values = {"finished_at": now, "finished_by": by.person}
    db.execute(update(Interview).where(Interview.id == interview_id).values(values))
    after = {criterion: made.level for criterion, made in found.made.items()}
    audit.draft(db, by, "interview.finish", "interview", interview_id, now=now, after=after)


def agreements(db: Session, interview_id: UUID, basis: str | None) -> dict[str, Agreement]:
    """The newest agreement on each criterion, made on `basis` (None: on any), in order."""
    newest = (
        select(AgreedLevel.criterion, func.max(AgreedLevel.seq).label("seq"))
        .where(AgreedLevel.interview_id == interview_id)
        .group_by(AgreedLevel.criterion)
        .subquery()
    )
    query = select(AgreedLevel).join(
        newest,
        (newest.c.criterion == AgreedLevel.criterion) & (newest.c.seq == AgreedLevel.seq),
    )
    rows = db.scalars(
        query.where(AgreedLevel.interview_id == interview_id).order_by(AgreedLevel.criterion)
    )
    return {row.criterion: _agreement(row) for row in rows if basis in (None, row.basis)}


def _open(db: Session, by: Actor, interview_id: UUID) -> Comparison:
    """The comparison, held for this transaction, while it may still change."""
    _hold(db, interview_id)
    found = compare(db, by, interview_id)
    if found.line.finished_at is not None:
        raise Refused(FINISHED)
    return found


def _hold(db: Session, interview_id: UUID) -> None:
    found = db.scalar(select(Interview.id).where(Interview.id == interview_id).with_for_update())
    if found is None:
        raise Missing("interview")


def _heard(
    db: Session, members: tuple[Member, ...], rubric: Rubric
) -> dict[str, dict[UUID, Heard]]:
    told: dict[str, dict[UUID, Heard]] = {one: {} for one in rubric.criterion_ids}
    for member in members:
        if member.sheet_id is None:
            raise Missing("sheet")
        entered = entered_in(db, member.sheet_id)
        for row in standing_rows(db, member.sheet_id):
            heard = Heard(score_of(row), row.received_at, entered.get(row.criterion, ""))
            told[row.criterion][member.person_id] = heard
    return told


def _agreement(row: AgreedLevel) -> Agreement:
    level: Agreed = read_kept(row.level) or CANNOT_AGREE
    return Agreement(row.criterion, level, row.discussed, row.reason)


def _write(db: Session, by: Actor, found: Comparison, made: Agreement, now: datetime) -> None:
    interview_id = found.line.interview_id
    last = db.scalar(
        select(func.max(AgreedLevel.seq)).where(
            AgreedLevel.interview_id == interview_id, AgreedLevel.criterion == made.criterion
        )
    )
    level = None if made.level == CANNOT_AGREE else kept_level(Level(made.level))
    row = AgreedLevel(
        id=new_id(db),
        interview_id=interview_id,
        criterion=made.criterion,
        seq=(last or 0) + 1,
        level=level,
        discussed=made.discussion,
        reason=made.reason,
        basis=found.basis,
        by=by.person,
        at=now,
    )
    db.add(row)
    db.flush()
    audit.draft(
        db,
        by,
        "level.agree",
        "interview",
        interview_id,
        now=now,
        before=found.made.get(made.criterion),
        after=made,
    )


def _clean(made: Agreement, field: str) -> str:
    try:
        return clean_evidence(getattr(made, field))
    except Faults as fault:
        words = fault.fields["evidence"].replace("Evidence", field.capitalize())
        raise Faults({field: words}) from None
