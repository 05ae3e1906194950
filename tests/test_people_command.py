"""`flask people add`: the first administrator at once, a decision maker only by two people."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit, request
from assessment.records.people.account import by_email
from assessment.records.people.granting import ACT
from assessment.records.people.role import roles_of
from assessment.records.tables.request import Request
from assessment.rules.people import Role
from tests.client import Client
from tests.site import Clock

Run = Callable[..., tuple[int, str]]
LINK = re.compile(r"(/people/password/\S+)")


@pytest.fixture
def run(app: Flask) -> Run:
    def invoke(*words: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["people", "add", *words])
        return result.exit_code, result.output

    return invoke


def add(run: Run, email: str, role: str, *more: str) -> tuple[int, str]:
    return run(email, "--name", "Jide Bello", "--role", role, *more)


def roles(sessions: sessionmaker[Session], clock: Clock, email: str) -> list[Role]:
    with sessions() as db:
        person = by_email(db, email)
        assert person is not None
        return [role for _, role in roles_of(db, person.id, clock.at)]


def test_the_first_administrator_is_added_at_once(
    run: Run, client: Client, sessions: sessionmaker[Session], clock: Clock, app: Flask
) -> None:
    status, said = add(run, "jide@example.org", "administrator")
    assert (status, said.splitlines()[0]) == (0, "Jide Bello is the first administrator.")
    assert roles(sessions, clock, "jide@example.org") == [Role.ADMINISTRATOR]
    with sessions() as db:
        assert audit.verify(db) is None
    found = LINK.search(said)
    assert found is not None
    assert client.get(found.group(1)).h1 == "Choose your password"


def test_a_decision_maker_is_only_asked_for(
    run: Run, sessions: sessionmaker[Session], clock: Clock
) -> None:
    status, said = add(run, "tom@example.org", "decision_maker", "--reason", "New head")
    assert status == 0
    assert said.startswith("Jide Bello becomes decision maker when an administrator agrees")
    assert roles(sessions, clock, "tom@example.org") == []
    with sessions() as db:
        asked = db.scalars(select(Request)).one()
        assert (asked.act, asked.asked_by) == (ACT, "command:people add")
        assert request.find(db, asked.id).answered_at is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ("decision_maker",),
            "Error: Give --reason: a second person must agree, and reads it.\n",
            id="no-reason",
        ),
        pytest.param(
            ("officer", "--round", "nothing"),
            "Error: There is no round called nothing.\n",
            id="no-such-round",
        ),
    ],
)
def test_refused_and_nothing_is_kept(
    run: Run, sessions: sessionmaker[Session], words: tuple[str, ...], said: str
) -> None:
    assert add(run, "tom@example.org", *words) == (1, said)
    with sessions() as db:
        assert by_email(db, "tom@example.org") is None


def test_a_role_held_already_is_refused(run: Run) -> None:
    add(run, "tom@example.org", "officer")
    assert add(run, "tom@example.org", "officer") == (
        1,
        "Error: Jide Bello already has this role.\n",
    )
