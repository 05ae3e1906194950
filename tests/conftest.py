"""What a test may ask for.

Databases. Each test that asks for `database_url`, `engine` or `db` runs twice, on SQLite and on
PostgreSQL, on a migrated database of its own. Ask for `sqlite_url` for SQLite alone.
    engine        a SQLAlchemy engine with the product's durability settings
    db            a Session in a writing transaction; commit as the request would
    postgres      the running server (`assessment.bench.cluster.Cluster`): clone, stop, start
    `tests.databases.Statements(engine)` counts statements, writes and commits

The service. It runs on SQLite; a folder of tests that wants both says so in its conftest.py by
overriding `service_url` with `database_url` (as `tests/journeys` does).
    clock         the service's time: `clock.at = …`, `clock.advance(minutes=5)`
    app           the service on this test's database
    sessions      the maker of sessions on it: `with sessions() as db: …; db.commit()`
    client        a browser without JavaScript, nobody signed in (`tests.client.Client`)
    sign_in       `sign_in(Role.OFFICER, round_id=…)`: another browser, signed in; see
                  `tests.site.sign_in`. `client.person_id` says who it is
Every page that a client fetches checks itself: see `tests.page_checks`.

The machine's own PostgreSQL is never used. Without its programs those tests are skipped; with
`CI=true` in the environment they fail.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, sessionmaker

from assessment.bench.cluster import Cluster, programs, running
from assessment.records.database import make_engine, make_session
from tests import databases, site
from tests.client import Client

IN_CI = os.environ.get("CI", "").lower() == "true"
BOTH = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One PostgreSQL server for the whole run."""
    if programs() is None:
        databases.missing("PostgreSQL", IN_CI)
    with running() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_template(postgres: Cluster) -> str:
    """The name of the migrated database that tests clone."""
    return databases.postgres_template(postgres)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The migrated file that tests copy."""
    return databases.sqlite_template(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated SQLite database of this test's own."""
    return databases.sqlite_copy(sqlite_template, tmp_path)


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a migrated PostgreSQL database of this test's own."""
    cluster = request.getfixturevalue("postgres")
    yield from databases.postgres_copy(cluster, request.getfixturevalue("postgres_template"))


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated database: the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on this test's database."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def db(engine: Engine) -> Iterator[Session]:
    """A session whose every transaction may write."""
    with make_session(engine.execution_options(writes=True))() as session:
        yield session


@pytest.fixture
def clock() -> site.Clock:
    """The time of the service in this test."""
    return site.Clock()


@pytest.fixture
def service_url(sqlite_url: str) -> str:
    """The database that `app` runs on."""
    return sqlite_url


@pytest.fixture
def app(service_url: str, clock: site.Clock) -> Iterator[Flask]:
    """The service."""
    app = site.build(service_url, clock)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def sessions(app: Flask) -> sessionmaker[Session]:
    """Transactions on the service's database that may write."""
    return sessionmaker(
        app.extensions["engine"].execution_options(writes=True), expire_on_commit=False
    )


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser that nobody has signed in with."""
    return site.browser(app)


@pytest.fixture
def sign_in(app: Flask) -> Callable[..., Client]:
    """Signs a person in with a role and returns their browser."""
    return partial(site.sign_in, app)
