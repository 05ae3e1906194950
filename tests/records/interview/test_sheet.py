"""Locking a sheet: whole, once, hashed over every row, kept for ever (rules 25 to 27)."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.interview.score import save_score
from assessment.records.interview.sheet import lock_sheet, sheet_hash, start_sheet
from assessment.records.tables.interview import ScoreRevision, Sheet
from assessment.records.tables.notice import Notice
from assessment.rules.interview.sheet import Score
from assessment.rules.refusal import Faults, Missing, Refused
from tests import interviews
from tests.interviews import HELD, stamp


def drafted(db: Session) -> list[str]:
    return [str(entry["act"]) for entry in audit.drafts(db)]


def told(db: Session, kind: str) -> list[str]:
    query = select(Notice.subject).where(Notice.kind == kind)
    return list(db.scalars(query))


def test_a_sheet_is_pinned_to_the_rubric_of_its_interview(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = start_sheet(db, world.chair, world.interview_id, now=HELD)
    again = start_sheet(db, world.chair, world.interview_id, now=HELD)
    assert (sheet.id, sheet.rubric_hash) == (again.id, world.rubric_hash)
    assert drafted(db) == ["sheet.start"]


def test_rule_26_an_incomplete_sheet_is_not_locked(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = interviews.fill(world, world.chair, only=world.rubric.criterion_ids[:10])
    save_score(db, world.chair, sheet, Score("3.3", "Only evidence"), stamp(1), now=HELD)
    with pytest.raises(Faults) as caught:
        interviews.lock(world, world.chair)
    assert dict(caught.value.fields) == {
        "criterion-3.3": "Select a level for 3.3",
        "criterion-3.4": "Select a level for 3.4",
    }
    assert db.get_one(Sheet, sheet).locked_at is None


def test_rule_37_a_lock_is_audited_once_with_the_hash_of_every_row(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet_id = interviews.fill(world, world.chair)
    interviews.commit(world)
    interviews.lock(world, world.chair)
    interviews.lock(world, world.chair, now=HELD + timedelta(hours=5))
    sheet = db.get_one(Sheet, sheet_id)
    assert drafted(db) == ["sheet.lock"]
    at = HELD + timedelta(minutes=100)
    assert (sheet.hash, sheet.locked_at) == (sheet_hash(db, sheet, at), at)


def test_the_hash_covers_rows_that_no_longer_stand(db: Session) -> None:
    world = interviews.round_with_panel(db)
    hashes = []
    for member, words in zip(world.members, ("first thought", "other thought"), strict=False):
        sheet = start_sheet(db, member, world.interview_id, now=HELD)
        save_score(db, member, sheet.id, Score("1.1", words), stamp(0), now=HELD)
        interviews.fill(world, member)
        interviews.lock(world, member)
        rows = db.scalars(select(ScoreRevision).where(ScoreRevision.sheet_id == sheet.id)).all()
        assert (len(rows), rows[0].evidence) == (13, words)
        hashes.append(sheet.hash)
    assert len(set(hashes)) == 2


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE score_revision SET level = 4", id="score-changed"),
        pytest.param("DELETE FROM score_revision", id="score-deleted"),
        pytest.param("UPDATE sheet SET locked_at = NULL", id="sheet-unlocked"),
        pytest.param("DELETE FROM sheet", id="sheet-deleted"),
    ],
)
def test_rule_27_the_database_itself_keeps_initial_scores(db: Session, statement: str) -> None:
    world = interviews.round_with_panel(db)
    interviews.fill(world, world.chair)
    interviews.lock(world, world.chair)
    interviews.commit(world)
    with pytest.raises(DatabaseError, match="kept for ever"):
        db.execute(text(statement))
    db.rollback()


def test_an_unlocked_sheet_may_still_be_locked_in_the_database(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.fill(world, world.chair)
    db.execute(update(Sheet).values(hash="x" * 64))
    assert db.scalar(select(Sheet.hash)) == "x" * 64


def test_the_last_lock_tells_the_panel_and_no_lock_before_does(db: Session) -> None:
    world = interviews.round_with_panel(db)
    counts = []
    for member in world.members:
        interviews.fill(world, member)
        interviews.lock(world, member)
        counts.append(len(told(db, "sheets_locked")))
    assert counts == [0, 0, 3]


def test_nobody_starts_a_sheet_of_another_panel(db: Session) -> None:
    world = interviews.round_with_panel(db)
    other = interviews.round_with_panel(db)
    with pytest.raises(Missing):
        start_sheet(db, other.chair, world.interview_id, now=HELD)


def test_rule_28_no_sheet_before_conflicts_are_declared(db: Session) -> None:
    world = interviews.new_round(db)
    people = [
        interviews.new_person(world, interviews.Role.PANEL_MEMBER, name)
        for name in ("Maria Hart", "Jide Bello")
    ]
    ids = [one.person for one in people if one.person]
    panel = interviews.create_panel(db, world.officer, ids, ids[0], now=interviews.SET_UP)
    interview = interviews.book(world, interviews.time(10), panel.id)
    with pytest.raises(Refused, match="Declare before you see your interviews"):
        start_sheet(db, people[0], interview, now=HELD)


def test_a_sheet_that_was_never_started_cannot_be_locked(db: Session) -> None:
    world = interviews.round_with_panel(db)
    with pytest.raises(Missing):
        lock_sheet(db, world.chair, world.interview_id, now=HELD)
