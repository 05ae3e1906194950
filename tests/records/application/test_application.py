"""Applications on a real database: rows, the audit entry, the refusal."""

from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import select

from assessment.records.application import (
    adjusted_time_for,
    draft,
    fact,
    loading,
)
from assessment.records.application.adjustment import agree_adjustments
from assessment.records.application.policy import pinned_policy
from assessment.records.application.question import ask_applicant, reply
from assessment.records.application.sending import send
from assessment.records.application.snapshot import snapshot
from assessment.records.tables.application import (
    Application,
    Fact,
)
from assessment.records.tables.notice import Notice
from assessment.rules.adjustment import Terms
from assessment.rules.refusal import Faults, Missing, Refused
from tests import applications
from tests.applications import AFTER, DURING, SOURCE, World
from tests.records.application.deciding import acts, newest


def test_reference_and_case_code_are_apart_and_plain(world: World) -> None:
    rows = [draft.start(world.db, applications.new_applicant(world), now=DURING) for _ in range(20)]
    text = "".join(row.reference.removeprefix("NLE-") + row.case_code[2:] for row in rows)
    assert set(text) & set("0O1I") == set()
    assert [row for row in rows if row.reference[4:] in row.case_code] == []
    assert len({row.reference for row in rows}) == 20


def test_started_twice_is_one_application(world: World) -> None:
    applicant = applications.new_applicant(world)
    first = draft.start(world.db, applicant, now=DURING)
    assert draft.start(world.db, applicant, now=DURING).id == first.id
    assert acts(world.db).count("start_application") == 1


def test_a_round_that_is_closed_takes_none(world: World) -> None:
    with pytest.raises(Refused) as refused:
        draft.start(world.db, applications.new_applicant(world), now=AFTER)
    assert refused.value.reason == "Applications closed at 11:59pm on Friday 11 September 2026."


def test_sending_leaves_an_evaluation_a_notice_and_one_entry(world: World) -> None:
    applicant = applications.new_applicant(world)
    applications.drafted(world, applicant)
    applications.commit(world.db)
    row = send(world.db, applicant, True, now=DURING)
    kinds = list(world.db.scalars(select(Notice.kind)))
    assert (acts(world.db), kinds) == (["send_application"], ["application_received"])
    assert newest(world.db, row).result == "unknown"
    assert send(world.db, applicant, True, now=DURING).sent_at == DURING
    assert acts(world.db) == ["send_application"]


def applicant_of(world: World, row: Application) -> applications.Actor:
    return applications.Actor(row.person_id, "Applicant", None, world.round_id)


def test_a_change_keeps_the_old_fact(world: World) -> None:
    applicant = applications.new_applicant(world)
    applications.drafted(world, applicant)
    kept = fact.facts_for(world.db, loading.own(world.db, applicant).id, "post")[0]
    made = fact.change(
        world.db, applicant, kept.id, {**applications.HEAD, "start": "2019-09-01"}, now=DURING
    )
    assert (kept.replaced_by, kept.removed_at) == (made.id, DURING)


@pytest.mark.parametrize(
    "body",
    [
        {**applications.HEAD, "urn": "1"},
        {**applications.HEAD, "role": "caretaker"},
        {**applications.HEAD, "start": "yesterday"},
        {**applications.HEAD, "shoe_size": 7},
    ],
    ids=["urn", "role", "date", "unknown key"],
)
def test_a_fact_of_the_wrong_shape_is_refused(world: World, body: applications.Body) -> None:
    applicant = applications.new_applicant(world)
    draft.start(world.db, applicant, now=DURING)
    draft.choose_route(world.db, applicant, "turnaround_head", now=DURING)
    policy = pinned_policy(world.db, world.round_id).policy
    with pytest.raises(Faults):
        fact.declare(world.db, applicant, policy, "post", body, now=DURING)


def test_a_fact_that_the_route_does_not_ask_is_missing(world: World) -> None:
    applicant = applications.new_applicant(world)
    applications.drafted(world, applicant)
    policy = pinned_policy(world.db, world.round_id).policy
    body = {"uid": "4321", "type_code": "6", "status": "OPEN"}
    with pytest.raises(Missing):
        fact.declare(world.db, applicant, policy, "group", body, now=DURING)


def test_confirming_needs_a_source_with_its_date(world: World, row: Application) -> None:
    ids = [one.id for one in fact.facts_for(world.db, row.id)]
    with pytest.raises(Faults) as refused:
        fact.confirm(world.db, world.officer, row.id, ids, " ", None, now=AFTER)
    assert dict(refused.value.fields) == {
        "source": "Enter where this comes from",
        "on": "Enter the date of the source",
    }


def test_a_fact_of_another_case_is_missing(world: World, row: Application) -> None:
    other = applications.sent(world, applications.new_applicant(world))
    theirs = fact.facts_for(world.db, other.id)[0].id
    with pytest.raises(Missing):
        fact.confirm(world.db, world.officer, row.id, [theirs], *SOURCE, now=AFTER)
    with pytest.raises(Missing):
        fact.set_aside(world.db, world.officer, row.id, uuid4(), "Wrong", now=AFTER)


@pytest.mark.parametrize("step", [1, -1], ids=["as-told", "the-other-way-round"])
def test_facts_of_one_instant_are_listed_by_what_they_say(world: World, step: int) -> None:
    applicant = applications.new_applicant(world)
    row = applications.drafted(world, applicant, facts=applications.TURNAROUND[::step])
    policy = pinned_policy(world.db, world.round_id).policy
    read = snapshot(world.db, row, policy)
    assert [one.kind for one in fact.facts_for(world.db, row.id)] == ["post", "graded", "graded"]
    kept = fact.facts_for(world.db, row.id, "graded")
    assert [one.body["start"] for one in kept] == ["2022-05-10", "2017-03-14"]
    assert [one.key for one in read.graded] == [str(one.id) for one in kept]


def test_a_question_is_answered_once(world: World, row: Application) -> None:
    asked = ask_applicant(
        world.db, world.officer, row.id, "turnaround_head.x", "In post", "Send it", now=AFTER
    )
    by = applicant_of(world, row)
    reply(world.db, by, asked.id, "Here it is", now=AFTER)
    with pytest.raises(Refused):
        reply(world.db, by, asked.id, "Again", now=AFTER)
    stranger = applications.new_applicant(world)
    applications.sent(world, stranger)
    with pytest.raises(Missing):
        reply(world.db, stranger, asked.id, "Mine", now=AFTER)


def test_adjusted_time_is_the_newest_agreement(world: World, row: Application) -> None:
    agree_adjustments(world.db, world.officer, row.id, Terms(Decimal(25), 1, 10), 0, 60, now=AFTER)
    agree_adjustments(world.db, world.officer, row.id, Terms(Decimal(50), 3, 15), 1, 60, now=AFTER)
    allowance = adjusted_time_for(world.db, row.id, 60)
    assert (allowance.words, allowance.break_words) == (
        "90 minutes (60 plus 50%)",
        "3, 15 minutes in all",
    )


def test_every_fact_body_keeps_its_urn_where_conflicts_are_derived(
    world: World, row: Application
) -> None:
    urns = {str(one.body["urn"]) for one in world.db.scalars(select(Fact))}
    assert urns == {"900101"}
