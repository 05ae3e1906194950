"""Whoever one is, every link of the navigation leads to a page that one may open."""

from collections.abc import Callable
from urllib.parse import urljoin
from uuid import UUID

import pytest
from flask import Flask

from assessment.rules.people import Role
from assessment.web.navigation import takes_and_shows
from tests.client import Client
from tests.pages.rounds import Sessions, open_round
from tests.site import Clock

LINKS = ".govuk-service-navigation a[href], .moj-sub-navigation a[href], footer a[href]"


@pytest.fixture
def round_id(sessions: Sessions, clock: Clock) -> UUID:
    """A round that takes applications."""
    return open_round(sessions, clock.at)


@pytest.mark.parametrize("role", list(Role))
def test_every_item_opens(sign_in: Callable[..., Client], round_id: UUID, role: Role) -> None:
    browser = sign_in(role, round_id=None if role is Role.ADMINISTRATOR else round_id)
    home = browser.get("/people/me")
    links = {urljoin(home.path, str(each["href"])) for each in home.soup.select(LINKS)}
    inside = {each for each in links if each.startswith("/")}
    assert len(inside) > 4
    for address in sorted(inside):
        page = browser.get(address, check=False)
        told = page.response.status_code  # 409: not yet, and why
        assert told in (200, 409), address


def test_a_page_of_another_role_is_no_item(sign_in: Callable[..., Client], round_id: UUID) -> None:
    home = sign_in(Role.OFFICER, round_id=round_id).get("/people/me")
    assert home.has_link("Applications")
    assert not home.has_link("Results")


def test_who_sent_nothing_is_told_that_there_is_no_result(
    sign_in: Callable[..., Client], round_id: UUID
) -> None:
    page = sign_in(Role.APPLICANT, round_id=round_id).get("/decision/result")
    assert page.response.status_code == 200
    assert "You have not sent an application in this round" in page.text
    assert page.link("Your application") == "/application/"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param("/round/a26/dates", True, id="more-may-read"),
        pytest.param("/round/new", True, id="one-view"),
        pytest.param("/paper/staff/rehearsals", False, id="takes-nothing"),
        pytest.param("/no/such/page", False, id="no-page"),
    ],
)
def test_a_kept_form_goes_back_to_the_page_that_shows_it(app: Flask, path: str, told: bool) -> None:
    with app.app_context():
        assert takes_and_shows(path) is told
