"""Your details: the name, school and region that the register shows (pages 5, 16 and 68)."""

import pytest

from assessment.rules.people import Role
from tests.applications import World
from tests.client import Client
from tests.pages.application.steps import SignIn, begun, everything, placed


def status_of_details(applicant: Client) -> str:
    page = applicant.get("/application/")
    task = page.soup.select_one("#group-1-1-status")
    assert task is not None
    return task.get_text(strip=True)


def test_details_are_complete_when_the_place_of_work_is_known(applicant: Client) -> None:
    begun(applicant)
    assert status_of_details(applicant) == "Not started"
    page = applicant.follow("Your details")
    assert page.summary()["Where you work"] == "Not given yet"
    page = placed(applicant)
    assert page.path == "/application/details"
    found = page.summary()
    assert (found["Where you work"], found["URN"], found["Region"]) == (
        "Hill School",
        "900101",
        "London",
    )
    applicant.follow("Continue")
    assert status_of_details(applicant) == "Completed"


def test_a_past_place_of_work_does_not_complete_the_details(applicant: Client) -> None:
    begun(applicant)
    left = {"to_on-day": "31", "to_on-month": "8", "to_on-year": "2026"}
    placed(applicant, **left)
    assert status_of_details(applicant) == "Not started"


def test_a_trust_has_no_urn_and_a_school_has_one(applicant: Client) -> None:
    begun(applicant)
    assert placed(applicant, urn="").errors == ["Enter the URN"]
    assert placed(applicant, urn="12345").errors == ["URN must be 6 numbers"]
    assert placed(applicant, region="").errors == ["Select the region"]
    page = placed(applicant, urn="", name="Hill Trust", phase="Trust")
    assert (page.path, page.summary()["Where you work"]) == ("/application/details", "Hill Trust")
    assert "URN" not in page.summary()
    assert status_of_details(applicant) == "Completed"


def test_it_cannot_be_sent_without_a_place_of_work(applicant: Client) -> None:
    everything(applicant)
    page = applicant.get("/application/send")
    assert page.summary()["Where you work"] == "Hill School, URN 900101"
    applicant.get("/people/me")
    applicant.follow("Remove Hill School")
    applicant.submit("Remove this workplace")
    page = applicant.get("/application/send")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "Your application is not complete. Tell us where you work." in page.text
    assert applicant.follow("Your details").path == "/application/details"


def test_a_changed_name_comes_back_to_the_details(applicant: Client) -> None:
    begun(applicant)
    applicant.get("/application/details")
    applicant.follow("Change name")
    page = applicant.submit("Save your details", name="Ada Lovell")
    assert (page.path, page.summary()["Name"]) == ("/application/details", "Ada Lovell")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MODERATOR])
def test_details_of_an_application_are_for_applicants(
    sign_in: SignIn, world: World, role: Role
) -> None:
    page = sign_in(role, round_id=world.round_id).get("/application/details")
    assert (page.status, page.h1) == (403, "You do not have access to this page")
