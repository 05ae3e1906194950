"""Comparing and agreeing: nothing before all are locked, then with reasons (rules 25, 27)."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.interview.agreement import agree_level, agree_same, compare, finish
from assessment.records.interview.declaration import declare_conflict
from assessment.records.interview.outcome import is_finished, levels_for, panel_of
from assessment.records.interview.panel import remove_member
from assessment.records.tables.interview import AgreedLevel
from assessment.rules.conflict import ConflictKind
from assessment.rules.interview.agreement import Agreement
from assessment.rules.interview.level import Level
from assessment.rules.refusal import Faults, Missing, Refused
from tests import interviews
from tests.interviews import HELD, World

L3 = Level.THREE
SPLIT = {0: {"1.3": "2"}, 1: {"2.3": "1"}, 2: {"1.2": "4"}}
WRITTEN = [
    Agreement("1.2", L3, "", "One heard more."),
    Agreement("1.3", L3, "We read the notes out.", "The second example counts."),
    Agreement("2.3", "cannot_agree", "We read the notes out twice."),
]


def agree_all(world: World) -> None:
    for made in WRITTEN:
        agree_level(world.db, world.members[1], world.interview_id, made, now=HELD)
    agree_same(world.db, world.chair, world.interview_id, now=HELD)


def acts(db: Session) -> list[str]:
    return [str(entry["act"]) for entry in audit.drafts(db)]


@pytest.mark.parametrize("locked", [0, 1, 2])
def test_rule_25_nobody_compares_until_all_are_locked(db: Session, locked: int) -> None:
    world = interviews.round_with_panel(db)
    for member in world.members:
        interviews.fill(world, member)
    for member in world.members[:locked]:
        interviews.lock(world, member)
    for member in world.members:
        with pytest.raises(Refused, match="when all the sheets are locked"):
            compare(db, member, world.interview_id)
        with pytest.raises(Refused, match="when all the sheets are locked"):
            agree_same(db, member, world.interview_id, now=HELD)


def test_rule_25_an_officer_never_compares(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world)
    with pytest.raises(Missing):
        compare(db, world.officer, world.interview_id)


def test_the_panel_sees_all_levels_once_locked(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    seen = [compare(db, member, world.interview_id) for member in world.members]
    names = [[one.name for one in found.members] for found in seen]
    assert names == [["Maria Hart", "Jide Bello", "Sana Iqbal"]] * 3
    assert [level.value for level in seen[1].given["2.3"].values()] == ["3", "1", "3"]


def test_rule_27_an_agreed_level_is_appended_and_audited(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    for level in (L3, Level.TWO, Level.TWO):
        made = Agreement("1.3", level, "We talked.", "It counts.")
        agree_level(db, world.chair, world.interview_id, made, now=HELD)
    found = compare(db, world.chair, world.interview_id)
    assert found.made["1.3"].level == Level.TWO
    assert db.scalar(select(func.count()).select_from(AgreedLevel)) == 2
    assert acts(db) == ["level.agree", "level.agree"]
    assert found.given["1.3"][str(world.chair.person)] == Level.TWO


def test_rule_27_words_are_asked_for(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    with pytest.raises(Faults) as caught:
        agree_level(db, world.chair, world.interview_id, Agreement("2.3", L3), now=HELD)
    assert set(caught.value.fields) == {"discussion", "reason"}


def test_same_levels_are_agreed_in_one_act(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    agree_same(db, world.chair, world.interview_id, now=HELD)
    agree_same(db, world.chair, world.interview_id, now=HELD)
    assert len(acts(db)) == 9
    assert set(compare(db, world.chair, world.interview_id).made) == set(
        world.rubric.criterion_ids
    ) - {"1.2", "1.3", "2.3"}


def test_only_the_chair_finishes_and_only_when_all_is_written(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    with pytest.raises(Faults) as caught:
        finish(db, world.chair, world.interview_id, now=HELD)
    assert len(caught.value.fields) == 12
    agree_all(world)
    with pytest.raises(Refused, match="Only the chair"):
        finish(db, world.members[2], world.interview_id, now=HELD)
    finish(db, world.chair, world.interview_id, now=HELD)
    finish(db, world.chair, world.interview_id, now=HELD)
    assert acts(db).count("interview.finish") == 1
    with pytest.raises(Refused, match="has finished"):
        agree_level(db, world.chair, world.interview_id, WRITTEN[0], now=HELD)


def test_later_stages_read_a_finished_interview_whole(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    application = world.applications[0].id
    assert is_finished(db, application) is False
    with pytest.raises(Missing):
        levels_for(db, application)
    agree_all(world)
    finish(db, world.chair, world.interview_id, now=HELD)
    found = levels_for(db, application)
    assert is_finished(db, application) is True
    assert [(one.seat, one.name, one.is_chair) for one in found.members] == [
        (1, "Maria Hart", True),
        (2, "Jide Bello", False),
        (3, "Sana Iqbal", False),
    ]
    given = {one.criterion: one.level for one in found.members[1].levels}
    assert (given["2.3"], len(given)) == (1, 12)
    agreed = {one.criterion: one.level for one in found.agreed}
    assert (agreed["2.3"], agreed["1.3"], len(agreed)) == ("cannot_agree", 3, 12)
    assert panel_of(db, application) == {one.person for one in world.members}


def test_not_evidenced_is_kept_apart_from_every_level(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, {place: {"3.4": "not_evidenced"} for place in range(3)})
    agree_same(db, world.chair, world.interview_id, now=HELD)
    finish(db, world.chair, world.interview_id, now=HELD)
    found = levels_for(db, world.applications[0].id)
    assert (found.agreed[-1].criterion, found.agreed[-1].level) == ("3.4", "not_evidenced")
    assert found.members[0].levels[-1].level == "not_evidenced"


def test_rule_28_a_conflict_found_later_sets_the_scores_aside(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    agree_all(world)
    jide = world.members[1]
    application = world.applications[0].id
    declare_conflict(db, jide, application, ConflictKind.FAMILY, now=HELD)
    with pytest.raises(Missing):
        compare(db, jide, world.interview_id)
    found = compare(db, world.chair, world.interview_id)
    assert [one.name for one in found.members] == ["Maria Hart", "Sana Iqbal"]
    assert [level.value for level in found.given["2.3"].values()] == ["3", "3"]
    assert found.made == {}, "what was agreed with them counts no longer"


def test_rule_28_after_the_end_the_sheet_is_marked_as_set_aside(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world, SPLIT)
    agree_all(world)
    finish(db, world.chair, world.interview_id, now=HELD)
    application = world.applications[0].id
    declare_conflict(db, world.members[1], application, ConflictKind.FRIEND, now=HELD)
    found = levels_for(db, application)
    assert [(one.name, one.is_set_aside) for one in found.members] == [
        ("Maria Hart", False),
        ("Jide Bello", True),
        ("Sana Iqbal", False),
    ]
    assert len(found.agreed) == 12


def test_where_the_chair_has_a_conflict_another_member_leads(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world)
    application = world.applications[0].id
    declare_conflict(db, world.chair, application, ConflictKind.FRIEND, now=HELD)
    agree_same(db, world.members[1], world.interview_id, now=HELD)
    finish(db, world.members[1], world.interview_id, now=HELD)
    assert is_finished(db, application)


def test_one_sheet_alone_is_never_compared(db: Session) -> None:
    world = interviews.round_with_panel(db, members=2)
    interviews.lock_all(world)
    application = world.applications[0].id
    declare_conflict(db, world.members[1], application, ConflictKind.FRIEND, now=HELD)
    with pytest.raises(Refused):
        compare(db, world.chair, world.interview_id)


def test_a_member_who_never_came_can_be_taken_off_and_a_locked_sheet_stays(db: Session) -> None:
    world = interviews.round_with_panel(db, members=4)
    for member in world.members[:3]:
        interviews.fill(world, member)
        interviews.lock(world, member)
    assert world.panel_id is not None
    for member in world.members[2:]:
        assert member.person is not None
        remove_member(db, world.officer, world.panel_id, member.person, now=HELD)
    names = [one.name for one in compare(db, world.chair, world.interview_id).members]
    assert names == ["Maria Hart", "Jide Bello", "Sana Iqbal"]
