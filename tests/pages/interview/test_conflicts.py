"""Declaring conflicts over HTTP (page 53)."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from assessment.records.conflict import has_declared
from assessment.records.tables.interview import Conflict
from assessment.records.tables.notice import Notice
from tests import contested, interviews
from tests.interviews import Role
from tests.pages.interview.conftest import Panel


def test_rule_28_the_first_declaration_opens_the_list(fresh: Panel) -> None:
    world = fresh.world
    ids = [one.person for one in world.members[:2] if one.person]
    made = interviews.create_panel(world.db, world.officer, ids, ids[0], now=interviews.SET_UP)
    interviews.book(world, interviews.time(10), made.id)
    fresh.commit()
    client = fresh.member(0)
    page = client.get("/interview/")
    assert page.h1 == "Declare conflicts of interest"
    assert "Declare before you see your interviews." in page.text
    page = client.get(f"/interview/{world.interview_id}/")
    assert (page.status, page.has_link("Declare conflicts of interest")) == (409, True)
    client.get("/interview/conflicts")
    page = client.submit("Declare")
    assert page.errors == ["Confirm that you have no other conflicts"]
    page = client.submit("Declare", none="y")
    assert (page.h1, len(page.rows())) == ("Your interviews", 1)


def test_a_member_is_asked_once_whether_applicants_see_their_name(fresh: Panel) -> None:
    client, asks = fresh.member(0), "Say whether applicants of this round can see your name"
    assert client.get("/interview/conflicts").has_link(asks)
    client.follow(asks)
    page = client.submit("Save your answer", listed="no")
    assert page.h1 == "Declare conflicts of interest"
    assert not page.has_link(asks)


def test_rule_28_a_later_declaration_takes_the_interview_off_the_list(panel: Panel) -> None:
    client = panel.member(1)
    reference = panel.world.applications[0].reference
    client.get("/interview/conflicts")
    page = client.submit("Add this conflict", reference=reference)
    assert page.errors == ["Select the kind of conflict"]
    page = client.submit("Add this conflict", reference="NLE-ZZZZ", kind="friend")
    assert page.errors == ["Enter a reference from the list, like NLE-4K7Q"]
    page = client.submit("Add this conflict", reference=reference.lower(), kind="friend")
    assert page.banner == (
        "Thank you. We took Tuesday’s interview off your list. "
        "Scores you gave are set aside and the chair has been told."
    )
    assert "No interviews yet" in client.get("/interview/").text
    assert client.get(panel.at + "/").status == 404
    chair = panel.member(0).get(panel.at + "/")
    assert chair.summary()["Members"] == "Maria Hart (chair), Sana Iqbal"


def test_what_we_found_is_agreed_or_called_wrong(panel: Panel) -> None:
    world = panel.world
    for person in (world.members[1].person, world.applications[0].person_id):
        row = interviews_workplace(world, person)
        world.db.add(row)
    panel.commit()
    client = panel.member(1)
    page = client.get("/interview/conflicts")
    assert world.applications[0].reference in page.text
    client.follow("This is wrong about " + world.applications[0].reference)
    page = client.submit("Send", reason="I never worked there.")
    assert "The programme team will look at it." in page.banner
    assert client.get(panel.at + "/").status == 404


def both(world: interviews.World) -> None:
    contested.same_school(world)
    contested.told(world)


AGREED = "Found by the service, and agreed: "
FOUND = [
    pytest.param(
        contested.same_school,
        ["The same school, URN 100001"],
        ("same_school", AGREED + "The same school, URN 100001"),
        id="same-urn",
    ),
    pytest.param(
        contested.told,
        ["The applicant told us"],
        ("other", AGREED + "The applicant told us"),
        id="told",
    ),
    pytest.param(
        both,
        ["The same school, URN 100001", "The applicant told us"],
        ("same_school", AGREED + "The same school, URN 100001; The applicant told us"),
        id="both",
    ),
]


@pytest.mark.parametrize(("cause", "shown", "kept"), FOUND)
def test_rule_28_agreeing_keeps_what_was_found(
    panel: Panel, cause: Callable[[interviews.World], None], shown: list[str], kept: tuple[str, str]
) -> None:
    world = panel.world
    cause(world)
    panel.commit()
    client = panel.member(1)
    page = client.get("/interview/conflicts")
    card = page.soup.select_one(".govuk-summary-card")
    assert [line.get_text() for line in card.select("p")] == shown
    assert "We trained together" not in page.text
    assert "trust, and applicants" not in page.text
    page = client.submit("Agree")
    assert page.soup.select_one(".govuk-summary-card") is None
    rows = world.db.scalars(select(Conflict)).all()
    assert [(row.kind, row.details) for row in rows] == [kept]


def test_rule_28_there_is_nothing_to_agree_where_nothing_is_found(panel: Panel) -> None:
    client, application = panel.member(1), panel.world.applications[0].id
    client.get("/interview/conflicts")
    page = client.post(f"/interview/conflicts/found/{application}", check=False)
    assert page.status == 404
    assert panel.world.db.scalars(select(Conflict)).all() == []


def interviews_workplace(world: interviews.World, person: object):  # type: ignore[no-untyped-def]
    from assessment.records.identity import new_id
    from assessment.records.tables.people import Workplace

    return Workplace(id=new_id(world.db), person_id=person, urn="100001", name="A school")


def test_a_moderator_declares_without_seeing_interviews(panel: Panel) -> None:
    moderator = interviews.new_person(panel.world, Role.MODERATOR, "Mo Deer")
    panel.commit()
    client = panel.browser(moderator)
    client.get("/interview/conflicts")
    page = client.submit("Declare", none="y")
    assert page.h1 == "Declare conflicts of interest"
    assert moderator.person is not None
    panel.world.db.rollback()
    assert has_declared(panel.world.db, panel.world.round_id, moderator.person)
    assert client.get("/interview/").status == 403


def test_rule_28_a_changed_workplace_takes_the_interview_off_and_tells_the_chair(
    panel: Panel,
) -> None:
    world = panel.world
    world.db.add(interviews_workplace(world, world.applications[0].person_id))
    panel.commit()
    client = panel.member(1)
    client.get("/people/me/workplace")
    began = {"from_on-day": "1", "from_on-month": "9", "from_on-year": "2021"}
    where = {"name": "A school", "phase": "Primary", "region": "London"}
    page = client.submit("Add this workplace", urn="100001", **where, **began)
    assert page.h1 == "Your account"
    assert page.banner == "We checked your conflicts again. 1 interview was taken off your list."
    assert client.get(panel.at + "/").status == 404
    assert notices(world) == [(world.chair.person, "conflict_found")]
    page = panel.browser(world.officer).get(f"/interview/allocation/{world.panel_id}")
    reference = world.applications[0].reference
    assert f"Conflict Jide Bello has a conflict with {reference}. 2 members are left." in page.text
    world.db.rollback()
    client.get("/people/me")
    client.follow("Remove A school")
    page = client.submit("Remove this workplace")
    assert page.banner == "We checked your conflicts again."
    assert client.get(panel.at + "/").status == 200


def test_rule_28_an_applicants_new_workplace_tells_the_chair_too(panel: Panel) -> None:
    world = panel.world
    world.db.add(interviews_workplace(world, world.members[1].person))
    panel.commit()
    client = panel.browser(interviews.applicant(world, world.applications[0]))
    client.get("/people/me/workplace")
    began = {"from_on-day": "1", "from_on-month": "9", "from_on-year": "2021"}
    where = {"name": "A school", "phase": "Primary", "region": "London"}
    page = client.submit("Add this workplace", urn="100001", **where, **began)
    assert page.banner == "We checked your conflicts again."
    assert notices(world) == [(world.chair.person, "conflict_found")]


def test_rule_28_the_sweep_tells_of_what_no_page_noticed(panel: Panel, app: Flask) -> None:
    world = panel.world
    for person in (world.members[1].person, world.applications[0].person_id):
        world.db.add(interviews_workplace(world, person))
    panel.commit()
    said = [app.test_cli_runner().invoke(args=["sweep"]).output for _ in range(2)]
    assert ["Told the chair of 1 panel member with a conflict." in each for each in said] == [
        True,
        False,
    ]
    assert notices(world) == [(world.chair.person, "conflict_found")]


def notices(world: interviews.World) -> list[tuple[object, str]]:
    """Who was told what of conflicts."""
    query = select(Notice.person_id, Notice.kind).where(Notice.kind.startswith("conflict"))
    found = [(who, kind) for who, kind in world.db.execute(query)]
    world.db.rollback()
    return found
