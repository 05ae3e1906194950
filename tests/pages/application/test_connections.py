"""A person says whom they know, and how: page 20."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.conflict import conflicted
from assessment.records.people.consent import agreed_to_be_listed, say_listed
from assessment.records.tables.application import Application
from assessment.rules.people import Role
from tests import applications
from tests.applications import DURING, World
from tests.client import Client
from tests.page import typed_in
from tests.pages.application.steps import SignIn, begun

EMPTY = "No panel member has agreed to be listed yet."
SEE = "Applicants of this round can see your name"
HOW = "We led schools in the same trust."


@pytest.fixture
def jide(world: World, sessions: sessionmaker[Session]) -> str:
    """A panel member whom applicants may know."""
    with sessions() as db:
        again = World(db, world.round_id)
        member = applications.new_actor(again, Role.PANEL_MEMBER, "Jide Bello")
        chair = applications.new_actor(again, Role.PANEL_CHAIR, "Rosa Klein")
        for one in (member, chair):
            say_listed(db, one, True, now=DURING)
        applications.commit(db)
    return str(member.person)


@pytest.fixture
def asked(applicant: Client, jide: str) -> Client:
    """Who is asked whom they know."""
    begun(applicant).get("/application/connections")
    return applicant


def test_who_is_known_and_how_is_kept_and_is_a_conflict(
    asked: Client, jide: str, sessions: sessionmaker[Session]
) -> None:
    page = asked.submit("Save and continue", known=jide, **{f"how-{jide}": HOW})
    assert (page.path, "People you know Completed" in page.text) == ("/application/", True)
    page = asked.get("/application/connections")
    form = typed_in(page.form_of(page.button("Save and continue")))
    assert (form["known"], form[f"how-{jide}"]) == ([jide], [HOW])
    with sessions() as db:
        row = db.scalars(select(Application)).one()
        people = agreed_to_be_listed(db, row.round_id, DURING)
        found = {person.name: row.id in conflicted(db, person.id) for person in people}
    assert found == {"Jide Bello": True, "Rosa Klein": False}


def test_ticking_someone_takes_saying_how(asked: Client, jide: str) -> None:
    page = asked.submit("Save and continue", known=jide)
    assert (page.status, page.errors) == (422, ["Enter how you know them"])
    assert page.field_errors == page.errors
    form = typed_in(page.form_of(page.button("Save and continue")))
    assert form["known"] == [jide]


def test_someone_and_nobody_cannot_both_be_ticked(asked: Client, jide: str) -> None:
    page = asked.submit("Save and continue", known=[jide, "none"], **{f"how-{jide}": HOW})
    assert page.errors == ["Select who you know, or select ‘No, I do not know anyone’"]
    form = typed_in(page.form_of(page.button("Save and continue")))
    assert form[f"how-{jide}"] == [HOW]


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.PANEL_CHAIR])
def test_a_name_is_shown_once_its_owner_agrees_and_no_longer_when_not(
    applicant: Client, sign_in: SignIn, world: World, role: Role
) -> None:
    member = sign_in(role, round_id=world.round_id)
    name = member.get("/people/me").summary()["Name"]
    begun(applicant)
    page = applicant.get("/application/connections")
    assert (EMPTY in page.text, name in page.text) == (True, False)
    member.follow("Change whether applicants can see your name")
    page = member.submit("Save your answer")
    assert page.errors == ["Select whether applicants can see your name"]
    page = member.submit("Save your answer", listed="yes")
    assert page.summary()[SEE] == "Yes, and say that they know you"
    page = applicant.get("/application/connections")
    assert (EMPTY in page.text, name in page.text) == (False, True)
    member.follow("Change whether applicants can see your name")
    page = member.submit("Save your answer", listed="no")
    assert page.summary()[SEE] == "No"
    assert name not in applicant.get("/application/connections").text


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.MODERATOR])
def test_others_are_not_asked_whether_applicants_see_their_name(
    sign_in: SignIn, world: World, role: Role
) -> None:
    other = sign_in(role, round_id=world.round_id)
    assert SEE not in other.get("/people/me").text
    assert other.get("/people/me/listed").status == 403
