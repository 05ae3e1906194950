"""An auditor reads panels and contested conflicts of their round, and changes nothing (rule 25)."""

from datetime import timedelta
from uuid import UUID

import pytest

from assessment.records.identity import new_id
from assessment.records.interview.clearing import ask_to_clear
from assessment.records.tables.people import Workplace
from assessment.records.tables.round import Round
from assessment.rules.people import Role
from tests import contested, interviews
from tests.client import Client
from tests.interviews import HELD
from tests.pages.interview.conftest import Panel
from tests.reader import reads

PANELS = "/interview/allocation"
CONFLICTS = f"{PANELS}/conflicts"


def auditor(panel: Panel, round_id: UUID | None = None) -> Client:
    return panel.sign_in(Role.AUDITOR, round_id=round_id or panel.world.round_id)


def contest(panel: Panel) -> str:
    """A conflict of the second member that they call wrong: where it is read."""
    contested.same_school(panel.world)
    contest_id = contested.call_wrong(panel.world)
    panel.commit()
    return f"{CONFLICTS}/{contest_id}"


def test_the_panels_of_the_round(panel: Panel) -> None:
    contest(panel)
    page = reads(auditor(panel), PANELS, sent=405)
    members = "Maria Hart (chair), Jide Bello, Sana Iqbal"
    assert page.rows() == [["Panel 1", members, "1", "0", "1"]]
    assert page.has_link("1 contested conflict waits for an answer")
    assert [each.get_text() for each in page.soup.select(".moj-sub-navigation [aria-current]")] == [
        "Interviews"
    ]


def test_one_panel_its_members_and_times(panel: Panel) -> None:
    world = panel.world
    contest(panel)
    page = reads(auditor(panel), f"{PANELS}/{world.panel_id}")
    reference = world.applications[0].reference
    assert f"Jide Bello has a conflict with {reference}. 2 members are left." in page.text
    assert "add a member" not in page.text
    members, times = page.soup.select("main table")
    assert [th.get_text() for th in members.select("thead th")] == ["Name", "Place"]
    assert page.rows()[0] == ["Maria Hart", "Chair"]
    assert reference in times.get_text()
    assert [th.get_text() for th in times.select("thead th")][-1] == "State"


@pytest.mark.parametrize("asked", [False, True], ids=["nobody asked", "a second person is asked"])
def test_one_contested_conflict(panel: Panel, asked: bool) -> None:
    path = contest(panel)
    if asked:
        ask = ask_to_clear(
            panel.world.db, panel.world.officer, UUID(path[-36:]), "Closed.", now=HELD
        )
        panel.commit()
        assert ask is not None
    client = auditor(panel)
    [row] = reads(client, CONFLICTS, sent=405).rows()
    assert row[2:] == [
        "I never did.",
        "17 Nov 2026",
        "Waiting for a second person" if asked else "To decide",
    ]
    page = reads(client, path)
    assert page.summary()["Why they say so"] == "I never did."
    assert page.rows() == [["The same school", "URN 100001"]]
    assert page.summary().get("Why it should not count") == ("Closed." if asked else None)
    assert ("Nobody has answered yet." in page.text) is not asked


def test_rule_28_a_contest_of_an_applicant_they_know_is_as_if_absent(panel: Panel) -> None:
    path, client, db = contest(panel), auditor(panel), panel.world.db
    assert client.get(path).status == 200
    db.add(Workplace(id=new_id(db), person_id=client.person_id, urn="100001", name="A school"))
    panel.commit()
    assert client.get(path).status == 404
    assert "No contested conflicts." in client.get(CONFLICTS).text
    assert "contested conflict" not in client.get(PANELS).text


def test_rule_28_an_interview_of_an_applicant_they_know_is_as_if_absent(panel: Panel) -> None:
    contest(panel)
    world, client = panel.world, auditor(panel)
    reference, one = world.applications[0].reference, f"{PANELS}/{world.panel_id}"
    assert client.get(PANELS).rows()[0][2:] == ["1", "0", "1"]
    assert reference in client.get(one).text
    row = Workplace(id=new_id(world.db), person_id=client.person_id, urn="100001", name="A school")
    world.db.add(row)
    panel.commit()
    assert client.get(PANELS).rows()[0][2:] == ["0", "0", "0"]
    page = client.get(one)
    assert (page.status, reference in page.text) == (200, False)
    assert panel.browser(world.officer).get(PANELS).rows()[0][2:] == ["1", "0", "1"]


@pytest.mark.parametrize("place", ["member", "applicant"])
def test_rule_28_a_contest_about_themselves_is_as_if_absent(panel: Panel, place: str) -> None:
    path, world = contest(panel), panel.world
    who = {"member": world.members[1].person, "applicant": world.applications[0].person_id}
    client = panel.sign_in(Role.AUDITOR, round_id=world.round_id, person_id=who[place])
    assert client.get(path).status == 404
    assert "No contested conflicts." in client.get(CONFLICTS).text


def test_what_writes_is_refused(panel: Panel) -> None:
    world, client = panel.world, auditor(panel)
    member = world.members[1].person
    one = f"{PANELS}/{world.panel_id}"
    client.get(PANELS)
    for path in (
        f"{one}/member/{member}",
        f"{one}/times",
        f"{one}/tell",
        f"{PANELS}/new",
        f"{PANELS}/invite",
        f"{PANELS}/move/{world.interview_id}",
        f"{PANELS}/keyed/{world.interview_id}/{member}/1.1",
    ):
        assert (client.get(path).status, client.post(path).status) == (403, 403), path
    assert client.get(f"{PANELS}/keyed/{world.interview_id}").status == 403


def test_another_rounds_are_not_there(panel: Panel) -> None:
    path, db = contest(panel), panel.world.db
    other = Round(id=new_id(db), slug="other", name="Other", created_at=HELD)
    db.add(other)
    panel.commit()
    client = auditor(panel, other.id)
    assert "No panels yet." in client.get(PANELS).text
    assert "No contested conflicts." in client.get(CONFLICTS).text
    assert client.get(path).status == 404
    assert client.get(f"{PANELS}/{panel.world.panel_id}").status == 404
    assert client.get(f"{PANELS}/{UUID(int=7)}").status == 404


def test_rule_25_nothing_tells_what_a_member_wrote_or_locked(panel: Panel) -> None:
    client, world = auditor(panel), panel.world
    client.app.config["CLOCK"].at = HELD + timedelta(hours=3)
    paths = (PANELS, f"{PANELS}/{world.panel_id}", CONFLICTS)
    before = [client.get(path).text for path in paths]
    interviews.fill(world, world.members[1])
    panel.lock(0)
    assert [client.get(path).text for path in paths] == before
    assert "Waiting for sheets" in before[1]
    interviews.lock(world, world.members[1])
    panel.lock(2)
    after = client.get(paths[1]).text
    assert ("To agree" in after, " heard 1.1" in after) == (True, False)
