"""Officers make panels and times by hand; applicants choose (pages 51 and 54)."""

import pytest

from tests import interviews
from tests.interviews import NAMES
from tests.pages.interview.conftest import Panel


def test_from_a_panel_to_a_chosen_time(fresh: Panel) -> None:
    world = fresh.world
    application = interviews.new_applicant(world)
    fresh.commit()
    officer, applicant = (
        fresh.browser(world.officer),
        fresh.browser(interviews.applicant(world, application)),
    )
    assert "No panels yet." in officer.get("/interview/allocation").text
    assert "There are no free times now." in applicant.get("/interview/slot").text
    officer.follow("Create a panel")
    people = [str(one.person) for one in world.members]
    page = officer.submit("Create the panel", members=people[:1], chair=people[0])
    assert page.errors == ["A panel needs 2 to 4 members"]
    page = officer.submit("Create the panel", members=people[:3], chair=people[3])
    assert page.errors == ["Select the chair from the members of the panel"]
    page = officer.submit("Create the panel", members=people[:3], chair=people[0])
    assert [row[:2] for row in page.rows()] == [
        ["Maria Hart", "Chair"],
        ["Jide Bello", "Member"],
        ["Sana Iqbal", "Member"],
    ]
    page = officer.submit("Add", person=people[3])
    assert len(page.rows()) == 4
    day = {"day-day": "17", "day-month": "11", "day-year": "2026"}
    page = officer.submit("Add this time", **day, starts_at="10", minutes="90", place="Room 1")
    assert page.errors == ["Start time must be a time, like 10:00am"]
    page = officer.submit("Add this time", **day, starts_at="10am", minutes="90", place="Room 1")
    assert "Tuesday 17 November 2026, 10:00am to 11:30am" in page.text
    officer.get("/interview/allocation/invite")
    by = {"choose_by-day": "10", "choose_by-month": "11", "choose_by-year": "2026"}
    page = officer.submit("Send the invitations", **by)
    assert page.banner == "We invited 1 applicant."
    page = applicant.get("/interview/slot")
    assert page.h1 == "Choose an interview time"
    page = applicant.submit("Choose this time")
    assert page.errors == ["Select a time"]
    value = page.soup.select_one("input[name=slot]")["value"]  # type: ignore[index]
    page = applicant.submit("Choose this time", slot=value)
    assert page.summary()["When"] == "Tuesday 17 November 2026, 10:00am to 11:30am, UK time"
    assert "Your panel: Maria Hart (chair), Jide Bello, Sana Iqbal, Tom Reyes." in page.text


@pytest.mark.parametrize(
    ("date", "starts_at", "error"),
    [
        pytest.param(
            ("28", "3", "2027"),
            "1:30am",
            "1:30am on 28 March 2027 does not exist, because the clocks change",
            id="no-such-time",
        ),
        pytest.param(
            ("31", "10", "2027"),
            "1:30am",
            "1:30am on 31 October 2027 happens twice. Choose another time",
            id="twice",
        ),
        pytest.param(("1", "10", "2026"), "10am", "Start must be in the future", id="past"),
    ],
)
def test_rule_07_a_time_must_be_one_instant(
    panel: Panel, date: tuple[str, str, str], starts_at: str, error: str
) -> None:
    client = panel.browser(panel.world.officer)
    client.get(f"/interview/allocation/{panel.world.panel_id}")
    day = dict(zip(("day-day", "day-month", "day-year"), date, strict=True))
    page = client.submit("Add this time", **day, starts_at=starts_at, minutes="90", place="Room 1")
    assert (page.status, page.errors) == (422, [error])


def test_a_taken_time_says_so(panel: Panel) -> None:
    world = panel.world
    officer = world.officer
    assert world.panel_id is not None
    slot = interviews.make_slot(
        world.db,
        officer,
        world.panel_id,
        interviews.DAY,
        interviews.time(15),
        90,
        "A",
        now=interviews.SET_UP,
    )
    first, second = (interviews.new_applicant(world, name) for name in ("Ben Obi", "Cat Lee"))
    panel.commit()
    client = panel.browser(interviews.applicant(world, second))
    client.get("/interview/slot")
    interviews.choose_slot(
        world.db, interviews.applicant(world, first), first, slot.id, now=interviews.HELD
    )
    panel.commit()
    page = client.submit("Choose this time", slot=str(slot.id), check=False)
    assert page.status == 422
    assert "Someone has just taken that time. Choose another" in page.text


def test_the_applicant_tells_us_whom_they_know(panel: Panel) -> None:
    world = panel.world
    client = panel.browser(interviews.applicant(world, world.applications[0]))
    client.get("/interview/slot")
    client.follow("Tell us")
    page = client.submit("Tell us")
    assert page.errors == ["Select who you know", "Enter how you know them"]
    page = client.submit("Tell us", who=str(world.members[1].person), how="We trained together")
    assert page.banner == "Thank you. We told the programme team. It will not count against you."
    assert panel.member(1).get(panel.at + "/").status == 404
    page = panel.browser(world.officer).get(f"/interview/allocation/{world.panel_id}")
    assert "Jide Bello has a conflict with" in page.text


def test_an_interview_is_moved(panel: Panel) -> None:
    world = panel.world
    client = panel.browser(world.officer)
    client.app.config["CLOCK"].at = interviews.SET_UP
    assert world.panel_id is not None
    interviews.make_slot(
        world.db,
        world.officer,
        world.panel_id,
        interviews.DAY,
        interviews.time(15),
        90,
        "B",
        now=interviews.SET_UP,
    )
    panel.commit()
    reference = world.applications[0].reference
    client.get(f"/interview/allocation/{world.panel_id}")
    page = client.follow(f"Move {reference}")
    assert page.h1 == f"Move the interview of {reference}"
    value = page.soup.select_one("input[name=slot]")["value"]  # type: ignore[index]
    page = client.submit("Move", slot=value)
    assert "3:00pm to 4:30pm" in page.rows("table:nth-of-type(2)")[-1][0] or reference in page.text


def test_an_applicant_who_did_not_sit_is_not_invited(fresh: Panel) -> None:
    application = interviews.new_applicant(fresh.world, sat=False)
    fresh.commit()
    client = fresh.browser(interviews.applicant(fresh.world, application))
    page = client.get("/interview/slot")
    assert "You have not been invited" in page.text
    assert not any(name in page.text for name in NAMES)


def test_another_rounds_panel_is_not_there(panel: Panel, fresh: Panel) -> None:
    client = fresh.browser(fresh.world.officer)
    page = client.get(f"/interview/allocation/{panel.world.panel_id}")
    assert page.status == 404
