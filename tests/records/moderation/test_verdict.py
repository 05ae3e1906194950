"""Confirming and departing: who, on which evidence, once (rules 30, 33, 34, 37)."""

from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.moderation import evidence_for, standing_for
from assessment.records.moderation.queue import queue_for
from assessment.records.moderation.standing import State
from assessment.records.moderation.verdict import answer_departure, ask_to_depart, confirm
from assessment.records.request import answer
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.request import Request
from assessment.rules.people import Actor, Role
from assessment.rules.recommendation import replay
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from tests import interviews, touched
from tests.finished import NOW, cases, code, moderator
from tests.interviews import World


def seen(world: World) -> str:
    return evidence_for(world.db, world.applications[0].id).hash


def confirmed(world: World, by: Actor, outcome: str = "designate", **given: str) -> Moderation:
    hash_ = given.get("seen") or seen(world)
    reasons = given.get("reasons", "Clear on every clause.")
    return confirm(world.db, by, code(world), outcome, reasons, seen_hash=hash_, now=NOW)


def asked(world: World, by: Actor, outcome: str = "do_not_designate", **given: str) -> Request:
    hash_ = given.get("seen") or seen(world)
    relied_on = ["paper_passed", "2.3"]
    return ask_to_depart(
        world.db, by, code(world), outcome, "Thin on 2.3.", relied_on, seen_hash=hash_, now=NOW
    )


def kept(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Moderation)) or 0


def test_rule_34_a_confirmed_recommendation_keeps_what_it_rests_on(db: Session) -> None:
    world = cases(db)
    somebody = moderator(world)
    interviews.commit(world)
    row = confirmed(world, somebody)
    policy = db.get_one(ContentVersion, row.policy_hash)
    assert replay(row.evidence, policy.body, row.engine) == row.recommendation.encode()
    assert (row.seq, row.outcome, row.departs) == (1, "designate", False)
    assert (row.moderator_id, row.second_id) == (somebody.person, None)
    assert row.evidence_hash == seen(world)
    assert [line.state for line in queue_for(db, somebody)] == [State.RECOMMENDED]


def test_rule_37_confirming_leaves_one_entry(db: Session) -> None:
    world = cases(db)
    somebody = moderator(world)
    interviews.commit(world)
    confirmed(world, somebody)
    [entry] = audit.drafts(db)
    assert (entry["act"], entry["real_actor"]) == ("moderation.confirm", str(somebody.person))
    assert (entry["subject_id"], entry["reason"]) == (
        str(world.applications[0].id),
        "Clear on every clause.",
    )


REFUSED = {
    "no outcome": ({"outcome": ""}, Faults, "Select what you recommend"),
    "no reasons": ({"reasons": " "}, Faults, "Enter your reasons"),
    "another outcome": ({"outcome": "do_not_designate"}, Refused, "a second moderator must agree"),
    "evidence that moved": ({"seen": "0" * 64}, Stale, "has changed"),
}


