"""A conflict that is called wrong: in force until officers have answered (rule 28)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.interview.clearing import ask_to_clear
from assessment.records.interview.contest import (
    contest,
    find_contest,
    keep_conflict,
    open_contests,
)
from assessment.records.interview.declaration import declare_conflict
from assessment.records.overview import requests_for, waiting
from assessment.records.tables.interview import ConflictContest
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Faults, Missing, Refused
from tests import interviews
from tests.contested import call_wrong, counts, friends, second
from tests.interviews import HELD, World

LATER = HELD + timedelta(minutes=5)
Cause = Callable[[World], None]


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
