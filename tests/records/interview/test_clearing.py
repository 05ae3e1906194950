"""A contested conflict cleared by two officers: cause by cause, and kept for ever (rule 28)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.interview.clearing import ask_to_clear
from assessment.records.interview.contest import (
    causes,
    contests_of,
    find_contest,
    keep_conflict,
    open_contests,
)
from assessment.records.tables.notice import Notice
from assessment.rules.refusal import Denied, Refused, Stale
from tests import interviews
from tests.contested import call_wrong, clear, counts, friends, same_school, second, told
from tests.interviews import HELD, World

LATER = HELD + timedelta(minutes=5)
Cause = Callable[[World], None]


CAUSES = [
    pytest.param(friends, ("We are friends, or have fallen out", "Declared without details")),
    pytest.param(told, ("The applicant told us", "We trained together")),
    pytest.param(same_school, ("The same school", "URN 100001")),
]


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


def test_what_was_cleared_is_kept_for_ever(db: Session) -> None:
    world = interviews.round_with_panel(db)
    same_school(world)
    clear(world, call_wrong(world))
    interviews.commit(world)
    with pytest.raises(DatabaseError, match="kept for ever"):
        db.execute(text("DELETE FROM conflict_cleared"))
    db.rollback()
