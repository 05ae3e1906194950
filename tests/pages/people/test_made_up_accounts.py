"""The demonstration's accounts where there is no demonstration: nothing lets them in."""

import pytest
from flask import Flask
from sqlalchemy import update

from assessment.records import audit
from assessment.records.people.code import code_now, give_demonstration_code
from assessment.records.tables.people import Person
from assessment.rules.people import Role
from assessment.serving import make_ready
from assessment.settings import Settings
from tests.client import Client
from tests.pages.rounds import PASSWORD, Sessions, account, last_link, notices, open_round, person
from tests.site import Clock, browser

REAL, MADE_UP = "ada@example.org", "priya@example.org"
WRONG = "Check your email address and password"
OLD = "That code is wrong or too old. Enter the newest code in your app"
SETTINGS = [
    pytest.param({"demonstration": False}, id="demonstration off"),
    pytest.param({"production": True}, id="production"),
]
without_demonstration = pytest.mark.parametrize("setting", SETTINGS)


@pytest.fixture(autouse=True)
def made_up(sessions: Sessions, clock: Clock) -> Person:
    """A real applicant, and an officer whom the demonstration made up."""
    round_id = open_round(sessions, clock.at)
    account(sessions, clock.at, REAL, (round_id, Role.APPLICANT))
    found = account(sessions, clock.at, MADE_UP, (round_id, Role.OFFICER))
    with sessions() as db:
        give_demonstration_code(db, db.get_one(Person, found), now=clock.at)
        audit.seal(db)
        db.commit()
    return person(sessions, found)


def settle(app: Flask, setting: dict[str, bool]) -> None:
    """Serve the same database with other settings, as a new start does."""
    url = app.config["SETTINGS"].database_url
    app.config["SETTINGS"] = Settings.for_tests(database_url=url, **setting)


def enter(client: Client, email: str) -> Client:
    client.get("/people/sign-in")
    client.submit("Sign in", email=email, password=PASSWORD)
    return client


@without_demonstration
def test_the_right_password_is_wrong(app: Flask, client: Client, setting: dict[str, bool]) -> None:
    settle(app, setting)
    client.get("/people/sign-in")
    page = client.submit("Sign in", email=MADE_UP, password=PASSWORD)
    assert (page.status, page.errors, page.has_button("Sign out")) == (200, [WRONG], False)
    assert enter(browser(app), REAL).get("/people/me").h1 == "Your account"


@without_demonstration
def test_the_right_code_is_wrong_and_is_not_shown(
    app: Flask, client: Client, setting: dict[str, bool], made_up: Person, clock: Clock
) -> None:
    enter(client, MADE_UP)
    settle(app, setting)
    page = client.get("/people/sign-in/code")
    assert (page.h1, page.soup.select("[data-code]")) == ("Enter your code", [])
    page = client.submit("Continue", code=code_now(made_up, clock.at))
    assert page.errors == [OLD]
    assert client.get("/people/me").h1 == "Enter your code"


@without_demonstration
def test_no_new_code_can_be_set_up(
    app: Flask, client: Client, setting: dict[str, bool], made_up: Person, sessions: Sessions,
    clock: Clock,
) -> None:  # fmt: skip
    with sessions() as db:
        waits = update(Person).where(Person.id == made_up.id).values(totp_confirmed_at=None)
        db.execute(waits)
        db.commit()
    enter(client, MADE_UP)
    settle(app, setting)
    client.get("/people/sign-in/set-up-code")
    page = client.submit("Continue", code=code_now(made_up, clock.at))
    assert page.errors == [OLD]


@without_demonstration
def test_no_link_is_sent(
    app: Flask, client: Client, setting: dict[str, bool], sessions: Sessions
) -> None:
    settle(app, setting)
    client.get("/people/reset")
    assert client.submit("Continue", email=MADE_UP).h1 == "Check your email"
    assert notices(sessions) == []
    client.get("/people/reset")
    client.submit("Continue", email=REAL)
    assert notices(sessions) == ["reset_password"]


@without_demonstration
def test_a_link_that_was_sent_works_no_more(
    app: Flask, client: Client, setting: dict[str, bool], sessions: Sessions
) -> None:
    client.get("/people/reset")
    client.submit("Continue", email=MADE_UP)
    link = last_link(sessions)
    assert client.get(link).h1 == "Choose a new password"
    settle(app, setting)
    assert client.submit("Save your password", password="nine quiet herons").status == 409
    assert client.get(link).status == 409


@without_demonstration
def test_sign_ins_end_as_the_service_starts(
    app: Flask, client: Client, setting: dict[str, bool], made_up: Person, clock: Clock
) -> None:
    enter(client, MADE_UP)
    client.submit("Continue", code=code_now(made_up, clock.at))
    real = enter(browser(app), REAL)
    make_ready(app)
    assert client.get("/people/me").h1 == "Your account"
    settle(app, setting)
    make_ready(app)
    assert client.get("/people/me").h1 == "Sign in"
    assert real.get("/people/me").h1 == "Your account"
