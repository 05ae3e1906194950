"""A form sent after sign-out is kept, and finished after sign-in (rule 8; states of every page)."""

import pytest
from flask import Flask

from assessment.rules.people import Role
from tests.client import Client
from tests.page import Page
from tests.pages.rounds import PASSWORD, Sessions, account, open_round
from tests.site import Clock, browser

ADA, BEN = "ada@example.org", "ben@example.org"
KEPT = "We kept what you wrote. Check it and send it again."


@pytest.fixture(autouse=True)
def people(sessions: Sessions, clock: Clock) -> None:
    """Two applicants."""
    round_id = open_round(sessions, clock.at, minutes=600)
    for email in (ADA, BEN):
        account(sessions, clock.at, email, (round_id, Role.APPLICANT))


def enter(client: Client, email: str = ADA) -> Page:
    client.get("/people/sign-in")
    return client.submit("Sign in", email=email, password=PASSWORD)


def typed(client: Client) -> Page:
    """Fill in a form and send it when the sign-in has ended."""
    return client.submit("Save your details", name="Ada Lovell-Byron", phone="01632 960 001")


def phone(page: Page) -> str:
    field = page.soup.select_one("input#phone")
    return str(field["value"]) if field and field.has_attr("value") else ""


def test_what_was_typed_comes_back_after_sign_in(client: Client, clock: Clock) -> None:
    enter(client)
    client.get("/people/me/details")
    clock.advance(minutes=60)
    assert typed(client).h1 == "Sign in"
    page = client.submit("Sign in", email=ADA, password=PASSWORD)
    assert (page.path, page.banner, phone(page)) == ("/people/me/details", KEPT, "01632 960 001")
    page = client.submit("Save your details")
    assert page.summary()["Phone"] == "01632 960 001"
    assert client.get("/people/me/details").banner == ""


def test_signing_out_in_another_window_keeps_it_too(client: Client) -> None:
    enter(client)
    form = client.get("/people/me/details")
    client.submit("Sign out")
    client.page = form
    typed(client)
    page = client.submit("Sign in", email=ADA, password=PASSWORD)
    assert (page.banner, phone(page)) == (KEPT, "01632 960 001")


def test_another_person_on_the_same_browser_never_sees_it(client: Client, clock: Clock) -> None:
    enter(client)
    client.get("/people/me/details")
    clock.advance(minutes=60)
    typed(client)
    client.submit("Sign in", email=BEN, password=PASSWORD)
    page = client.get("/people/me/details")
    assert (page.banner, phone(page)) == ("", "")


def test_it_is_not_found_from_another_browser(app: Flask, client: Client, clock: Clock) -> None:
    enter(client)
    client.get("/people/me/details")
    clock.advance(minutes=60)
    typed(client)
    elsewhere = browser(app)
    enter(elsewhere)
    page = elsewhere.get("/people/me/details")
    assert (page.banner, phone(page)) == ("", "")


def test_a_form_without_a_page_of_its_own_is_checked_and_sent_again(
    client: Client, clock: Clock
) -> None:
    enter(client)
    client.get("/people/me")
    clock.advance(minutes=60)
    client.post("/people/sign-out-everywhere", chosen="all of them")
    page = client.submit("Sign in", email=ADA, password=PASSWORD)
    assert (page.h1, page.summary()) == ("Check what you wrote", {"Chosen": "all of them"})
    assert client.submit("Send it again").banner == "You are signed out everywhere."


def test_passwords_are_never_kept(client: Client, clock: Clock) -> None:
    enter(client)
    client.get("/people/me/password")
    clock.advance(minutes=60)
    client.submit("Save your password", old_password=PASSWORD, password="nine quiet herons")
    page = client.submit("Sign in", email=ADA, password=PASSWORD)
    assert "herons" not in page.response.text


def test_a_stranger_leaves_nothing_behind(client: Client) -> None:
    client.get("/people/sign-in")
    client.post("/people/me/details", name="Nobody", phone="1")
    enter(client)
    assert client.get("/people/me/details").banner == ""
