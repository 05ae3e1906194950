"""A conflict that is called wrong: in force until two officers clear its causes (rule 28)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.conflict import is_conflicted
from assessment.records.identity import new_id
from assessment.records.interview.clearing import ask_to_clear
from assessment.records.interview.contest import (
    causes,
    contest,
    contests_of,
    find_contest,
    keep_conflict,
    open_contests,
)
from assessment.records.interview.declaration import declare_conflict, tell_connection
from assessment.records.interview.loading import lines_for
from assessment.records.overview import requests_for, waiting
from assessment.records.tables.interview import ConflictContest
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Workplace
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from tests import interviews
from tests.interviews import HELD, World

LATER = HELD + timedelta(minutes=5)
Cause = Callable[[World], None]


def friends(world: World) -> None:
    """The member declared it."""
    application = world.applications[0].id
    declare_conflict(world.db, world.members[1], application, ConflictKind.FRIEND, now=HELD)


def told(world: World, now: datetime = HELD) -> None:
    """The applicant told us."""
    application, jide = world.applications[0], world.members[1].person
    assert jide is not None
    by = interviews.applicant(world, application)
    tell_connection(world.db, by, application, jide, "We trained together", now=now)


def same_school(world: World, urn: str = "100001") -> None:
    """Both work at one school."""
    for person in (world.members[1].person, world.applications[0].person_id):
        row = Workplace(id=new_id(world.db), person_id=person, urn=urn, name="A school")
        world.db.add(row)
    world.db.flush()


CAUSES = [
    pytest.param(friends, ("We are friends, or have fallen out", "Declared without details")),
    pytest.param(told, ("The applicant told us", "We trained together")),
    pytest.param(same_school, ("The same school or trust", "URN 100001")),
]


def call_wrong(world: World) -> UUID:
    application = world.applications[0].id
    return contest(world.db, world.members[1], application, "I never did.", now=HELD).id


def second(world: World) -> Actor:
    return interviews.new_person(world, Role.OFFICER, "Olu Second")


def clear(world: World, contest_id: UUID) -> None:
    asked = ask_to_clear(world.db, world.officer, contest_id, "A mistake.", now=HELD)
    two_people.answer(world.db, second(world), asked.id, True, now=HELD)


def counts(world: World) -> bool:
    jide = world.members[1].person
    assert jide is not None
    found = is_conflicted(world.db, jide, world.applications[0].id)
    assert found is (lines_for(world.db, world.round_id, jide) == [])
    return found


@pytest.mark.parametrize(("cause", "said"), CAUSES, ids=["declared", "told", "same-urn"])
def test_rule_28_it_counts_until_two_people_clear_it(
    db: Session, cause: Cause, said: tuple[str, str]
) -> None:
    world = interviews.round_with_panel(db)
    cause(world)
    contest_id = call_wrong(world)
    found = find_contest(db, world.officer, contest_id)
    assert causes(db, found.row) == (said,)
    assert (found.person, found.state, counts(world)) == ("Jide Bello", "To decide", True)
    asked = ask_to_clear(db, world.officer, contest_id, "A mistake.", now=HELD)
    state = find_contest(db, world.officer, contest_id).state
    assert (state, counts(world)) == ("Waiting for a second person", True)
    with pytest.raises(Denied):
        two_people.answer(db, world.officer, asked.id, True, now=HELD)
    other = second(world)
    two_people.answer(db, other, asked.id, True, now=HELD)
    assert (counts(world), open_contests(db, world.officer)) == (False, [])
    row = contests_of(db, world.round_id, found.row.person_id)[world.applications[0].id]
    assert (row.answer, row.answered_by, row.answer_reason) == (
        "cleared",
        other.person,
        "A mistake.",
    )


@pytest.mark.parametrize(
    "again",
    [friends, lambda w: told(w, LATER), lambda w: same_school(w, "100002")],
    ids=["declared-again", "told-again", "another-school"],
)
def test_rule_28_a_new_cause_is_a_conflict_again(db: Session, again: Cause) -> None:
    world = interviews.round_with_panel(db)
    for cause in (friends, told, same_school):
        cause(world)
    clear(world, call_wrong(world))
    assert counts(world) is False
    same_school(world)
    assert counts(world) is False
    again(world)
    assert counts(world) is True


def test_rule_37_every_act_is_audited(db: Session) -> None:
    world = interviews.round_with_panel(db)
    friends(world)
    clear(world, call_wrong(world))
    told_acts = [e["act"] for e in audit.drafts(db) if e["subject_kind"] != "person"]
    assert told_acts == [
        "conflict.declare",
        "conflict.contest",
        "ask:conflict.clear",
        "agreed:conflict.clear",
        "conflict.clear",
    ]


def test_the_chair_hears_of_the_conflict_and_of_its_end(db: Session) -> None:
    world = interviews.round_with_panel(db)
    friends(world)
    clear(world, call_wrong(world))
    friends(world)
    query = select(Notice.kind, Notice.person_id).where(Notice.kind.startswith("conflict"))
    found = sorted(tuple(row) for row in db.execute(query.order_by(Notice.posted_at)))
    chair = world.chair.person
    assert found == [
        ("conflict_cleared", chair),
        ("conflict_found", chair),
        ("conflict_found", chair),
    ]


def test_keeping_it_takes_a_reason_and_it_can_be_called_wrong_again(db: Session) -> None:
    world = interviews.round_with_panel(db)
    friends(world)
    contest_id = call_wrong(world)
    assert call_wrong(world) == contest_id
    with pytest.raises(Faults) as caught:
        keep_conflict(db, world.officer, contest_id, " ", now=HELD)
    assert dict(caught.value.fields) == {"reason": "Enter why you keep it"}
    keep_conflict(db, world.officer, contest_id, "You said so yourself.", now=HELD)
    assert [e["act"] for e in audit.drafts(db)][-1] == "conflict.keep"
    assert counts(world) is True
    with pytest.raises(Refused, match="answered already"):
        keep_conflict(db, world.officer, contest_id, "Again.", now=HELD)
    assert call_wrong(world) != contest_id


def test_it_holds_while_it_is_contested_whatever_the_person_changes(db: Session) -> None:
    world = interviews.round_with_panel(db)
    same_school(world)
    contest_id = call_wrong(world)
    db.execute(text("UPDATE workplace SET removed_at = 1"))
    found = find_contest(db, world.officer, contest_id)
    assert (causes(db, found.row), counts(world)) == ((), True)
    clear(world, contest_id)
    assert counts(world) is False


def test_a_cause_that_came_after_the_asking_is_looked_at_first(db: Session) -> None:
    world = interviews.round_with_panel(db)
    friends(world)
    asked = ask_to_clear(db, world.officer, call_wrong(world), "A mistake.", now=HELD)
    told(world)
    with pytest.raises(Stale):
        two_people.answer(db, second(world), asked.id, True, now=HELD)
    assert counts(world) is True


def test_while_a_second_person_is_asked_nobody_keeps_it_alone(db: Session) -> None:
    world = interviews.round_with_panel(db)
    friends(world)
    contest_id = call_wrong(world)
    ask_to_clear(db, world.officer, contest_id, "A mistake.", now=HELD)
    with pytest.raises(Refused, match="second person"):
        keep_conflict(db, world.officer, contest_id, "No.", now=HELD)
    with pytest.raises(Refused, match="second person"):
        ask_to_clear(db, world.officer, contest_id, "Again.", now=HELD)


def test_rule_28_who_knows_the_applicant_or_whose_it_is_finds_nothing(db: Session) -> None:
    world, other = interviews.round_with_panel(db), interviews.round_with_panel(db)
    friends(world)
    contest_id = call_wrong(world)
    declare_conflict(db, world.officer, world.applications[0].id, ConflictKind.FAMILY, now=HELD)
    jide = Actor(world.members[1].person, "Jide Bello", Role.OFFICER, world.round_id)
    for by in (world.officer, jide, other.officer):
        assert open_contests(db, by) == []
        with pytest.raises(Missing):
            find_contest(db, by, contest_id)
        with pytest.raises(Missing):
            keep_conflict(db, by, contest_id, "Mine.", now=HELD)


def test_only_a_conflict_of_ones_own_can_be_called_wrong(db: Session) -> None:
    world, other = interviews.round_with_panel(db), interviews.round_with_panel(db)
    friends(world)
    with pytest.raises(Missing):
        contest(db, world.chair, world.applications[0].id, "No.", now=HELD)
    with pytest.raises(Missing):
        contest(db, other.chair, world.applications[0].id, "No.", now=HELD)
    for reason in ("", "a\x00b", "x" * 2_001):
        with pytest.raises(Faults) as caught:
            contest(db, world.members[1], world.applications[0].id, reason, now=HELD)
        assert set(caught.value.fields) == {"reason"}
    assert db.scalars(select(ConflictContest)).all() == []


def test_what_was_cleared_is_kept_for_ever(db: Session) -> None:
    world = interviews.round_with_panel(db)
    same_school(world)
    clear(world, call_wrong(world))
    interviews.commit(world)
    with pytest.raises(DatabaseError, match="kept for ever"):
        db.execute(text("DELETE FROM conflict_cleared"))
    db.rollback()


def test_it_waits_on_the_officers_overview_until_a_second_person_is_asked(db: Session) -> None:
    world = interviews.round_with_panel(db)
    friends(world)
    contest_id = call_wrong(world)
    other = second(world)

    def waits(by: Actor) -> tuple[int, list[tuple[str, str]]]:
        asked = [(row.act, ref) for row, ref in requests_for(db, by, world.round_id)]
        return waiting(db, by, world.round_id, HELD).contested_conflicts, asked

    assert waits(world.officer) == (1, [])
    ask_to_clear(db, world.officer, contest_id, "A mistake.", now=HELD)
    assert waits(other) == (0, [("conflict.clear", world.applications[0].reference)])
    application = world.applications[0].id
    declare_conflict(db, other, application, ConflictKind.FAMILY, now=HELD)
    assert waits(other) == (0, [])
