"""Which cases there are and who may see one (the funnel; rules 28, 32 and 33)."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare_conflict
from assessment.records.moderation.case import cases_for, find_case
from assessment.records.moderation.queue import queue_for
from assessment.records.tables.application import Application, Connection, EligibilityDecision
from assessment.records.tables.interview import Interview
from assessment.records.tables.paper import Sitting
from assessment.records.tables.people import Workplace
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing
from tests import interviews
from tests.finished import NOW, cases, code, moderator
from tests.interviews import World


def decide(world: World, outcome: str) -> None:
    first = world.db.query(EligibilityDecision).one()
    world.db.add(
        EligibilityDecision(
            id=new_id(world.db),
            application_id=first.application_id,
            seq=2,
            evaluation_id=first.evaluation_id,
            outcome=outcome,
            reasons=[],
            decided_by="tests",
            at=NOW,
        )
    )


INCOMPLETE: dict[str, Callable[[World], object]] = {
    "withdrawn": lambda w: w.db.execute(update(Application).values(withdrawn_at=NOW)),
    "found not eligible later": lambda w: decide(w, "not_eligible"),
    "asked for more evidence later": lambda w: decide(w, "more_evidence"),
    "paper void": lambda w: w.db.execute(update(Sitting).values(voided_at=NOW)),
    "only a rehearsal": lambda w: w.db.execute(update(Sitting).values(kind="rehearsal")),
    "interview not finished": lambda w: w.db.execute(update(Interview).values(finished_at=None)),
}


@pytest.mark.parametrize("undo", INCOMPLETE.values(), ids=INCOMPLETE.keys())
def test_the_funnel_only_a_whole_case_is_a_case(
    db: Session, undo: Callable[[World], object]
) -> None:
    world = cases(db)
    somebody = moderator(world)
    assert [one.id for one in cases_for(db, somebody)] == [world.applications[0].id]
    undo(world)
    db.flush()
    assert cases_for(db, somebody) == []
    with pytest.raises(Missing):
        find_case(db, somebody, code(world))


def test_the_funnel_a_low_mark_is_a_case_too(db: Session) -> None:
    world = cases(db, "0")
    assert len(cases_for(db, moderator(world))) == 1


def knows(world: World, who: Actor) -> None:
    declare_conflict(world.db, who, world.applications[0].id, ConflictKind.FRIEND, now=NOW)


def is_known(world: World, who: Actor) -> None:
    application = world.applications[0].id
    world.db.add(
        Connection(
            id=new_id(world.db), application_id=application, person_id=who.person, how="", at=NOW
        )
    )


def same_school(world: World, who: Actor) -> None:
    for person in (who.person, world.applications[0].person_id):
        world.db.add(
            Workplace(id=new_id(world.db), person_id=person, urn="100001", name="Hill School")
        )


NEAR = {"declared": knows, "told by the applicant": is_known, "same URN": same_school}


@pytest.mark.parametrize("near", NEAR.values(), ids=NEAR.keys())
def test_rule_28_a_case_with_a_conflict_is_as_if_absent(
    db: Session, near: Callable[[World, Actor], None]
) -> None:
    world = cases(db, "30", "31")
    somebody, other = moderator(world), moderator(world, "Other Moderator")
    near(world, somebody)
    db.flush()
    assert [one.id for one in cases_for(db, somebody)] == [world.applications[1].id]
    assert len(cases_for(db, other)) == 2
    with pytest.raises(Missing):
        find_case(db, somebody, code(world))


def test_an_applicant_is_no_moderator_of_their_own_case(db: Session) -> None:
    world = cases(db)
    themselves = Actor(world.applications[0].person_id, "Ada", Role.MODERATOR, world.round_id)
    assert cases_for(db, themselves) == []
    with pytest.raises(Missing):
        find_case(db, themselves, code(world))


def test_rule_33_who_interviewed_is_told_why_not(db: Session) -> None:
    world = cases(db)
    member = world.members[1]
    themselves = Actor(member.person, member.name, Role.MODERATOR, world.round_id)
    assert cases_for(db, themselves) == []
    with pytest.raises(Denied, match="You interviewed this applicant"):
        find_case(db, themselves, code(world))


def test_a_case_of_another_round_is_missing(db: Session) -> None:
    world, other = cases(db), cases(db)
    with pytest.raises(Missing):
        find_case(db, moderator(other), code(world))


def test_rule_32_the_most_fragile_come_first(db: Session) -> None:
    world = cases(db, "35", "24.5", "10", "23.5")
    lines = queue_for(db, moderator(world))
    codes = {one.case_code: place for place, one in enumerate(world.applications)}
    assert [codes[line.case_code] for line in lines] == [1, 3, 0, 2]
    assert [line.firmness.words for line in lines] == ["4 of 11", "4 of 11", "0 of 11", "0 of 11"]
    assert [line.recommendation.outcome.value for line in lines] == [
        "designate",
        "do_not_designate",
        "designate",
        "do_not_designate",
    ]


def test_an_empty_round_has_an_empty_queue(db: Session) -> None:
    world = interviews.new_round(db)
    assert queue_for(db, moderator(world)) == []
