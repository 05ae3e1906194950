"""Panels by hand and interview times: offered, chosen, moved (pages 51 and 54)."""

from datetime import time

import pytest
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.interview.declaration import declare_conflict
from assessment.records.interview.loading import lines_for
from assessment.records.interview.membership import members_of
from assessment.records.interview.outcome import panel_of
from assessment.records.interview.panel import (
    Gap,
    add_member,
    change_chair,
    conflicts_on,
    create_panel,
    remove_member,
    seats_of,
)
from assessment.records.interview.slot import (
    booked_for,
    choose_slot,
    free_slots,
    make_slot,
    move_interview,
)
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Role
from assessment.rules.refusal import Faults, Refused
from tests import interviews
from tests.interviews import DAY, HELD, SET_UP, World


def offer(world: World, at: time, panel_id: object = None):  # type: ignore[no-untyped-def]
    panel = panel_id or world.panel_id
    return make_slot(world.db, world.officer, panel, DAY, at, 90, "Room 1", now=SET_UP)


def acts(db: Session) -> list[str]:
    return [str(entry["act"]) for entry in audit.drafts(db)]


def other_panel(world: World) -> object:
    people = [
        interviews.new_person(world, Role.PANEL_MEMBER, name).person for name in ("Una Roy", "Al B")
    ]
    return create_panel(world.db, world.officer, people, people[0], now=SET_UP).id


@pytest.mark.parametrize(
    ("sat", "sees"), [pytest.param(True, 1, id="sat"), pytest.param(False, 1, id="did-not-sit")]
)
def test_only_an_applicant_who_sat_chooses_a_time(db: Session, sat: bool, sees: int) -> None:
    world = interviews.round_with_panel(db)
    application = interviews.new_applicant(world, "Ben Obi", sat=sat)
    slot = offer(world, time(14))
    by = interviews.applicant(world, application)
    assert len(free_slots(db, application.id, world.round_id, SET_UP)) == sees
    if not sat:
        with pytest.raises(Refused, match="You have not been invited"):
            choose_slot(db, by, application, slot.id, now=SET_UP)
        return
    choose_slot(db, by, application, slot.id, now=SET_UP)
    choose_slot(db, by, application, slot.id, now=SET_UP)
    booked = booked_for(db, application.id)
    assert booked is not None
    assert (booked.starts_at, booked.ends_at) == (slot.starts_at, slot.ends_at)
    assert acts(db).count("slot.choose") == 1


def test_a_time_that_was_taken_says_so(db: Session) -> None:
    world = interviews.round_with_panel(db)
    slot = offer(world, time(14))
    first, second = (interviews.new_applicant(world, name) for name in ("Ben Obi", "Cat Lee"))
    choose_slot(db, interviews.applicant(world, first), first, slot.id, now=SET_UP)
    with pytest.raises(Faults) as caught:
        choose_slot(db, interviews.applicant(world, second), second, slot.id, now=SET_UP)
    assert dict(caught.value.fields) == {"slot": "Someone has just taken that time. Choose another"}


def test_a_second_time_is_not_chosen_by_oneself(db: Session) -> None:
    world = interviews.round_with_panel(db)
    application = world.applications[0]
    slot = offer(world, time(14))
    with pytest.raises(Refused, match="You have chosen a time already"):
        choose_slot(db, interviews.applicant(world, application), application, slot.id, now=SET_UP)


def test_rule_28_no_time_is_offered_by_a_panel_with_a_conflict(db: Session) -> None:
    world = interviews.round_with_panel(db)
    application = interviews.new_applicant(world, "Ben Obi")
    offer(world, time(14))
    free = offer(world, time(14), other_panel(world))
    declare_conflict(db, world.chair, application.id, ConflictKind.FRIEND, now=SET_UP)
    assert [one.id for one in free_slots(db, application.id, world.round_id, SET_UP)] == [free.id]


def test_past_times_are_not_offered(db: Session) -> None:
    world = interviews.round_with_panel(db)
    application = interviews.new_applicant(world, "Ben Obi")
    slot = offer(world, time(14))
    assert free_slots(db, application.id, world.round_id, slot.starts_at) == []


@pytest.mark.parametrize(
    ("at", "field", "message"),
    [
        pytest.param(
            time(11),
            "starts_at",
            "This panel has another interview then. Choose another time",
            id="overlap",
        ),
    ],
)
def test_a_panel_is_in_one_place_at_a_time(db: Session, at: time, field: str, message: str) -> None:
    world = interviews.round_with_panel(db)
    with pytest.raises(Faults) as caught:
        offer(world, at)
    assert dict(caught.value.fields) == {field: message}


@pytest.mark.parametrize("place", ["", "  ", "x" * 201, "a\x00"])
def test_a_time_needs_a_place(db: Session, place: str) -> None:
    world = interviews.round_with_panel(db)
    assert world.panel_id is not None
    with pytest.raises(Faults) as caught:
        make_slot(db, world.officer, world.panel_id, DAY, time(14), 90, place, now=SET_UP)
    assert set(caught.value.fields) == {"place"}


