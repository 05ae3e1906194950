"""A command of the service, run on a database whose rows the test writes itself."""

from collections.abc import Callable, Iterator

import pytest
from click.testing import Result
from sqlalchemy.orm import Session

from assessment import create_app
from assessment.records.database import make_engine, make_session
from assessment.settings import Settings

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
