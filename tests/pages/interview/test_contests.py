"""Calling a conflict wrong, and settling it, over HTTP (page 53)."""

from assessment.records.interview.declaration import declare_conflict
from assessment.rules.conflict import ConflictKind
from tests import interviews
from tests.client import Client
from tests.contested import same_school
from tests.interviews import HELD, Role
from tests.pages.interview.conftest import Panel

LIST = "/interview/allocation/conflicts"


def called_wrong(panel: Panel) -> Client:
    """The member's browser, after they called it wrong."""
    same_school(panel.world)
    panel.commit()
    client = panel.member(1)
    client.get("/interview/conflicts")
    client.follow("This is wrong about " + panel.world.applications[0].reference)
    page = client.submit("Send")
    assert page.errors == ["Enter why it is wrong"]
    client.submit("Send", reason="I have never worked there.")
    return client


def officers(panel: Panel) -> tuple[Client, Client]:
    other = interviews.new_person(panel.world, Role.OFFICER, "Olu Second")
    panel.commit()
    return panel.browser(panel.world.officer), panel.browser(other)


def test_from_wrong_to_cleared(panel: Panel) -> None:
    reference = panel.world.applications[0].reference
    member = called_wrong(panel)
    page = member.page
    assert page is not None
    assert page.banner == "The programme team will look at it. Until then it counts."
    assert "It counts until we have looked." in page.text
    assert not page.has_link(f"This is wrong about {reference}")
    assert member.get(panel.at + "/").status == 404
    first, other = officers(panel)
    first.get("/interview/allocation")
    page = first.follow("1 contested conflict waits for an answer")
    (row,) = page.rows()
    assert row[1:3] == [f"Ada Okafor, {reference}", "I have never worked there."]
    assert row[4] == "To decide"
    page = first.follow(f"Jide Bello and {reference}")
    assert page.rows() == [["The same school", "URN 100001"]]
    page = first.submit("Clear it: ask for a second person")
    assert (page.status, page.errors) == (422, ["Enter why it should not count"])
    page = first.submit("Clear it: ask for a second person", reason="A school of that name.")
    assert (page.banner, page.rows()[0][4]) == (
        "Waiting for a second person.",
        "Waiting for a second person",
    )
    page = first.follow(f"Jide Bello and {reference}")
    assert "You asked for this, so someone else must agree." in page.text
    assert not page.has_button("Agree")
    assert member.get(panel.at + "/").status == 404
    slug = panel.world.db.get_one(interviews.Round, panel.world.round_id).slug
    panel.world.db.rollback()
    other.get(f"/round/{slug}/")
    page = other.follow(f"Clear a conflict of interest ({reference}): a second person is needed")
    assert "A school of that name." in page.text
    page = other.submit("Do not agree")
    assert page.errors == ["Enter why you do not agree"]
    page = other.submit("Agree")
    assert page.banner == "You agreed. The conflict no longer counts."
    assert member.get(panel.at + "/").status == 200
    page = member.get("/interview/conflicts")
    assert page.banner == f"Ada Okafor, {reference} We looked at this again. It no longer counts."
    assert "We found none." in page.text


def test_kept_with_a_reason_that_the_person_reads(panel: Panel) -> None:
    member = called_wrong(panel)
    officer, _ = officers(panel)
    officer.get(LIST)
    officer.follow(f"Jide Bello and {panel.world.applications[0].reference}")
    page = officer.submit("Keep it")
    assert page.errors == ["Enter why you keep it"]
    page = officer.submit("Keep it", reason="The register says so.")
    assert "No contested conflicts." in page.text
    page = member.get("/interview/conflicts")
    assert "We looked at this again. It still counts: The register says so." in page.text
    assert page.has_link(f"This is wrong about {panel.world.applications[0].reference}")
    assert member.get(panel.at + "/").status == 404


def test_a_second_person_who_does_not_agree_leaves_it_open(panel: Panel) -> None:
    called_wrong(panel)
    first, other = officers(panel)
    said = f"Jide Bello and {panel.world.applications[0].reference}"
    first.get(LIST)
    first.follow(said)
    first.submit("Clear it: ask for a second person", reason="A mistake.")
    other.get(LIST)
    other.follow(said)
    page = other.submit("Do not agree", reason="I would ask the school.")
    assert page.banner == "You did not agree. The conflict still counts."
    assert page.rows()[0][4] == "To decide"


def test_what_was_declared_can_be_called_wrong_too(panel: Panel) -> None:
    world = panel.world
    application = world.applications[0]
    declare_conflict(world.db, world.members[1], application.id, ConflictKind.FRIEND, now=HELD)
    panel.commit()
    client = panel.member(1)
    client.get("/interview/conflicts")
    client.follow(f"This is wrong about {application.reference}")
    page = client.submit("Send", reason="I pressed the wrong name.")
    assert "It counts until we have looked." in page.rows()[0][3]


def test_rule_28_an_officer_who_knows_the_applicant_finds_nothing(panel: Panel) -> None:
    called_wrong(panel)
    world = panel.world
    officer, _ = officers(panel)
    officer.get(LIST)
    page = officer.follow(f"Jide Bello and {world.applications[0].reference}")
    address = page.path
    declare_conflict(
        world.db, world.officer, world.applications[0].id, ConflictKind.FAMILY, now=HELD
    )
    panel.commit()
    assert "No contested conflicts." in officer.get(LIST).text
    assert officer.get(address).status == 404
    assert "contested" not in officer.get("/interview/allocation").text


def test_only_officers_settle_and_only_ones_own_is_called_wrong(panel: Panel) -> None:
    called_wrong(panel)
    assert panel.member(1).get(LIST).status == 403
    wrong = f"/interview/conflicts/wrong/{panel.world.applications[0].id}"
    assert panel.member(0).get(wrong).status == 404
    assert panel.browser(panel.world.officer).get(wrong).status == 403
