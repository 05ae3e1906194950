"""Adjustments agreed during a sitting, as officers and the applicant see them (page 26)."""

from sqlalchemy import select

from assessment.records.tables.application import Application
from assessment.rules.people import Role
from tests import site
from tests.client import Client
from tests.pages.paper.conftest import Hall, Lay

GIVEN = {"extra_percent": "50", "break_count": "3", "break_minutes": "15"}


def address(hall: Hall) -> str:
    """Page 26 of the applicant."""
    with hall.sessions() as db:
        query = select(Application.reference).where(Application.id == hall.setting.application)
        return f"/application/{db.scalars(query).one()}/adjustments"


def second_officer(hall: Hall) -> Client:
    """The browser of the officer who may agree to what the first asked."""
    setting = hall.setting
    return site.sign_in(
        hall.client.app, Role.OFFICER, round_id=setting.round, person_id=setting.second.person
    )


def test_a_sitting_that_has_begun_is_shown_and_reached(hall: Hall) -> None:
    sitting = hall.start()
    hall.at(20)
    started = "Paper, started 9:30am on 10 Oct 2026"
    page = hall.officer.get(address(hall))
    assert page.rows() == [[started, "10:30am", "10:30am"]]
    page = hall.officer.submit("Show their time", **GIVEN)
    assert page.rows() == [[started, "10:30am", "11:00am"]]
    assert hall.client.get(f"/paper/{sitting}/question/1").soup.select_one("#finish").text == (
        "Finish by 10:30am"
    )
    page = hall.officer.submit("Agree and tell them", **GIVEN)
    assert (page.banner, page.rows()) == (
        "Agreed. We told them.",
        [[started, "11:00am", "11:00am"]],
    )
    page = hall.client.get(f"/paper/{sitting}/question/1")
    assert page.soup.select_one("#finish").text == "Finish by 11:00am"
    assert hall.client.get(f"/paper/{sitting}/clock").response.get_json()["finish"] == "11:00am"
    page = hall.officer.get(f"/paper/staff/sitting/{sitting}")
    assert page.rows()[1] == [
        "Agreed 50% more time, breaks: 3, 15 minutes in all",
        "9:50:00am",
        "Tom Reyes",
        "",
    ]


def test_rule_06_less_time_shows_the_second_person_both_finishes(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    hall.start()
    hall.at(20)
    path = address(hall)
    hall.officer.get(path)
    page = hall.officer.submit("Agree and tell them", extra_percent="10", reason="Typed wrong")
    assert page.banner == "Waiting for a second person."
    second = second_officer(hall)
    page = second.get(path)
    assert [row[1:] for row in page.rows()] == [["10:45am", "10:36am"]]
    page = second.submit("Agree")
    assert [row[1:] for row in page.rows()] == [["10:36am", "10:36am"]]


def test_a_sitting_that_would_end_at_once_is_refused(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    hall.start()
    hall.at(20)
    path = address(hall)
    hall.officer.get(path)
    hall.officer.submit("Not agreed", reason="Typed wrong")
    second = second_officer(hall)
    hall.at(61)
    page = second.get(path)
    assert [row[1:] for row in page.rows()] == [["10:45am", "10:30am"]]
    page = second.submit("Agree")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "That would end their sitting at once." in page.text
    assert [row[1:] for row in second.get(path).rows()] == [["10:45am", "10:30am"]]


def test_no_row_once_the_paper_was_sat(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    hall.client.submit("Submit and finish")
    assert hall.officer.get(address(hall)).rows() == []
