"""Conflicts of interest, derived in queries: lists as if the record were absent (rule 28)."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import (
    conflicted,
    conflicted_applications,
    has_declared,
    inferred,
    is_conflicted,
)
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare, declare_conflict
from assessment.records.interview.dropping import tell_of_dropped
from assessment.records.interview.loading import find_for_member, lines_for
from assessment.records.interview.panel import conflicts_on
from assessment.records.tables.application import Application, Connection, Fact
from assessment.records.tables.interview import Conflict
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Workplace
from assessment.rules.conflict import ConflictKind
from assessment.rules.refusal import Faults, Missing
from tests import interviews
from tests.interviews import HELD, World

Cause = Callable[[World], None]


def declared(world: World) -> None:
    application = world.applications[0].id
    declare_conflict(world.db, world.members[1], application, ConflictKind.FRIEND, now=HELD)


def told_by_the_applicant(world: World) -> None:
    row = Connection(
        id=new_id(world.db),
        application_id=world.applications[0].id,
        person_id=world.members[1].person,
        how="We trained together",
        at=HELD,
    )
    world.db.add(row)
    world.db.flush()


def works_at(world: World, person_id: object, urn: str) -> None:
    row = Workplace(id=new_id(world.db), person_id=person_id, urn=urn, name="A school")
    world.db.add(row)
    world.db.flush()


def same_workplace(world: World) -> None:
    works_at(world, world.members[1].person, "100001")
    works_at(world, world.applications[0].person_id, "100001")


def school_in_a_fact(world: World) -> None:
    works_at(world, world.members[1].person, "100002")
    row = Fact(
        id=new_id(world.db),
        application_id=world.applications[0].id,
        kind="post",
        body={"urn": "100002"},
        source="applicant",
        recorded_by="tests",
        recorded_at=HELD,
    )
    world.db.add(row)
    world.db.flush()


CAUSES = [
    pytest.param(declared, id="declared"),
    pytest.param(told_by_the_applicant, id="told-by-the-applicant"),
    pytest.param(same_workplace, id="same-urn"),
    pytest.param(school_in_a_fact, id="urn-in-a-fact"),
]


@pytest.mark.parametrize("cause", CAUSES)
def test_rule_28_the_interview_is_as_if_absent(db: Session, cause: Cause) -> None:
    world = interviews.round_with_panel(db, interviews=2)
    jide, sana = world.members[1], world.members[2]
    assert jide.person is not None
    assert sana.person is not None
    cause(world)
    seen = [line.interview_id for line in lines_for(db, world.round_id, jide.person)]
    assert seen == world.interview_ids[1:]
    with pytest.raises(Missing):
        find_for_member(db, jide, world.interview_id)
    assert len(lines_for(db, world.round_id, sana.person)) == 2


@pytest.mark.parametrize("cause", CAUSES)
def test_rule_28_later_stages_ask_one_condition(db: Session, cause: Cause) -> None:
    world = interviews.round_with_panel(db, interviews=2)
    jide, sana = world.members[1].person, world.members[2].person
    assert jide is not None
    assert sana is not None
    cause(world)
    touched, free = (one.id for one in world.applications)
    assert (conflicted(db, jide), conflicted(db, sana)) == ({touched}, frozenset())
    left = select(Application.id).where(Application.id.not_in(conflicted_applications(jide)))
    assert set(db.scalars(left)) == {free}
    assert (is_conflicted(db, jide, touched), is_conflicted(db, jide, free)) == (True, False)


def test_different_schools_are_no_conflict(db: Session) -> None:
    world = interviews.round_with_panel(db)
    works_at(world, world.members[1].person, "100001")
    works_at(world, world.applications[0].person_id, "100002")
    assert world.members[1].person is not None
    assert conflicted(db, world.members[1].person) == frozenset()


def test_what_is_inferred_is_shown_until_it_is_declared(db: Session) -> None:
    world = interviews.round_with_panel(db)
    same_workplace(world)
    jide = world.members[1].person
    assert jide is not None
    before = [one.application_id for one in inferred(db, world.round_id, jide)]
    declared(world)
    after = inferred(db, world.round_id, jide)
    assert (before, after) == ([world.applications[0].id], [])


def test_nothing_is_seen_before_the_first_declaration(db: Session) -> None:
    world = interviews.new_round(db)
    people = [
        interviews.new_person(world, interviews.Role.PANEL_MEMBER, name)
        for name in ("Maria Hart", "Jide Bello")
    ]
    ids = [one.person for one in people if one.person]
    panel = interviews.create_panel(db, world.officer, ids, ids[0], now=interviews.SET_UP)
    interviews.book(world, interviews.time(10), panel.id)
    assert lines_for(db, world.round_id, ids[0]) == []
    declare(db, people[0], now=HELD)
    assert len(lines_for(db, world.round_id, ids[0])) == 1
    assert (has_declared(db, world.round_id, ids[0]), has_declared(db, world.round_id, ids[1])) == (
        True,
        False,
    )


def test_declaring_is_audited_and_tells_the_chair_once(db: Session) -> None:
    world = interviews.round_with_panel(db)
    declared(world)
    declared(world)
    assert [entry["act"] for entry in audit.drafts(db)] == ["conflict.declare"]
    query = select(Notice.person_id, Notice.body).where(Notice.kind == "conflict_found")
    ((who, body),) = db.execute(query).all()
    assert who == world.chair.person
    assert "A conflict of interest was found between Jide Bello and the applicant" in body
    assert len(db.scalars(select(Conflict)).all()) == 1


def chairs_told(world: World) -> list[tuple[str, bool]]:
    """Who was told of a dropped member, and whether it names Jide Bello."""
    query = select(Notice).where(Notice.kind == "conflict_found")
    names = {one.person: one.name for one in world.members}
    return [(names[row.person_id], "Jide Bello" in row.body) for row in world.db.scalars(query)]


@pytest.mark.parametrize("cause", CAUSES)
def test_rule_28_the_chair_is_told_once_whatever_the_cause(db: Session, cause: Cause) -> None:
    world = interviews.round_with_panel(db)
    interviews.commit(world)
    cause(world)
    declared_already = len(chairs_told(world))
    told = tell_of_dropped(db, world.officer, now=HELD)
    assert (told + declared_already, chairs_told(world)) == (1, [("Maria Hart", True)])
    assert [e["act"] for e in audit.drafts(db)].count("conflict.tell_chair") == told
    assert tell_of_dropped(db, world.officer, now=HELD) == 0


def test_the_chair_who_drops_out_is_not_told_the_next_one_is(db: Session) -> None:
    world = interviews.round_with_panel(db)
    application = world.applications[0].id
    declare_conflict(db, world.chair, application, ConflictKind.FRIEND, now=HELD)
    (row,) = db.scalars(select(Notice).where(Notice.kind == "conflict_found"))
    assert (row.person_id, "Maria Hart" in row.body) == (world.members[1].person, True)


def test_one_person_alone_a_member_or_an_applicant(db: Session) -> None:
    world = interviews.round_with_panel(db)
    same_workplace(world)
    by, jide = world.officer, world.members[1].person
    assert tell_of_dropped(db, by, now=HELD, about=world.chair.person) == 0
    assert tell_of_dropped(db, by, now=HELD, about=world.applications[0].person_id) == 1
    assert tell_of_dropped(db, by, now=HELD, about=jide) == 0


def test_nobody_is_told_of_a_round_whose_results_are_out(db: Session) -> None:
    world = interviews.round_with_panel(db)
    db.get_one(interviews.Round, world.round_id).released_at = HELD
    same_workplace(world)
    assert tell_of_dropped(db, world.officer, now=HELD) == 0


def test_an_officer_sees_who_dropped_out_and_how_many_are_left(db: Session) -> None:
    world = interviews.round_with_panel(db)
    assert world.panel_id is not None
    declared(world)
    reference = world.applications[0].reference
    gaps = [
        (one.name, one.reference, one.left, one.is_short)
        for one in conflicts_on(db, world.panel_id)
    ]
    assert gaps == [("Jide Bello", reference, 2, False)]
    application = world.applications[0].id
    declare_conflict(db, world.members[2], application, ConflictKind.FRIEND, now=HELD)
    assert [one.is_short for one in conflicts_on(db, world.panel_id)] == [True, True]


def test_a_conflict_with_another_rounds_application_cannot_be_declared(db: Session) -> None:
    world, other = interviews.round_with_panel(db), interviews.round_with_panel(db)
    application = other.applications[0].id
    with pytest.raises(Missing):
        declare_conflict(db, world.chair, application, ConflictKind.FRIEND, now=HELD)


@pytest.mark.parametrize("details", ["a\x00b", "x" * 2_001], ids=["nul", "too-long"])
def test_details_that_cannot_be_kept_are_refused(db: Session, details: str) -> None:
    world = interviews.round_with_panel(db)
    application = world.applications[0].id
    with pytest.raises(Faults) as caught:
        declare_conflict(db, world.chair, application, ConflictKind.OTHER, details, now=HELD)
    assert set(caught.value.fields) == {"details"}


def test_two_trusts_without_a_urn_are_not_one_place(db: Session) -> None:
    world = interviews.round_with_panel(db)
    for person in (world.members[1].person, world.applications[0].person_id):
        world.db.add(Workplace(id=new_id(world.db), person_id=person, urn="", name="A trust"))
    world.db.flush()
    assert world.members[1].person is not None
    assert not is_conflicted(world.db, world.members[1].person, world.applications[0].id)
