"""One-time code (page 4): each step and recovery code once; shown in the demonstration alone."""

import re

import pyotp
import pytest
import segno
from flask import Flask
from sqlalchemy import select

from assessment.records import audit
from assessment.records.people.code import give_demonstration_code
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.people import Person
from assessment.rules.people import Role
from tests.client import Client
from tests.page import Page
from tests.pages.rounds import PASSWORD, Sessions, account, open_round, person
from tests.site import Clock, browser

EMAIL = "priya@example.org"
OLD = "That code is wrong or too old. Enter the newest code in your app"


@pytest.fixture
def officer(sessions: Sessions, clock: Clock) -> None:
    """An officer who has not set up a code."""
    account(sessions, clock.at, EMAIL, (open_round(sessions, clock.at), Role.OFFICER))


def password(client: Client) -> Page:
    client.get("/people/sign-in")
    return client.submit("Sign in", email=EMAIL, password=PASSWORD)


def set_up(client: Client, clock: Clock) -> tuple[pyotp.TOTP, list[str]]:
    """The app and the recovery codes of the officer, signed out again."""
    assert password(client).h1 == "Set up your one-time code"
    page = client.submit("Continue")
    key = page.soup.select_one("#key")
    assert key is not None
    app = pyotp.TOTP("".join(key.get_text().split()))
    page = client.submit("Continue", code=app.at(clock.at))
    codes = [each.get_text() for each in page.soup.select("main li")]
    client.get("/people/me")
    client.submit("Sign out")
    clock.advance(seconds=30)
    return app, codes


@pytest.mark.usefixtures("officer")
def test_nothing_opens_before_the_code(client: Client) -> None:
    password(client)
    assert client.get("/people/me").h1 == "Set up your one-time code"


@pytest.mark.usefixtures("officer")
def test_the_key_is_a_picture_too_and_is_never_kept(client: Client, sessions: Sessions) -> None:
    password(client)
    page = client.submit("Continue")
    svg = page.soup.select_one("main svg")
    key = page.soup.select_one("#key")
    assert svg is not None
    assert key is not None
    plain = "".join(key.get_text().split())
    address = next(str(a["href"]) for a in page.soup.select("main a") if "otpauth" in a["href"])
    assert f"secret={plain}" in address
    assert drawn(str(svg.select("path")[1]["d"])) == expected(address)
    assert (svg["role"], svg["aria-label"]) == (
        "img",
        "The key of your one-time code, as a picture that your app can read",
    )
    assert not page.soup.select("[style], style")
    assert page.response.headers["Cache-Control"] == "no-store"
    with sessions() as db:
        told = db.scalars(select(AuditEntry.reason)).all()
    assert not any(plain in reason for reason in told)


def drawn(path: str) -> set[tuple[int, int]]:
    """The dark squares of a path."""
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def expected(text: str) -> set[tuple[int, int]]:
    """The dark squares of this text, four away from the edge."""
    rows = segno.make(text, error="m", micro=False).matrix
    return {(x + 4, y + 4) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        pytest.param("", ["Enter the 6-digit code"], id="nothing"),
        pytest.param("12345", ["Code must be 6 numbers"], id="five"),
        pytest.param("12345a", ["Code must be 6 numbers"], id="a-letter"),
        pytest.param("١٢٣٤٥٦", ["Code must be 6 numbers"], id="other-digits"),
        pytest.param("000000", [OLD], id="wrong"),
    ],
)
def test_faults(client: Client, clock: Clock, typed: str, errors: list[str]) -> None:
    set_up(client, clock)
    password(client)
    assert client.submit("Continue", code=typed).errors == errors


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("drift", "works"),
    [
        pytest.param(-60, False, id="two-steps-old"),
        pytest.param(-30, False, id="one-step-old-used-at-set-up"),
        pytest.param(0, True, id="now"),
        pytest.param(30, True, id="one-step-ahead"),
        pytest.param(60, False, id="two-steps-ahead"),
    ],
)
def test_a_clock_may_be_one_step_out(client: Client, clock: Clock, drift: int, works: bool) -> None:
    app, _codes = set_up(client, clock)
    password(client)
    page = client.submit("Continue", code=app.at(clock.at.timestamp() + drift))  # type: ignore[arg-type]
    assert page.errors == ([] if works else [OLD])


@pytest.mark.usefixtures("officer")
def test_a_code_passes_once(app: Flask, client: Client, clock: Clock) -> None:
    authenticator, _codes = set_up(client, clock)
    code = authenticator.at(clock.at)
    password(client)
    spaced = f"{code[:3]} {code[3:]}"
    assert client.submit("Continue", code=spaced).errors == []
    second = browser(app)
    password(second)
    assert second.submit("Continue", code=code).errors == [OLD]


@pytest.mark.usefixtures("officer")
def test_a_recovery_code_passes_once(app: Flask, client: Client, clock: Clock) -> None:
    _app, codes = set_up(client, clock)
    assert len(codes) == 10
    password(client)
    assert client.submit("Continue", code=codes[0].lower()).errors == []
    second = browser(app)
    password(second)
    assert second.submit("Continue", code=codes[0]).errors == [OLD]


@pytest.mark.usefixtures("officer")
def test_codes_cannot_be_guessed_without_end(client: Client, clock: Clock) -> None:
    set_up(client, clock)
    password(client)
    for _ in range(5):
        assert client.submit("Continue", code="000000").errors == [OLD]
    page = client.submit("Continue", code="000000")
    assert (page.status, page.errors) == (
        429,
        ["You have tried too many times. Try again at 10:15am"],
    )


def demonstrated(sessions: Sessions, clock: Clock) -> None:
    person_id = account(sessions, clock.at, EMAIL, (open_round(sessions, clock.at), Role.OFFICER))
    with sessions() as db:
        found = db.get(Person, person_id)
        assert found is not None
        give_demonstration_code(db, found, now=clock.at)
        audit.seal(db)
        db.commit()
    assert person(sessions, person_id).is_demonstration


def test_a_demonstration_account_shows_its_code(
    client: Client, sessions: Sessions, clock: Clock
) -> None:
    demonstrated(sessions, clock)
    shown = password(client).soup.select_one("[data-code]")
    assert shown is not None
    assert client.submit("Continue", code=shown.get_text()).errors == []
