"""Who is offered to applicants as someone they may know: who agreed, while they hold the role."""

from datetime import timedelta

import pytest

from assessment.records.application.connection import connections_of, offered, tell_connections
from assessment.records.conflict import conflicted
from assessment.records.people.consent import is_listed, say_listed
from assessment.records.people.granting import grants_of
from assessment.records.people.role import grant_role, remove_role
from assessment.records.tables.people import Person
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Faults, Missing
from tests import applications
from tests.applications import DURING, World
from tests.records.application.deciding import acts
from tests.site import TESTS

PANEL = [Role.PANEL_MEMBER, Role.PANEL_CHAIR]


@pytest.fixture
def ada(world: World) -> Actor:
    """Who has a draft with everything in it."""
    applicant = applications.new_applicant(world, "Ada Lovell")
    applications.drafted(world, applicant)
    return applicant


def names(world: World, applicant: Actor) -> list[str]:
    row = applications.loading.own(world.db, applicant)
    return [person.name for person in offered(world.db, row, DURING)]


def listed(world: World, role: Role = Role.PANEL_MEMBER) -> Actor:
    member = applications.new_actor(world, role, "Jide Bello")
    say_listed(world.db, member, True, now=DURING)
    return member


@pytest.mark.parametrize("role", PANEL)
def test_nobody_is_listed_until_they_agree(world: World, ada: Actor, role: Role) -> None:
    member = applications.new_actor(world, role, "Jide Bello")
    assert member.person is not None
    assert is_listed(world.db, member.person, world.round_id, DURING) is None
    assert names(world, ada) == []
    applications.commit(world.db)
    say_listed(world.db, member, True, now=DURING)
    assert names(world, ada) == ["Jide Bello"]
    assert acts(world.db) == ["agree_to_be_listed"]
    say_listed(world.db, member, False, now=DURING)
    assert is_listed(world.db, member.person, world.round_id, DURING) is False
    assert names(world, ada) == []
    assert acts(world.db) == ["agree_to_be_listed", "refuse_to_be_listed"]


def test_consent_ends_with_the_role_and_is_asked_anew(world: World, ada: Actor) -> None:
    member = listed(world)
    assert member.person is not None
    remove_role(world.db, TESTS, grants_of(world.db, member.person)[0], now=DURING)
    assert names(world, ada) == []
    person = world.db.get_one(Person, member.person)
    later = DURING + timedelta(hours=1)
    grant_role(world.db, TESTS, person, Role.PANEL_MEMBER, world.round_id, now=later)
    assert is_listed(world.db, member.person, world.round_id, later) is None
    assert names(world, ada) == []


def test_who_is_member_and_chair_is_listed_once(world: World, ada: Actor) -> None:
    member = applications.new_actor(world, Role.PANEL_MEMBER, "Jide Bello")
    person = world.db.get_one(Person, member.person)
    grant_role(world.db, TESTS, person, Role.PANEL_CHAIR, world.round_id, now=DURING)
    say_listed(world.db, member, True, now=DURING)
    assert names(world, ada) == ["Jide Bello"]


def test_consent_is_for_one_round(world: World, ada: Actor) -> None:
    elsewhere = applications.open_round(world.db)
    listed(elsewhere)
    assert names(world, ada) == []


def test_a_tick_outlives_consent_for_that_applicant_alone(world: World, ada: Actor) -> None:
    member = listed(world)
    assert member.person is not None
    bea = applications.new_applicant(world, "Bea Oduya")
    applications.drafted(world, bea)
    how = {member.person: "We led schools in the same trust."}
    row = tell_connections(world.db, ada, how, now=DURING)
    say_listed(world.db, member, False, now=DURING)
    assert (names(world, ada), names(world, bea)) == (["Jide Bello"], [])
    assert row.id in conflicted(world.db, member.person)
    with pytest.raises(Faults) as refused:
        tell_connections(world.db, bea, how, now=DURING)
    assert refused.value.fields == {"known": "Select people from the list"}
    tell_connections(world.db, ada, how, now=DURING)
    assert connections_of(world.db, row.id) == how
    tell_connections(world.db, ada, {}, now=DURING)
    assert names(world, ada) == []


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.APPLICANT, Role.OFFICER])
def test_others_are_not_asked(world: World, role: Role) -> None:
    other = applications.new_actor(world, role)
    with pytest.raises(Missing):
        say_listed(world.db, other, True, now=DURING)
