"""The order of the eligibility checks, and their filter: page 24."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Role
from tests import applications
from tests.applications import AFTER, DURING, World
from tests.client import Client
from tests.pages.application.steps import SignIn
from tests.site import Clock


@pytest.fixture
def sent(world: World, sessions: sessionmaker[Session], clock: Clock) -> dict[str, str]:
    """Three applications, the exception the last but one to be sent."""
    found = {}
    with sessions() as db:
        again = World(db, world.round_id)
        for day, (name, route, facts) in enumerate(
            [
                ("first", "turnaround_head", applications.TURNAROUND),
                ("exception", "mat_leader_exception", applications.LEADER),
                ("last", "turnaround_head", applications.TURNAROUND),
            ]
        ):
            applicant, now = applications.new_applicant(again), DURING + timedelta(days=day)
            found[name] = applications.sent(again, applicant, route, facts, now).reference
    clock.at = AFTER
    return found


@pytest.fixture
def officer(sign_in: SignIn, world: World, sent: dict[str, str]) -> Client:
    """Who checks them."""
    return sign_in(Role.OFFICER, round_id=world.round_id)


def order(client: Client) -> list[str]:
    """The references in the order of the list."""
    assert client.page is not None
    return [row[0] for row in client.page.rows()]


def test_exceptions_come_first_and_then_who_waits_longest(
    officer: Client, sent: dict[str, str]
) -> None:
    page = officer.get("/application/queue")
    assert order(officer) == [sent["exception"], sent["first"], sent["last"]]
    assert page.rows()[0][1] == "Other leader in a trust, by exception Exception"
    assert "3 waiting. Oldest: 12 days." in page.text


def test_the_queue_is_filtered_by_route(officer: Client, sent: dict[str, str]) -> None:
    officer.get("/application/queue")
    page = officer.submit("Filter", route="turnaround_head")
    assert order(officer) == [sent["first"], sent["last"]]
    assert "2 waiting. Oldest: 12 days." in page.text
    chosen = page.soup.select("select[name=route] option[selected]")
    assert [option["value"] for option in chosen] == ["turnaround_head"]
    officer.submit("Filter", route="mat_leader_exception")
    assert order(officer) == [sent["exception"]]
    page = officer.submit("Filter", route="beacon")
    assert "No applications wait." in page.text
    officer.submit("Filter", route="")
    assert len(order(officer)) == 3
