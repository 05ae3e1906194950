"""Start (page 1) and the pages at the foot of every page."""

from collections.abc import Callable

import pytest

from assessment.rules.people import Role
from tests.client import Client
from tests.pages.rounds import Sessions, open_round
from tests.site import Clock

CLOSED = "This round is closed. The next round has not been announced."


def test_start_says_by_when_to_apply(client: Client, clock: Clock, sessions: Sessions) -> None:
    open_round(sessions, clock.at, minutes=1)
    page = client.get("/")
    assert page.h1 == "Apply to be a National Leader of Education"
    assert "Apply by 10:01am on Monday 16 November 2026" in page.text
    assert page.link("Start now") == "/people/create"


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.PANEL_MEMBER])
def test_only_applicants_start_who_are_signed_in(
    sign_in: Callable[..., Client], clock: Clock, sessions: Sessions, role: Role
) -> None:
    page = sign_in(role, round_id=open_round(sessions, clock.at, minutes=1)).get("/")
    assert page.has_link("Start now") is (role is Role.APPLICANT)
    assert page.has_link("Go to your pages")


@pytest.mark.parametrize(
    ("seconds", "closed"),
    [
        pytest.param(119, False, id="in-the-last-moment"),
        pytest.param(120, True, id="a-second-later"),
    ],
)
def test_start_closes_with_the_round(
    client: Client, clock: Clock, sessions: Sessions, seconds: int, closed: bool
) -> None:
    open_round(sessions, clock.at, minutes=1)
    clock.advance(seconds=seconds)
    page = client.get("/")
    assert (CLOSED in page.text, page.has_link("Start now")) == (closed, not closed)


@pytest.mark.parametrize("path", ["/", "/privacy"])
def test_no_page_promises_questions_that_are_not_asked(
    client: Client, clock: Clock, sessions: Sessions, path: str
) -> None:
    open_round(sessions, clock.at, minutes=1)
    assert "equality questions" not in client.get(path).text.lower()


def test_start_before_any_round_is_closed(client: Client) -> None:
    assert CLOSED in client.get("/").text


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/help", "Get help"),
        ("/accessibility", "Accessibility statement"),
        ("/privacy", "Privacy notice"),
        ("/cookies", "Cookies"),
    ],
)
def test_the_pages_at_the_foot(client: Client, path: str, heading: str) -> None:
    page = client.get(path)
    assert page.h1 == heading
    assert page.title == f"{heading} – Apply to be a National Leader of Education"
    assert [page.link(text) for text in ("Get help", "Cookies")] == ["/help", "/cookies"]
