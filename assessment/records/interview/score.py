"""One save of one criterion: appended, idempotent, refused once the sheet is locked.

The rows are their own trail (rule 37): a lock chains one hash over every one of them. The
same rules as for answers: order is the server's id; a replay, or a lower counter from the same
page load, changes nothing (rule 9).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records.tables.interview import ScoreRevision, Sheet
from assessment.records.tables.people import Person
from assessment.rules.interview.level import Level
from assessment.rules.interview.sheet import Score, check_score, clean_evidence, refuse_locked
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing

NOT_EVIDENCED = 0
LONGEST_KEY = 36


@dataclass(frozen=True)
class Stamp:
    """How a browser names one save: its page load, a counter in it, and a key of its own."""

    page_load: str
    n: int
    key: str


@dataclass(frozen=True)
class Saved:
    """What stands after a save, and when it was received. `is_new`: a row was added."""

    score: Score
    at: datetime | None
    is_new: bool


def kept_level(level: Level | None) -> int | None:
    """A level as its column holds it: 1 to 4, and 0 for "not evidenced"."""
    if level is None:
        return None
    return NOT_EVIDENCED if level.number is None else level.number


def read_kept(number: int | None) -> Level | None:
    """A level as its column holds it, back."""
    if number is None:
        return None
    return Level.NOT_EVIDENCED if number == NOT_EVIDENCED else Level(str(number))


def save_score(
    db: Session, by: Actor, sheet_id: UUID, score: Score, stamp: Stamp, *, now: datetime
) -> Saved:
    """Append one save of the acting member's own sheet.

    Raises Missing for another's sheet, Refused once locked, Faults for a level without evidence
    and for text or stamps that cannot be kept.
    """
    sheet = hold_sheet(db, by, sheet_id)
    refuse_locked(sheet.locked_at is not None)
    score = Score(score.criterion, clean_evidence(score.evidence), score.level)
    check_score(score)
    _check_stamp(stamp)
    newest = newest_row(db, sheet_id, score.criterion)
    if _changes_nothing(db, sheet_id, score, stamp, newest):
        return _standing(newest, score)
    db.add(new_row(sheet_id, score, stamp, now))
    db.flush()
    return Saved(score, now, True)


def hold_sheet(db: Session, by: Actor, sheet_id: UUID) -> Sheet:
    """Lock the row of the acting member's own sheet for this transaction. Raises Missing."""
    query = select(Sheet).where(Sheet.id == sheet_id, Sheet.member_id == by.person)
    row = db.scalar(query.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise Missing("sheet")
    return row


def newest_row(db: Session, sheet_id: UUID, criterion: str) -> ScoreRevision | None:
    """The save that stands for a criterion: the newest received."""
    query = select(ScoreRevision).where(
        ScoreRevision.sheet_id == sheet_id, ScoreRevision.criterion == criterion
    )
    return db.scalar(query.order_by(ScoreRevision.id.desc()).limit(1))


def scores_in(db: Session, sheet_id: UUID) -> dict[str, Score]:
    """What stands in a sheet: criterion to score."""
    return {row.criterion: score_of(row) for row in standing_rows(db, sheet_id)}


def standing_rows(db: Session, sheet_id: UUID) -> list[ScoreRevision]:
    """The newest row of each criterion, in order of criterion."""
    newest = (
        select(func.max(ScoreRevision.id))
        .where(ScoreRevision.sheet_id == sheet_id)
        .group_by(ScoreRevision.criterion)
    )
    query = select(ScoreRevision).where(ScoreRevision.id.in_(newest))
    return list(db.scalars(query.order_by(ScoreRevision.criterion)))


def entered_in(db: Session, sheet_id: UUID) -> dict[str, str]:
    """Who entered what stands from paper: criterion to the officer's name, only those."""
    by_whom = {row.criterion: row.entered_by for row in standing_rows(db, sheet_id)}
    ids = {one for one in by_whom.values() if one}
    names = {one.id: one.name for one in db.scalars(select(Person).where(Person.id.in_(ids)))}
    return {criterion: names[one] for criterion, one in by_whom.items() if one}


def last_saved_at(db: Session, sheet_id: UUID) -> datetime | None:
    """When anything was last saved in a sheet."""
    query = select(ScoreRevision.received_at).where(ScoreRevision.sheet_id == sheet_id)
    return db.scalar(query.order_by(ScoreRevision.id.desc()).limit(1))


def _changes_nothing(
    db: Session, sheet_id: UUID, score: Score, stamp: Stamp, newest: ScoreRevision | None
) -> bool:
    if newest is not None and score_of(newest) == score:
        return True
    replayed = select(ScoreRevision.id).where(
        ScoreRevision.sheet_id == sheet_id, ScoreRevision.key == stamp.key
    )
    older = select(ScoreRevision.id).where(
        ScoreRevision.sheet_id == sheet_id,
        ScoreRevision.criterion == score.criterion,
        ScoreRevision.page_load == stamp.page_load,
        ScoreRevision.n >= stamp.n,
    )
    return db.scalar(replayed.union_all(older).limit(1)) is not None


def _standing(newest: ScoreRevision | None, sent: Score) -> Saved:
    if newest is None:
        return Saved(Score(sent.criterion), None, False)
    return Saved(score_of(newest), newest.received_at, False)


def score_of(row: ScoreRevision) -> Score:
    """What a row says."""
    return Score(row.criterion, row.evidence, read_kept(row.level))


def new_row(
    sheet_id: UUID, score: Score, stamp: Stamp, now: datetime, entered_by: UUID | None = None
) -> ScoreRevision:
    """One more row of a sheet, `entered_by` an officer where it comes from paper."""
    return ScoreRevision(
        sheet_id=sheet_id,
        criterion=score.criterion,
        page_load=stamp.page_load,
        n=stamp.n,
        key=stamp.key,
        evidence=score.evidence,
        level=kept_level(score.level),
        received_at=now,
        entered_by=entered_by,
    )


def _check_stamp(stamp: Stamp) -> None:
    names = (stamp.page_load, stamp.key)
    if not all(0 < len(name) <= LONGEST_KEY and name.isprintable() for name in names):
        raise Faults({"evidence": "Open this page again, then save"})
    if not 0 <= stamp.n < 2**31:
        raise Faults({"evidence": "Open this page again, then save"})