def test_an_interview_moves_to_a_free_time_of_another_panel(db: Session) -> None:
    world = interviews.round_with_panel(db)
    slot = offer(world, time(14), other_panel(world))
    move_interview(db, world.officer, world.interview_id, slot.id, now=SET_UP)
    assert world.chair.person is not None
    assert lines_for(db, world.round_id, world.chair.person) == []
    assert acts(db)[-1] == "interview.move"


def test_a_move_is_refused_in_words(db: Session) -> None:
    world = interviews.round_with_panel(db, interviews=2)
    panel = other_panel(world)
    slot = offer(world, time(14), panel)
    una = next(one for one in seats_of(db, panel) if one.name == "Una Roy")  # type: ignore[arg-type]
    by = interviews.Actor(una.person_id, "Una Roy", Role.PANEL_MEMBER, world.round_id)
    declare_conflict(db, by, world.applications[0].id, ConflictKind.FRIEND, now=SET_UP)
    with pytest.raises(Faults) as caught:
        move_interview(db, world.officer, world.interview_id, slot.id, now=SET_UP)
    assert dict(caught.value.fields) == {
        "slot": "Someone on that panel has a conflict with this applicant. Choose another time"
    }
    interviews.fill(world, world.chair, interview_id=world.interview_ids[1], only=("1.1",))
    with pytest.raises(Refused, match="has begun to score"):
        move_interview(db, world.officer, world.interview_ids[1], slot.id, now=HELD)


def test_an_interview_left_with_one_member_is_held_again_by_another_panel(db: Session) -> None:
    world = interviews.round_with_panel(db, members=2)
    interviews.lock_all(world)
    slot = offer(world, time(14), other_panel(world))
    application = world.applications[0].id
    declare_conflict(db, world.members[1], application, ConflictKind.FRIEND, now=SET_UP)
    move_interview(db, world.officer, world.interview_id, slot.id, now=SET_UP)
    assert [one.name for one in members_of(db, world.interview_id)] == ["Una Roy", "Al B"]
    assert {one.person for one in world.members} < panel_of(db, application)


def test_a_new_member_must_be_free_of_conflict(db: Session) -> None:
    world = interviews.round_with_panel(db, members=2)
    tom = interviews.new_person(world, Role.PANEL_MEMBER, "Tom Reyes")
    reference = world.applications[0].reference
    declare_conflict(db, tom, world.applications[0].id, ConflictKind.FRIEND, now=SET_UP)
    assert world.panel_id is not None
    assert tom.person is not None
    with pytest.raises(Faults) as caught:
        add_member(db, world.officer, world.panel_id, tom.person, now=SET_UP)
    assert dict(caught.value.fields) == {
        "person": f"Tom Reyes has a conflict with {reference}, so they cannot be on this panel"
    }


def test_members_join_and_leave_and_the_chair_changes(db: Session) -> None:
    world = interviews.round_with_panel(db, members=2)
    tom = interviews.new_person(world, Role.PANEL_MEMBER, "Tom Reyes")
    panel, officer = world.panel_id, world.officer
    assert panel is not None
    assert tom.person is not None
    assert world.chair.person is not None
    add_member(db, officer, panel, tom.person, now=SET_UP)
    with pytest.raises(Refused, match="Choose another chair first"):
        remove_member(db, officer, panel, world.chair.person, now=SET_UP)
    change_chair(db, officer, panel, tom.person, now=SET_UP)
    remove_member(db, officer, panel, world.chair.person, now=SET_UP)
    seats = [(one.name, one.is_chair) for one in seats_of(db, panel)]
    assert seats == [("Tom Reyes", True), ("Jide Bello", False)]
    assert acts(db)[-3:] == ["panel.add_member", "panel.change_chair", "panel.remove_member"]
    with pytest.raises(Faults) as caught:
        world.members[1].person and remove_member(
            db, officer, panel, world.members[1].person, now=SET_UP
        )
    assert dict(caught.value.fields) == {"person": "A panel needs 2 to 4 members"}


def test_only_people_with_the_role_sit_on_a_panel(db: Session) -> None:
    world = interviews.round_with_panel(db)
    stranger = interviews.new_person(world, Role.MODERATOR, "Vic Ode").person
    assert stranger is not None
    assert world.chair.person is not None
    with pytest.raises(Faults) as caught:
        create_panel(
            db, world.officer, [stranger, world.chair.person], world.chair.person, now=SET_UP
        )
    assert dict(caught.value.fields) == {
        "members": "Select people who are panel members in this round"
    }


def test_officers_see_conflicts_found_on_a_panel(db: Session) -> None:
    world = interviews.round_with_panel(db)
    assert world.panel_id is not None
    declare_conflict(db, world.chair, world.applications[0].id, ConflictKind.FRIEND, now=HELD)
    found = conflicts_on(db, world.panel_id)
    assert found == [Gap(world.interview_id, "Maria Hart", world.applications[0].reference, 2)]
