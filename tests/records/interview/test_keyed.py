"""A sheet keyed from paper: by an officer, seen by nobody else, locked by its member (page 56)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.interview.agreement import agree_same, compare, finish
from assessment.records.interview.declaration import declare_conflict
from assessment.records.interview.keyed import enter_score, entered_scores, find_keying, offered
from assessment.records.interview.outcome import levels_for
from assessment.records.interview.score import entered_in, save_score, scores_in
from assessment.records.interview.sheet import lock_sheet, sheet_hash
from assessment.records.tables.interview import PanelMember, ScoreRevision, Sheet
from assessment.rules.conflict import ConflictKind
from assessment.rules.interview.level import Level
from assessment.rules.interview.sheet import CANNOT_ENTER, Score
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Faults, Missing, Refused
from tests import interviews
from tests.interviews import HELD, World, stamp

THREE = Score("2.3", "Paper said so.", Level.THREE)


def enter(world: World, member: Actor, score: Score = THREE, by: Actor | None = None) -> None:
    officer = by or world.officer
    enter_score(world.db, officer, world.interview_id, person(member), score, now=HELD)


def person(by: Actor) -> UUID:
    assert by.person is not None
    return by.person


def seen(world: World, member: Actor) -> dict[str, Score]:
    keying = find_keying(world.db, world.officer, world.interview_id, person(member), now=HELD)
    return entered_scores(world.db, keying)


def test_rule_37_every_row_says_who_entered_it_and_the_trail_as_whom(db: Session) -> None:
    world = interviews.round_with_panel(db)
    jide = world.members[1]
    enter(world, jide)
    enter(world, jide)
    (row,) = db.scalars(select(ScoreRevision)).all()
    assert (row.entered_by, row.evidence, row.level) == (world.officer.person, "Paper said so.", 3)
    told = [(e["act"], e["real_actor"], e["actor"]) for e in audit.drafts(db)]
    by = (str(world.officer.person), str(jide.person))
    assert told == [("sheet.start", *by), ("sheet.enter", *by)]
    assert entered_in(db, row.sheet_id) == {"2.3": "Priya Nair"}


@pytest.mark.parametrize(
    ("score", "field"),
    [
        pytest.param(Score("2.3", "", Level.THREE), "evidence", id="level-without-evidence"),
        pytest.param(Score("2.3", " ", Level.NOT_EVIDENCED), "evidence", id="what-was-asked"),
        pytest.param(Score("2.3", "a\x00b"), "evidence", id="nul"),
    ],
)
def test_rule_26_the_same_rules_as_for_the_member(db: Session, score: Score, field: str) -> None:
    world = interviews.round_with_panel(db)
    with pytest.raises(Faults) as caught:
        enter(world, world.chair, score)
    assert set(caught.value.fields) == {field}
    assert db.scalars(select(Sheet)).all() == []


def test_rule_25_the_officer_never_sees_what_the_member_typed(db: Session) -> None:
    world = interviews.round_with_panel(db)
    jide = world.members[1]
    sheet = interviews.fill(world, jide, only=("1.1", "2.3"))
    assert seen(world, jide) == {}
    enter(world, jide)
    save_score(db, jide, sheet, Score("2.3", "My own.", Level.ONE), stamp(1), now=HELD)
    assert seen(world, jide) == {"2.3": THREE}
    enter(world, jide)
    assert scores_in(db, sheet)["2.3"] == Score("2.3", "My own.", Level.ONE)
    assert entered_in(db, sheet) == {}


def test_the_member_alone_locks_it_and_the_hash_covers_who_entered(db: Session) -> None:
    world = interviews.round_with_panel(db)
    jide = world.members[1]
    for criterion in world.rubric.criterion_ids:
        enter(world, jide, Score(criterion, "Paper.", Level.TWO))
    for by in (world.officer, replace(world.officer, acting_as=jide.person)):
        with pytest.raises(Missing):
            lock_sheet(db, by, world.interview_id, now=HELD)
    sheet = lock_sheet(db, jide, world.interview_id, now=HELD)
    sealed = sheet.hash
    interviews.commit(world)
    row = db.scalars(select(ScoreRevision)).first()
    assert row is not None
    with db.no_autoflush:
        row.entered_by = None
        assert sheet_hash(db, sheet, HELD) != sealed
    db.rollback()


def test_rule_25_nothing_is_seen_or_entered_after_the_lock(db: Session) -> None:
    world = interviews.round_with_panel(db)
    jide = world.members[1]
    interviews.fill(world, jide)
    interviews.lock(world, jide, now=HELD)
    with pytest.raises(Refused, match=CANNOT_ENTER):
        find_keying(db, world.officer, world.interview_id, person(jide), now=HELD)
    with pytest.raises(Refused, match=CANNOT_ENTER):
        enter(world, jide)


@pytest.mark.parametrize("locked", [0, 1, 2])
def test_rule_25_every_member_is_offered_whoever_has_locked(db: Session, locked: int) -> None:
    world = interviews.round_with_panel(db)
    for member in world.members[:locked]:
        interviews.fill(world, member)
        interviews.lock(world, member)
    found = offered(db, world.officer, world.interview_id, now=HELD)
    assert [one.member for one in found] == ["Maria Hart", "Jide Bello", "Sana Iqbal"]


def test_nothing_is_offered_before_it_begins_or_once_all_are_locked(db: Session) -> None:
    world = interviews.round_with_panel(db)
    early = HELD - timedelta(minutes=1)
    with pytest.raises(Refused, match=CANNOT_ENTER):
        offered(db, world.officer, world.interview_id, now=early)
    with pytest.raises(Refused, match=CANNOT_ENTER):
        find_keying(db, world.officer, world.interview_id, person(world.chair), now=early)
    interviews.lock_all(world)
    with pytest.raises(Refused, match=CANNOT_ENTER):
        offered(db, world.officer, world.interview_id, now=HELD)


def test_rule_28_an_officer_with_a_conflict_finds_nothing(db: Session) -> None:
    world = interviews.round_with_panel(db)
    application = world.applications[0].id
    declare_conflict(db, world.officer, application, ConflictKind.FRIEND, now=HELD)
    with pytest.raises(Missing):
        offered(db, world.officer, world.interview_id, now=HELD)
    with pytest.raises(Missing):
        enter(world, world.chair)


def test_rule_25_a_member_of_the_panel_is_no_officer_of_it(db: Session) -> None:
    world = interviews.round_with_panel(db)
    both = replace(world.members[2], role=Role.OFFICER)
    for member in (world.chair, both):
        with pytest.raises(Missing):
            enter(world, member, by=both)


def test_another_rounds_officer_and_who_is_no_member_find_nothing(db: Session) -> None:
    world, other = interviews.round_with_panel(db), interviews.round_with_panel(db)
    with pytest.raises(Missing):
        enter(world, world.chair, by=other.officer)
    with pytest.raises(Missing):
        enter(world, other.chair)


def test_rule_25_who_entered_a_sheet_gets_no_seat_and_no_comparison(db: Session) -> None:
    world = interviews.round_with_panel(db)
    enter(world, world.members[1])
    row = PanelMember(
        panel_id=world.panel_id, person_id=world.officer.person, joined_at=interviews.SET_UP
    )
    db.add(row)
    db.flush()
    interviews.lock_all(world)
    with pytest.raises(Missing):
        compare(db, world.officer, world.interview_id)
    assert len(compare(db, world.chair, world.interview_id).members) == 3


def test_what_was_entered_is_said_side_by_side_and_to_later_stages(db: Session) -> None:
    world = interviews.round_with_panel(db)
    jide = world.members[1]
    interviews.lock_all(replace(world, members=[world.chair, world.members[2]]))
    for criterion in world.rubric.criterion_ids[1:]:
        enter(world, jide, Score(criterion, "Paper.", Level.THREE))
    sheet = interviews.fill(world, jide, only=("1.1",))
    assert len(entered_in(db, sheet)) == 11
    interviews.lock(world, jide)
    found = compare(db, world.chair, world.interview_id)
    assert found.heard["2.3"][person(jide)].entered_by == "Priya Nair"
    assert found.heard["1.1"][person(jide)].entered_by == ""
    assert found.heard["2.3"][person(world.chair)].entered_by == ""
    agree_same(db, world.chair, world.interview_id, now=HELD)
    finish(db, world.chair, world.interview_id, now=HELD)
    levels = {one.name: one.levels for one in levels_for(db, world.applications[0].id).members}
    assert [one.entered_by for one in levels["Jide Bello"]] == ["", *["Priya Nair"] * 11]
    assert {one.entered_by for one in levels["Maria Hart"]} == {""}


def test_a_member_who_never_began_has_a_sheet_that_is_their_own(db: Session) -> None:
    world = interviews.round_with_panel(db)
    enter(world, world.chair)
    sheet = db.scalars(select(Sheet)).one()
    assert (sheet.member_id, sheet.locked_at) == (world.chair.person, None)
    assert interviews.start_sheet(db, world.chair, world.interview_id, now=HELD).id == sheet.id
