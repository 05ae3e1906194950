"""Sign in (page 3): one error for every cause, guesses held up, sessions that really end."""

import pytest
from flask import Flask

from assessment.rules.people import Role
from tests.client import Client
from tests.page import Page
from tests.pages.rounds import PASSWORD, Sessions, account, open_round
from tests.site import Clock, browser

EMAIL = "ada@example.org"
WRONG = "Check your email address and password"


@pytest.fixture(autouse=True)
def ada(sessions: Sessions, clock: Clock) -> None:
    """An applicant with a password."""
    round_id = open_round(sessions, clock.at)
    account(sessions, clock.at, EMAIL, (round_id, Role.APPLICANT))


def try_in(client: Client, email: str = EMAIL, password: str = PASSWORD) -> Page:
    client.get("/people/sign-in")
    return client.submit("Sign in", email=email, password=password)


def test_signing_in_leads_home(client: Client) -> None:
    page = try_in(client)
    assert page.errors == []
    assert page.has_button("Sign out")


@pytest.mark.parametrize(
    ("email", "password", "errors"),
    [
        pytest.param(EMAIL, "wrong", [WRONG], id="wrong-password"),
        pytest.param("nobody@example.org", PASSWORD, [WRONG], id="unknown-address"),
        pytest.param("", "", ["Enter your email address", "Enter your password"], id="nothing"),
        pytest.param(EMAIL, PASSWORD.upper(), [WRONG], id="other-case"),
    ],
)
def test_refused(client: Client, email: str, password: str, errors: list[str]) -> None:
    page = try_in(client, email, password)
    assert page.errors == errors
    assert not page.has_button("Sign out")


def test_the_address_is_read_in_any_case(client: Client) -> None:
    assert try_in(client, "  ADA@Example.org ").has_button("Sign out")


def test_back_to_the_page_that_was_asked_for(client: Client) -> None:
    client.get("/people/me")
    page = client.submit("Sign in", email=EMAIL, password=PASSWORD)
    assert page.path == "/people/me"


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_never_on_to_another_site(client: Client, to: str) -> None:
    client.get("/people/sign-in", query_string={"next": to})
    response = client.http.post(
        "/people/sign-in",
        query_string={"next": to},
        data={"email": EMAIL, "password": PASSWORD, "csrf_token": client.token()},
    )
    assert response.headers["Location"] == "/people/arrive"


def test_five_guesses_are_let_through_and_the_sixth_waits(client: Client, clock: Clock) -> None:
    for _ in range(5):
        assert try_in(client, password="wrong").errors == [WRONG]
    page = try_in(client)
    assert page.status == 429
    assert page.errors == ["You have tried too many times. Try again at 10:15am"]
    clock.advance(minutes=14, seconds=59)
    assert try_in(client).status == 429
    clock.advance(seconds=1)
    assert try_in(client).has_button("Sign out")


def test_a_strangers_guesses_do_not_lock_a_known_device_out(app: Flask, client: Client) -> None:
    try_in(client)
    client.submit("Sign out")
    stranger = browser(app)
    for _ in range(6):
        try_in(stranger, password="wrong")
    assert try_in(stranger).status == 429
    assert try_in(client).has_button("Sign out")


def test_a_strangers_guesses_from_elsewhere_do_not_lock_a_new_device_out(app: Flask) -> None:
    stranger, new = browser(app), browser(app)
    stranger.http.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    for _ in range(6):
        try_in(stranger, password="wrong")
    assert try_in(stranger).status == 429
    assert try_in(new).has_button("Sign out")


def test_rule_08_signing_out_ends_the_sign_in_on_the_server(app: Flask, client: Client) -> None:
    try_in(client)
    stolen = browser(app)
    with client.http.session_transaction() as ours, stolen.http.session_transaction() as theirs:
        theirs.update(ours)
    assert stolen.get("/people/me").h1 == "Your account"
    client.submit("Sign out")
    assert stolen.get("/people/me").h1 == "Sign in"


def test_rule_08_a_sign_in_runs_out(client: Client, clock: Clock) -> None:
    try_in(client)
    clock.advance(minutes=59)
    assert client.get("/people/me").h1 == "Your account"
    clock.advance(minutes=1)
    assert client.get("/people/me").h1 == "Sign in"


def test_rule_08_staying_signed_in_starts_the_time_again(client: Client, clock: Clock) -> None:
    try_in(client)
    clock.advance(minutes=56)
    client.get("/people/me")
    assert client.submit("Stay signed in").path == "/people/me"
    clock.advance(minutes=59)
    assert client.get("/people/me").h1 == "Your account"
