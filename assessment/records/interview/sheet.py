"""A member's score sheet: started once, locked once, then kept for ever (rules 26 and 27)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.interview.loading import Line, find_for_member, rubric_of
from assessment.records.interview.membership import members_of
from assessment.records.interview.score import hold_sheet, scores_in
from assessment.records.outbox import post
from assessment.records.tables.interview import Interview, ScoreRevision, Sheet, Slot
from assessment.rules.canonical import digest
from assessment.rules.interview.agreement import may_compare
from assessment.rules.interview.sheet import missing_from
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.wording_time import date_words


def start_sheet(db: Session, by: Actor, interview_id: UUID, *, now: datetime) -> Sheet:
    """The acting member's sheet, made at the first call. Raises Missing, Refused when early."""
    line = find_for_member(db, by, interview_id)
    if by.person is None:
        raise Missing("sheet")
    return started(db, by, by.person, line, now=now)


def started(db: Session, by: Actor, member_id: UUID, line: Line, *, now: datetime) -> Sheet:
    """The sheet of this member, made at the first call by whoever acts for them."""
    _hold_interview(db, line.interview_id)
    found = _of(db, member_id, line.interview_id)
    if found is not None:
        return found
    if line.finished_at is not None:
        raise Refused("The panel has finished this interview.")
    row = Sheet(
        id=new_id(db),
        interview_id=line.interview_id,
        member_id=member_id,
        rubric_hash=line.rubric_hash,
        started_at=now,
    )
    db.add(row)
    db.flush()
    audit.draft(db, by, "sheet.start", "sheet", row.id, now=now, after=line.rubric_hash)
    return row


def own_sheet_of(db: Session, by: Actor, line: Line) -> Sheet:
    """The acting member's sheet of an interview that was loaded for them. Raises Missing."""
    found = _of(db, by.person, line.interview_id)
    if found is None:
        raise Missing("sheet")
    return found


def lock_sheet(db: Session, by: Actor, interview_id: UUID, *, now: datetime) -> Sheet:
    """Lock the acting member's sheet, with a hash over all its rows; again changes nothing.

    Raises Missing, Faults with what the sheet still needs. The last lock tells the panel.
    """
    line = find_for_member(db, by, interview_id)
    _hold_interview(db, interview_id)
    sheet = hold_sheet(db, by, own_sheet_of(db, by, line).id)
    if sheet.locked_at is not None:
        return sheet
    missing = still_missing(db, line)
    if missing:
        raise Faults(missing)
    sheet.hash, sheet.locked_at = sheet_hash(db, sheet, now), now
    db.flush()
    audit.draft(db, by, "sheet.lock", "sheet", sheet.id, now=now, after=sheet.hash)
    _tell_when_all_locked(db, interview_id, now)
    return sheet


def still_missing(db: Session, line: Line) -> dict[str, str]:
    """What the member's sheet needs before it can be locked: `criterion-2.3` to a message."""
    if line.sheet_id is None:
        raise Missing("sheet")
    criteria = rubric_of(db, line.rubric_hash).criterion_ids
    found = missing_from(scores_in(db, line.sheet_id), criteria)
    return {f"criterion-{criterion}": words for criterion, words in found.items()}


def sheet_hash(db: Session, sheet: Sheet, locked_at: datetime | None) -> str:
    """SHA-256 over the sheet and every row of it, in the order received (recomputable)."""
    query = select(ScoreRevision).where(ScoreRevision.sheet_id == sheet.id)
    rows = db.scalars(query.order_by(ScoreRevision.id))
    return digest(
        {
            "sheet": sheet.id,
            "interview": sheet.interview_id,
            "member": sheet.member_id,
            "rubric": sheet.rubric_hash,
            "locked_at": locked_at,
            "rows": [_told(row) for row in rows],
        }
    )


def _told(row: ScoreRevision) -> dict[str, object]:
    return {
        "id": row.id,
        "criterion": row.criterion,
        "page_load": row.page_load,
        "n": row.n,
        "key": row.key,
        "evidence": row.evidence,
        "level": row.level,
        "received_at": row.received_at,
        "entered_by": row.entered_by,
    }


def _of(db: Session, member_id: UUID | None, interview_id: UUID) -> Sheet | None:
    query = select(Sheet).where(Sheet.interview_id == interview_id, Sheet.member_id == member_id)
    return db.scalar(query)


def _hold_interview(db: Session, interview_id: UUID) -> None:
    """One lock or start at a time, so that the last of two at once sees the other."""
    db.execute(select(Interview.id).where(Interview.id == interview_id).with_for_update()).one()


def _tell_when_all_locked(db: Session, interview_id: UUID, now: datetime) -> None:
    members = members_of(db, interview_id)
    if not may_compare([one.is_locked for one in members]):
        return
    interview = db.get_one(Interview, interview_id)
    when = db.get_one(Slot, interview.slot_id).starts_at
    for one in members:
        name = {"name": one.name, "date": date_words(when)}
        key = f"sheets_locked:{interview_id}:{one.person_id}"
        post(db, "sheets_locked", one.person_id, interview.round_id, "", name, now=now, key=key)
