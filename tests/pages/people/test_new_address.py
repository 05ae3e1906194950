"""A new email address (page 5): the password, a link to the new mailbox, a warning to the old."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from assessment.records import audit, outbox
from assessment.records.identity import token
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.people.addresses import NEW, OLD, OTHER, OVER, TEAM, ask, enter, link
from tests.pages.rounds import Sessions, account, notices, open_round
from tests.site import TESTS, Clock, browser


class Letterbox:
    """A carrier that keeps to whom each message went, and its subject."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def send(self, address: str, subject: str, text: str, reference: str) -> None:
        self.sent.append((subject, address))


@pytest.fixture(autouse=True)
def people(sessions: Sessions, clock: Clock) -> None:
    """Two applicants with the same password."""
    round_id = open_round(sessions, clock.at)
    for email in (OLD, OTHER):
        account(sessions, clock.at, email, (round_id, Role.APPLICANT))


@pytest.fixture
def ada(client: Client) -> Client:
    """The first applicant, signed in."""
    enter(client)
    return client


def email_shown(client: Client) -> str:
    page = client.get("/people/me")
    rows = page.soup.select(".govuk-summary-list__row")
    told = {row.select("dt, dd")[0].text.strip(): row.select("dt, dd")[1].text for row in rows}
    return str(told["Email"].strip())


def test_the_address_changes_by_its_link_and_other_devices_are_signed_out(
    app: Flask, ada: Client, sessions: Sessions
) -> None:
    elsewhere = browser(app)
    enter(elsewhere)
    assert ask(ada, " ADA@New.example ").h1 == "Check your email"
    assert ada.get(link(sessions)).h1 == "Confirm your new email address"
    assert email_shown(ada) == OLD
    ada.get(link(sessions))
    page = ada.submit("Change my email address")
    assert page.banner == "Your email address is changed. Every other device is signed out."
    assert email_shown(ada) == NEW
    assert elsewhere.get("/people/me").h1 == "Sign in"
    assert enter(browser(app), OLD).errors == ["Check your email address and password"]
    assert enter(browser(app), NEW).errors == []


def test_each_notice_goes_to_its_own_address_whenever_it_is_sent(
    ada: Client, sessions: Sessions, clock: Clock
) -> None:
    ask(ada)
    ada.get(link(sessions))
    ada.submit("Change my email address")
    box = Letterbox()
    with sessions() as db:
        while outbox.send_next(db, TESTS, box, TEAM, now=clock.at):
            pass
    assert sorted(box.sent) == [
        ("Confirm your new email address", NEW),
        ("Someone asked to change the email address of your account", OLD),
        ("The email address of your account was changed", OLD),
    ]


def test_no_notice_shows_the_link_or_the_new_address(ada: Client, sessions: Sessions) -> None:
    ask(ada)
    with sessions() as db:
        rows = db.scalars(select(Notice)).all()
        shown = [row.subject + row.body for row in rows]
        assert sorted(row.address or "" for row in rows) == [OLD, NEW]
    assert [text for text in shown if "/people/" in text or NEW in text] == []


@pytest.mark.parametrize(
    ("fields", "status", "errors"),
    [
        pytest.param({"password": "wrong"}, 200, ["Check your password"], id="wrong-password"),
        pytest.param({"password": ""}, 422, ["Enter your password"], id="no-password"),
        pytest.param(
            {"email": "Ada@Example.org"},
            422,
            ["This is your email address now. Enter another"],
            id="own-address",
        ),
    ],
)
def test_refused(
    ada: Client, sessions: Sessions, fields: dict[str, str], status: int, errors: list[str]
) -> None:
    page = ask(ada, **fields)
    assert (page.status, page.errors, notices(sessions)) == (status, errors, [])


