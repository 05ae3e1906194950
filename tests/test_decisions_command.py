"""`flask decisions replay`: every decision is made again, and one that was altered is named."""

from collections.abc import Callable, Iterator

import pytest
from click.testing import Result
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from assessment import create_app
from assessment.records.database import make_engine, make_session
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.settings import Settings
from tests import decisions
from tests.decisions import STRONG, WEAK

Run = Callable[..., Result]


@pytest.fixture
def run(sqlite_url: str) -> Iterator[Run]:
    """Run a command of the service on this test's database."""
    app = create_app(Settings.for_tests(database_url=sqlite_url))
    yield lambda *words: app.test_cli_runner().invoke(args=list(words))
    app.extensions["engine"].dispose()


@pytest.fixture
def db(run: Run, sqlite_url: str) -> Iterator[Session]:
    engine = make_engine(sqlite_url)
    with make_session(engine.execution_options(writes=True))() as session:
        yield session
    engine.dispose()


def drop_guards(db: Session) -> None:
    """Take the triggers away, as somebody with the keys of the database could."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    names = db.scalars(text(f"{query} AND tbl_name = 'decision_snapshot'")).all()
    for name in names:
        db.execute(text(f"DROP TRIGGER {name}"))


def test_rule_34_decisions_replay_and_an_altered_one_is_named(run: Run, db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    decisions.decide_all(found)
    slug = found.round.slug
    db.commit()
    result = run("decisions", "replay")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("2 decisions replayed, all as they were made.\n")
    drop_guards(db)
    altered = db.scalars(select(DecisionSnapshot).order_by(DecisionSnapshot.hash)).first()
    assert altered is not None
    altered.why = "Altered"
    code = db.get_one(Application, altered.application_id).case_code
    db.commit()
    result = run("decisions", "replay", "--round", slug)
    assert result.exit_code == 1
    assert f"Error: 1 of 2 decisions differ: {code}.\n" in result.output


def test_a_round_that_is_not_there(run: Run) -> None:
    result = run("decisions", "replay", "--round", "nowhere")
    assert (result.exit_code, result.output) == (1, "Error: There is no round called nowhere.\n")
