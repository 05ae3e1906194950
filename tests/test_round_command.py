"""`flask round`: it only asks, says what is missing, and ends with 1 where it cannot."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit, request
from assessment.records.opening import OPEN
from assessment.records.round import create_round, find_by_slug
from assessment.records.tables.audit import AuditEntry
from tests.records.rounds import NOW, TESTS, ready_round, round_to_agree

Run = Callable[..., tuple[int, str]]
SLUG = "autumn-2026-round"


@pytest.fixture
def run(app: Flask) -> Run:
    def invoke(*words: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["round", *words])
        return result.exit_code, result.output

    return invoke


def make(sessions: sessionmaker[Session], ready: bool) -> None:
    with sessions() as db:
        if ready:
            ready_round(db)
        else:
            create_round(db, TESTS, "Autumn 2026 round", now=NOW)
        audit.seal(db)
        db.commit()


def test_opening_only_asks(run: Run, sessions: sessionmaker[Session]) -> None:
    make(sessions, ready=True)
    status, said = run("open", SLUG, "--reason", "All is ready")
    assert (status, said) == (
        0,
        "Asked for a second person. Autumn 2026 round opens when an officer agrees to it.\n",
    )
    with sessions() as db:
        row = find_by_slug(db, SLUG)
        asked = request.open_for(db, OPEN, row.id)
        assert asked is not None
        assert (row.opened_at, asked.asked_by) == (None, "command:round open")
        assert audit.verify(db) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open", SLUG, "--reason", "x"), "Error: This round cannot open yet. Still to do: Dates,"),
        (("open", "nothing", "--reason", "x"), "Error: No round is called nothing in addresses."),
        (("close", SLUG), "Error: Results are not released yet, so this round cannot be closed."),
        (("close", "nothing"), "Error: No round is called nothing in addresses."),
    ],
    ids=["not ready", "open unknown", "not released", "close unknown"],
)
def test_refusal_ends_with_1(
    run: Run, sessions: sessionmaker[Session], words: tuple[str, ...], said: str
) -> None:
    make(sessions, ready=False)
    status, output = run(*words)
    assert status == 1
    assert output.startswith(said)


def test_a_released_round_is_closed_once(run: Run, sessions: sessionmaker[Session]) -> None:
    make(sessions, ready=True)
    with sessions() as db:
        row = find_by_slug(db, SLUG)
        row.opened_at = row.released_at = NOW
        db.commit()
    assert run("close", SLUG) == (0, "Autumn 2026 round is closed.\n")
    with sessions() as db:
        closed_at = find_by_slug(db, SLUG).closed_at
        assert closed_at is not None
        [entry] = db.scalars(select(AuditEntry).where(AuditEntry.act == "round.close"))
        assert (entry.real_actor, entry.at) == ("command:round close", closed_at)
        assert audit.verify(db) is None
    status, said = run("close", SLUG)
    assert status == 1
    assert said.startswith("Error: This round was closed on ")


def test_round_on_public_questions_is_refused_until_two_people_agree(
    run: Run, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        round_to_agree(db)
        audit.seal(db)
        db.commit()
    status, said = run("open", SLUG, "--reason", "All is ready")
    assert status == 1
    assert said.startswith(
        "Error: This round cannot open yet. Still to do: Agreement to use specimen questions. "
        "Specimen, and so public: the paper with all of its "
    )
    assert "ask a second person to agree that this round may use them." in said
    with sessions() as db:
        assert request.open_for(db, OPEN, find_by_slug(db, SLUG).id) is None


def test_reason_is_needed(run: Run) -> None:
    assert run("open", SLUG)[0] == 2
