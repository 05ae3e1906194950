"""A member's sheet keyed from paper by an officer, where a device let the member down (page 56).

The officer sees what was entered from paper and nothing else: not what the member typed, not
whether they began, nothing after the lock (rule 25). Every row says who entered it, and the
member alone locks the sheet.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import has_declared, touches
from assessment.records.identity import token
from assessment.records.interview.agreement import is_comparable
from assessment.records.interview.loading import Line, line_of_member, rubric_of
from assessment.records.interview.membership import members_of
from assessment.records.interview.score import Stamp, new_row, score_of
from assessment.records.interview.sheet import started
from assessment.records.tables.application import Application
from assessment.records.tables.interview import Interview, PanelMember, ScoreRevision, Sheet
from assessment.rules.interview.sheet import (
    Score,
    check_score,
    clean_evidence,
    refuse_entering,
)
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing

KEY_LENGTH = 32


@dataclass(frozen=True)
class Keying:
    """One member's sheet of one interview, as an officer may enter it."""

    line: Line
    member_id: UUID
    member: str


def offered(db: Session, by: Actor, interview_id: UUID, *, now: datetime) -> tuple[Keying, ...]:
    """Every member whose scores stand, whatever they have done: the list is no trace of it.

    Raises Missing for another round's, a conflict, or the officer's own panel; Refused before
    it begins and once all sheets are locked, which officers are shown anyway.
    """
    round_id = _check_may(db, by, interview_id)
    found = tuple(
        Keying(line_of_member(db, round_id, one.person_id, interview_id), one.person_id, one.name)
        for one in members_of(db, interview_id)
    )
    is_open = not is_comparable(db, interview_id)
    for one in found:
        refuse_entering(is_held=_is_held(one.line, now), is_open=is_open)
    return found


def find_keying(
    db: Session, by: Actor, interview_id: UUID, member_id: UUID, *, now: datetime
) -> Keying:
    """One member's sheet, to be entered.

    Raises Missing as `offered` and for who is no member; Refused, in the same words for every
    reason, before it begins, once locked or finished, and before the member declared.
    """
    round_id = _check_may(db, by, interview_id)
    found = next((one for one in members_of(db, interview_id) if one.person_id == member_id), None)
    if found is None:
        raise Missing("member")
    line = line_of_member(db, round_id, member_id, interview_id)
    is_open = line.locked_at is None and line.finished_at is None
    is_open = is_open and has_declared(db, round_id, member_id)
    refuse_entering(is_held=_is_held(line, now), is_open=is_open)
    return Keying(line, member_id, found.name)


def entered_scores(db: Session, keying: Keying) -> dict[str, Score]:
    """What was entered from paper so far: criterion to score. The member's own words are not."""
    if keying.line.sheet_id is None:
        return {}
    newest = (
        select(func.max(ScoreRevision.id))
        .where(
            ScoreRevision.sheet_id == keying.line.sheet_id, ScoreRevision.entered_by.is_not(None)
        )
        .group_by(ScoreRevision.criterion)
    )
    rows = db.scalars(select(ScoreRevision).where(ScoreRevision.id.in_(newest)))
    return {row.criterion: score_of(row) for row in rows}


def enter_score(
    db: Session, by: Actor, interview_id: UUID, member_id: UUID, score: Score, *, now: datetime
) -> None:
    """Enter what a member wrote on paper about one criterion, acting as them.

    What was entered already changes nothing. Raises Missing, Refused as `find_keying`, Faults
    for a level without evidence and for text that cannot be kept (rule 26).
    """
    keying = find_keying(db, by, interview_id, member_id, now=now)
    if score.criterion not in rubric_of(db, keying.line.rubric_hash).criterion_ids:
        raise Missing("criterion")
    score = Score(score.criterion, clean_evidence(score.evidence), score.level)
    check_score(score)
    acting = replace(by, acting_as=member_id)
    sheet = _hold(db, started(db, acting, member_id, keying.line, now=now).id)
    refuse_entering(is_held=True, is_open=sheet.locked_at is None)
    keying = replace(keying, line=replace(keying.line, sheet_id=sheet.id))
    before = entered_scores(db, keying).get(score.criterion)
    if before == score:
        return
    key = token()[:KEY_LENGTH]
    db.add(new_row(sheet.id, score, Stamp(key, 0, key), now, by.person))
    db.flush()
    audit.draft(db, acting, "sheet.enter", "sheet", sheet.id, now=now, before=before, after=score)


def may_enter(db: Session, by: Actor, interview_id: UUID) -> bool:
    """Whether this officer may enter sheets of the interview: no conflict, and not its panel."""
    sits = exists().where(
        PanelMember.panel_id == Interview.panel_id, PanelMember.person_id == by.person
    )
    scored = exists().where(Sheet.interview_id == Interview.id, Sheet.member_id == by.person)
    if by.person is None:
        return False
    query = (
        select(Interview.id)
        .join(Application, Application.id == Interview.application_id)
        .where(
            Interview.id == interview_id,
            Interview.round_id == by.round,
            Application.person_id != by.person,
            ~touches(by.person, Interview.application_id),
            ~or_(sits, scored),
        )
    )
    return db.scalar(query) is not None


def _check_may(db: Session, by: Actor, interview_id: UUID) -> UUID:
    if by.round is None or not may_enter(db, by, interview_id):
        raise Missing("interview")
    return by.round


def _is_held(line: Line, now: datetime) -> bool:
    return now >= line.starts_at


def _hold(db: Session, sheet_id: UUID) -> Sheet:
    query = select(Sheet).where(Sheet.id == sheet_id).with_for_update()
    return db.scalars(query.execution_options(populate_existing=True)).one()