@pytest.mark.parametrize(("given", "error", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_confirmed(
    db: Session, given: dict[str, str], error: type[Exception], said: str
) -> None:
    world = cases(db)
    somebody = moderator(world)
    with pytest.raises(error, match=said):
        confirmed(world, somebody, **given)
    assert kept(db) == 0


def test_rule_32_of_equally_fragile_cases_the_open_ones_come_first(db: Session) -> None:
    world = cases(db, "30", "30")
    somebody = moderator(world)
    confirmed(world, somebody)
    assert [line.state for line in queue_for(db, somebody)] == [State.READY, State.RECOMMENDED]


def test_twice_is_refused(db: Session) -> None:
    world = cases(db)
    confirmed(world, moderator(world))
    with pytest.raises(Refused, match="already has a recommendation"):
        confirmed(world, moderator(world, "Second Moderator"))
    assert kept(db) == 1


def test_rule_34_new_evidence_opens_the_case_again(db: Session) -> None:
    world = cases(db)
    somebody = moderator(world)
    before = seen(world)
    confirmed(world, somebody)
    touched.credit(world)
    assert [line.state for line in queue_for(db, somebody)] == [State.READY]
    with pytest.raises(Stale):
        confirmed(world, somebody, seen=before)
    assert confirmed(world, somebody).seq == 2
    standing = standing_for(db, world.applications[0].id)
    assert standing is not None
    assert standing.seq == 2


def test_rule_33_a_departure_waits_for_a_second_moderator(db: Session) -> None:
    world = cases(db)
    first, second = moderator(world), moderator(world, "Second Moderator")
    asked(world, first)
    assert kept(db) == 0
    assert [line.state for line in queue_for(db, second)] == [State.WAITING]
    with pytest.raises(Denied, match="You asked for this"):
        answer_departure(db, first, code(world), True, "", now=NOW)
    answer_departure(db, second, code(world), True, "", now=NOW)
    row = standing_for(db, world.applications[0].id)
    assert row is not None
    assert (row.outcome, row.departs, row.relied_on) == (
        "do_not_designate",
        True,
        ["paper_passed", "2.3"],
    )
    assert (row.moderator_id, row.second_id) == (first.person, second.person)
    assert row.reasons == "Thin on 2.3."


def test_rule_33_who_does_not_agree_says_why_and_the_case_is_open_again(db: Session) -> None:
    world = cases(db)
    first, second = moderator(world), moderator(world, "Second Moderator")
    asked(world, first)
    with pytest.raises(Faults, match="Enter why you do not agree"):
        answer_departure(db, second, code(world), False, " ", now=NOW)
    answer_departure(db, second, code(world), False, "2.3 is well evidenced.", now=NOW)
    assert kept(db) == 0
    assert [line.state for line in queue_for(db, first)] == [State.READY]


def test_a_departure_on_moved_evidence_cannot_be_agreed(db: Session) -> None:
    world = cases(db)
    first, second = moderator(world), moderator(world, "Second Moderator")
    asked(world, first)
    touched.credit(world)
    with pytest.raises(Stale):
        answer_departure(db, second, code(world), True, "", now=NOW)
    assert kept(db) == 0


def test_while_a_second_is_waited_for_nobody_confirms_or_asks(db: Session) -> None:
    world = cases(db)
    asked(world, moderator(world))
    third = moderator(world, "Third Moderator")
    with pytest.raises(Refused, match="A second moderator has been asked"):
        confirmed(world, third)
    with pytest.raises(Refused, match="A second moderator has been asked"):
        asked(world, third)


def test_what_the_policy_recommends_is_no_departure(db: Session) -> None:
    world = cases(db)
    with pytest.raises(Refused, match="no second moderator is needed"):
        asked(world, moderator(world), "designate")


@pytest.mark.parametrize("relied_on", [[], ["liked"]], ids=["nothing", "no clause"])
def test_rule_33_a_departure_names_its_evidence(db: Session, relied_on: list[str]) -> None:
    world = cases(db)
    by = moderator(world)
    with pytest.raises(Faults, match="Select the evidence you relied on"):
        ask_to_depart(
            db, by, code(world), "more_evidence", "Why", relied_on, seen_hash=seen(world), now=NOW
        )


def others(world: World) -> dict[str, tuple[Actor, type[Exception]]]:
    member = world.members[1]
    return {
        "who interviewed": (
            Actor(member.person, member.name, Role.MODERATOR, world.round_id),
            Denied,
        ),
        "an officer": (world.officer, Denied),
        "a moderator of another round": (
            Actor(UUID(int=7), "Elsewhere", Role.MODERATOR, UUID(int=8)),
            Missing,
        ),
    }


@pytest.mark.parametrize("name", ["who interviewed", "an officer", "a moderator of another round"])
def test_rule_33_by_whatever_page_only_a_moderator_of_the_case_agrees(
    db: Session, name: str
) -> None:
    world = cases(db)
    request = asked(world, moderator(world))
    by, error = others(world)[name]
    with pytest.raises(error):
        answer(db, by, request.id, True, now=NOW)
    assert kept(db) == 0


def test_an_unknown_case_is_missing(db: Session) -> None:
    world = cases(db)
    with pytest.raises(Missing):
        confirm(db, moderator(world), "NOPE", "designate", "Why", seen_hash="", now=NOW)
