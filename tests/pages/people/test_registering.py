"""Create an account (page 2), confirm it, reset a password: links once and in time."""

import pytest
from flask import Flask

from tests.client import Client
from tests.page import Page
from tests.pages.rounds import PASSWORD, Sessions, account, last_link, notices, open_round
from tests.site import Clock, browser

EMAIL = "ada@example.org"
OVER = "This link has been used or is too old."


def ask(client: Client, email: str = EMAIL, password: str = PASSWORD, name: str = "Ada L") -> Page:
    client.get("/people/create")
    return client.submit("Continue", name=name, email=email, password=password)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        pytest.param(
            {"name": "", "email": "", "password": ""},
            [
                "Enter your full name",
                "Enter an email address in the correct format, like name@example.com",
                "Password must be 12 characters or more",
            ],
            id="nothing",
        ),
        pytest.param(
            {"email": "ada@example"},
            ["Enter an email address in the correct format, like name@example.com"],
            id="no-domain",
        ),
        pytest.param(
            {"password": "elevenchars"}, ["Password must be 12 characters or more"], id="short"
        ),
        pytest.param(
            {"password": "password1234"},
            ["This password is easy to guess. Choose another"],
            id="easy",
        ),
        pytest.param(
            {"name": "Ada\x00"},
            ["This contains a character we cannot save. Type it again."],
            id="rule-14-nul",
        ),
    ],
)
def test_faults_keep_what_was_typed(
    client: Client, fields: dict[str, str], errors: list[str]
) -> None:
    page = ask(client, **fields)
    assert (page.status, page.errors) == (422, errors)
    kept = page.soup.select_one("input#email")
    assert kept is not None
    assert kept.get("value", "") == fields.get("email", EMAIL)
    assert "value" not in page.soup.select_one("input#password").attrs  # type: ignore[union-attr]


def test_the_next_page_is_the_same_for_a_known_and_an_unknown_address(
    app: Flask, client: Client, sessions: Sessions, clock: Clock
) -> None:
    account(sessions, clock.at, EMAIL)
    known, unknown = ask(client), ask(browser(app), "new@example.org")
    assert known.h1 == unknown.h1 == "Check your email"
    assert known.text.replace(EMAIL, "X") == unknown.text.replace("new@example.org", "X")
    assert "Use it by 11:00am" in known.text
    assert sorted(notices(sessions)) == ["already_registered", "confirm_address"]


def test_a_known_address_keeps_its_password(
    client: Client, sessions: Sessions, clock: Clock
) -> None:
    account(sessions, clock.at, EMAIL)
    ask(client, password="another good password")
    client.get("/people/sign-in")
    page = client.submit("Sign in", email=EMAIL, password="another good password")
    assert page.errors == ["Check your email address and password"]


def test_an_account_works_once_confirmed(client: Client, sessions: Sessions, clock: Clock) -> None:
    open_round(sessions, clock.at)
    ask(client)
    client.get("/people/sign-in")
    assert client.submit("Sign in", email=EMAIL, password=PASSWORD).errors != []
    client.get(last_link(sessions))
    page = client.submit("Confirm and sign in", password=PASSWORD)
    assert page.banner == "Your email address is confirmed."
    assert page.has_button("Sign out")


def test_who_asked_for_an_account_in_your_name_does_not_get_in(
    client: Client, sessions: Sessions
) -> None:
    ask(client, password="the strangers password")
    client.get(last_link(sessions))
    page = client.submit("Confirm and sign in", password=PASSWORD)
    assert page.errors == ["Check your password"]


@pytest.mark.parametrize(
    ("minutes", "works"), [pytest.param(59, True, id="in-time"), pytest.param(60, False, id="late")]
)
def test_a_confirm_link_lasts_an_hour(
    client: Client, sessions: Sessions, clock: Clock, minutes: int, works: bool
) -> None:
    ask(client)
    clock.advance(minutes=minutes)
    page = client.get(last_link(sessions))
    assert (page.status, OVER in page.text) == ((200, False) if works else (409, True))


def test_a_confirm_link_works_once(app: Flask, client: Client, sessions: Sessions) -> None:
    ask(client)
    client.get(last_link(sessions))
    client.submit("Confirm and sign in", password=PASSWORD)
    page = browser(app).get(last_link(sessions))
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert OVER in page.text


def test_a_reset_link_works_once_and_ends_every_sign_in(
    app: Flask, client: Client, sessions: Sessions, clock: Clock
) -> None:
    account(sessions, clock.at, EMAIL)
    elsewhere = browser(app)
    elsewhere.get("/people/sign-in")
    elsewhere.submit("Sign in", email=EMAIL, password=PASSWORD)
    client.get("/people/reset")
    assert client.submit("Continue", email=EMAIL).h1 == "Check your email"
    link = last_link(sessions)
    client.get(link)
    page = client.submit("Save your password", password="nine quiet herons")
    assert page.banner == "Your password is saved. Sign in with it."
    assert elsewhere.get("/people/me").h1 == "Sign in"
    assert client.get(link).status == 409
    client.get("/people/sign-in")
    assert client.submit("Sign in", email=EMAIL, password="nine quiet herons").errors == []


def test_a_newer_link_stops_the_older(client: Client, sessions: Sessions, clock: Clock) -> None:
    account(sessions, clock.at, EMAIL)
    client.get("/people/reset")
    client.submit("Continue", email=EMAIL)
    older = last_link(sessions)
    clock.advance(seconds=1)
    client.get("/people/reset")
    client.submit("Continue", email=EMAIL)
    assert last_link(sessions) != older
    assert client.get(older).status == 409


def test_links_cannot_be_asked_for_without_end(client: Client, sessions: Sessions) -> None:
    for _ in range(5):
        client.get("/people/reset")
        assert client.submit("Continue", email="nobody@example.org").status == 200
    client.get("/people/reset")
    page = client.submit("Continue", email="nobody@example.org")
    assert page.status == 429
    assert notices(sessions) == []