def test_guesses_at_the_password_wait(ada: Client, sessions: Sessions, clock: Clock) -> None:
    for _ in range(5):
        assert ask(ada, password="wrong").errors == ["Check your password"]
    page = ask(ada)
    assert (page.status, notices(sessions)) == (429, [])
    assert page.errors == ["You have tried too many times. Try again at 10:15am"]
    clock.advance(minutes=15)
    assert ask(ada).h1 == "Check your email"


@pytest.mark.parametrize("known", [OTHER, OTHER.upper()])
def test_the_next_page_is_the_same_for_a_known_and_an_unknown_address(
    ada: Client, sessions: Sessions, known: str
) -> None:
    unknown = ask(ada)
    assert unknown.h1 == "Check your email"
    assert "Use it by 11:00am" in unknown.text
    assert ask(ada, known).text.replace(OTHER, NEW) == unknown.text
    told = ["address_change_asked", "address_change_asked", "address_in_use", "confirm_new_address"]
    assert sorted(notices(sessions)) == told


def test_an_address_taken_meanwhile_is_refused_without_saying_whose_it_is(
    ada: Client, sessions: Sessions, clock: Clock
) -> None:
    ask(ada)
    account(sessions, clock.at, NEW)
    ada.get(link(sessions))
    page = ada.submit("Change my email address")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "This email address cannot be used for your account." in page.text
    assert email_shown(ada) == OLD


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (60, 409)])
def test_a_link_lasts_an_hour(
    app: Flask, ada: Client, sessions: Sessions, clock: Clock, minutes: int, status: int
) -> None:
    ask(ada)
    clock.advance(minutes=minutes)
    enter(later := browser(app))
    page = later.get(link(sessions))
    assert (page.status, OVER in page.text) == (status, status == 409)


def test_a_link_works_once(ada: Client, sessions: Sessions) -> None:
    ask(ada)
    ada.get(used := link(sessions))
    ada.submit("Change my email address")
    assert OVER in ada.post(used).text
    assert OVER in ada.get(used).text


@pytest.mark.parametrize("kind", ["confirm_new_address", "address_change_asked"])
def test_a_web_address_is_a_secret_and_tells_no_address(
    ada: Client, sessions: Sessions, kind: str
) -> None:
    ask(ada)
    secret = link(sessions, kind).rpartition("/")[2]
    assert (len(secret), secret) == (len(token()), re.sub(r"[^\w-]", "", secret))


def test_a_link_with_another_address_in_it_is_no_link(ada: Client, sessions: Sessions) -> None:
    ask(ada)
    assert OVER in ada.get(link(sessions) + ".ZXZpbEBleGFtcGxlLm9yZw").text
    assert ada.get(link(sessions)).text.count(NEW) == 1


def test_a_link_is_for_the_account_alone(app: Flask, ada: Client, sessions: Sessions) -> None:
    ask(ada)
    stranger = browser(app)
    assert stranger.get(link(sessions)).h1 == "Sign in"
    enter(stranger, OTHER)
    assert OVER in stranger.get(link(sessions)).text
    assert OVER in stranger.post(link(sessions)).text
    assert email_shown(ada) == OLD


def test_the_old_address_stops_the_change_by_choosing_a_new_password(
    app: Flask, ada: Client, sessions: Sessions
) -> None:
    ask(ada)
    owner = browser(app)
    owner.get(link(sessions, "address_change_asked"))
    owner.submit("Save your password", password="nine quiet herons")
    assert ada.get("/people/me").h1 == "Sign in"
    ada.submit("Sign in", email=OLD, password="nine quiet herons")
    assert OVER in ada.get(link(sessions)).text


def test_asking_and_changing_leave_one_entry_each(ada: Client, sessions: Sessions) -> None:
    with sessions() as db:
        before = audit.head(db)[0]
    ask(ada)
    ada.get(link(sessions))
    ada.submit("Change my email address")
    with sessions() as db:
        query = select(AuditEntry.act).where(AuditEntry.seq > before).order_by(AuditEntry.seq)
        assert list(db.scalars(query)) == ["ask_to_change_email", "change_email"]
