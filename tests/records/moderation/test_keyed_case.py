"""A case with a sheet keyed from paper: who entered it has no other part in it (rule 33)."""

from datetime import time

import pytest
from sqlalchemy.orm import Session

from assessment.records.decision.case import parts_in
from assessment.records.interview.keyed import enter_score
from assessment.records.moderation.case import ENTERED, cases_for, find_case
from assessment.records.moderation.queue import queue_for
from assessment.rules.decision import Part, why_not
from assessment.rules.interview.level import Level
from assessment.rules.interview.sheet import Score
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied
from tests import finished, interviews
from tests.interviews import HELD, World


def keyed_case(db: Session) -> World:
    """A finished case in which an officer entered one criterion of the second member."""
    world = interviews.round_with_panel(db, interviews=0)
    finished.pin_policy(world)
    assert world.panel_id is not None
    jide = world.members[1]
    assert jide.person is not None
    interview = interviews.book(world, time(10), world.panel_id, "Applicant Number0")
    finished.mark(world, world.applications[0], "30")
    interviews.fill(world, jide, interview_id=interview)
    score = Score("2.3", "Written on paper.", Level.THREE)
    enter_score(db, world.officer, interview, jide.person, score, now=HELD)
    for criterion in world.rubric.criterion_ids:
        if criterion != "2.3":
            enter_score(
                db,
                world.officer,
                interview,
                jide.person,
                Score(criterion, f"Paper on {criterion}.", Level.THREE),
                now=HELD,
            )
    others = [one for one in world.members if one is not jide]
    for member in others:
        interviews.fill(world, member, interview_id=interview)
    for member in world.members:
        interviews.lock(world, member)
    by = world.chair
    finished.agree_same(db, by, interview, now=HELD)
    finished.finish(db, by, interview, now=HELD)
    interviews.commit(world)
    return world


def test_rule_33_who_entered_a_sheet_neither_moderates_nor_decides(db: Session) -> None:
    world = keyed_case(db)
    officer = world.officer
    assert officer.person is not None
    both = Actor(officer.person, officer.name, Role.MODERATOR, world.round_id)
    assert (cases_for(db, both), queue_for(db, both)) == ([], [])
    with pytest.raises(Denied, match=ENTERED):
        find_case(db, both, finished.code(world))
    parts = parts_in(db, officer.person, world.applications[0].id)
    assert why_not(parts) == (
        "You entered a score sheet for this applicant, so you cannot decide their case."
    )
    assert parts == {Part.ENTERED, Part.INTERVIEWED}


def test_somebody_else_moderates_it(db: Session) -> None:
    world = keyed_case(db)
    assert len(cases_for(db, finished.moderator(world))) == 1
