"""The old address of an account once it was changed (page 5): told, and its links ended."""

import pytest
from flask import Flask
from sqlalchemy import select

from assessment.records import outbox
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.people.addresses import OLD, OVER, TEAM, ask, enter, link
from tests.pages.rounds import Sessions, account, open_round
from tests.site import Clock, browser


@pytest.fixture
def ada(client: Client, sessions: Sessions, clock: Clock) -> Client:
    """An applicant, signed in."""
    account(sessions, clock.at, OLD, (open_round(sessions, clock.at), Role.APPLICANT))
    enter(client)
    return client


def test_no_link_that_went_to_the_old_address_works_after_the_change(
    app: Flask, ada: Client, sessions: Sessions
) -> None:
    ask(ada)
    ada.get(link(sessions))
    ada.submit("Change my email address")
    assert OVER in browser(app).get(link(sessions, "address_change_asked")).text


def test_what_the_old_address_is_told_of_a_change(ada: Client, sessions: Sessions) -> None:
    ask(ada)
    ada.get(link(sessions))
    ada.submit("Change my email address")
    with sessions() as db:
        row = db.scalars(select(Notice).where(Notice.kind == "address_changed")).one()
    assert outbox.text_of(row, TEAM).split("\n\n")[1:-1] == [
        "The email address of your account was changed on 16 November 2026.",
        "If it was not you, ring us at once.",
    ]
    assert (row.address, row.secret) == (OLD, None)
