"""`flask demo` where it plays nothing: off, in production, not empty, asked for what is not there.

What it plays is in `tests/journeys/test_demonstration.py`.
"""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.people import Person
from assessment.records.tables.round import Round
from assessment.settings import Settings
from tests.site import MONDAY, new_person

Run = Callable[..., tuple[int, str]]
OFF = "Error: DEMONSTRATION is off, so there is no demonstration here.\n"
NOT_EMPTY = "Error: There are people in this database. Use an empty one.\n"
NO_GUIDE = "There is no demonstration in this database.\n"


@pytest.fixture
def run(app: Flask) -> Run:
    def invoke(*words: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["demo", *words])
        return result.exit_code, result.output

    return invoke


def kept(sessions: sessionmaker[Session]) -> tuple[int, int]:
    """How many people and rounds there are."""
    with sessions() as db:
        found = [db.scalar(select(func.count()).select_from(each)) for each in (Person, Round)]
    return found[0] or 0, found[1] or 0


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"demonstration": False}, id="without demonstration"),
        pytest.param({"production": True}, id="in production"),
    ],
)
@pytest.mark.parametrize("words", [(), ("--if-empty", "--guide")], ids=["plain", "with switches"])
def test_there_is_none_where_it_is_off(
    app: Flask,
    run: Run,
    sessions: sessionmaker[Session],
    settings: dict[str, bool],
    words: tuple[str, ...],
) -> None:
    url = app.config["SETTINGS"].database_url
    app.config["SETTINGS"] = Settings.for_tests(database_url=url, **settings)
    assert run(*words) == (1, OFF)
    assert kept(sessions) == (0, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--at", "soon"), "'soon' does not match the formats", id="no time"),
        pytest.param(("--at", "2026-02-30"), "'2026-02-30' does not match", id="no such day"),
        pytest.param(("--applicants", "9"), "9 is not in the range 10<=x<=20000", id="too few"),
        pytest.param(("--applicants", "ten"), "'ten' is not a valid integer", id="no number"),
        pytest.param(("--seed", "x"), "'x' is not a valid integer", id="no seed"),
    ],
)
def test_what_cannot_be_read_is_named(
    run: Run, sessions: sessionmaker[Session], words: tuple[str, str], said: str
) -> None:
    status, output = run(*words)
    assert status == 2
    assert f"Invalid value for '{words[0]}': {said}" in output
    assert kept(sessions) == (0, 0)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        pytest.param((), (1, NOT_EMPTY), id="refused"),
        pytest.param(("--if-empty",), (0, ""), id="left alone"),
        pytest.param(("--if-empty", "--guide"), (0, NO_GUIDE), id="nothing to guide to"),
    ],
)
def test_a_database_with_people_is_left_as_it_is(
    run: Run, sessions: sessionmaker[Session], words: tuple[str, ...], ends: tuple[int, str]
) -> None:
    with sessions() as db:
        new_person(db, MONDAY)
        db.commit()
    assert run(*words) == ends
    assert kept(sessions) == (1, 0)
