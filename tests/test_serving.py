"""The start of the service: not on a database that could lose a save; commands go on (rule 10)."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy import event

from assessment import create_app
from assessment.bench.cluster import Cluster, running
from assessment.records.health import NotDurable
from assessment.serving import make_ready
from assessment.settings import Settings, UnsafeSettings
from tests import site

ROOT = Path(__file__).resolve().parent.parent
SERVE = ("-c", "import wsgi")
FLASK = ("-m", "flask", "--app", "wsgi")
MEMORY, AWAY = "sqlite://", "postgresql+psycopg://nle@127.0.0.1:1/nle"
LOST = "so a saved answer could be lost."


def run(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the service as a server or a command would."""
    environment = {"DATABASE_URL": url, "SECRET_KEY": "s" * 32, "HEAD_KEY": "h" * 32}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_durable_database_is_served(sqlite_url: str) -> None:
    assert run(sqlite_url, *SERVE).returncode == 0


def test_one_that_could_lose_a_save_stops_the_start_and_no_command() -> None:
    served = run(MEMORY, *SERVE)
    assert served.returncode != 0
    assert f"- journal_mode must be wal in the database. It is memory, {LOST}" in served.stderr
    assert "Let DATABASE_URL name a file on a disk of this machine" in served.stderr
    for command in (("--help",), ("upgrade",)):
        assert run(MEMORY, *FLASK, *command).returncode == 0
    offered = run(MEMORY, *FLASK, "run", "--port", "1")
    assert offered.returncode != 0
    assert "journal_mode must be wal" in offered.stderr


@pytest.mark.parametrize(
    "url", [pytest.param(AWAY, id="away"), pytest.param("sqlite:///{}/none.sqlite3", id="empty")]
)
def test_a_database_that_is_away_or_empty_stops_nothing(url: str, tmp_path: Path) -> None:
    asked = "import wsgi; print(wsgi.app.test_client().get('/health').status_code)"
    served = run(url.format(tmp_path), "-c", asked)
    assert (served.returncode, served.stdout.split()) == (0, ["503"])


def test_rule_10_every_setting_of_sqlite(app: Flask) -> None:
    make_ready(app)
    engine = app.extensions["engine"]
    event.listen(engine, "connect", _careless)
    engine.dispose()
    with pytest.raises(UnsafeSettings) as stopped:
        make_ready(app)
    assert [fault.split(LOST)[0] for fault in stopped.value.faults] == [
        "synchronous must be 2 in the database. It is 1, ",
        "foreign_keys must be 1 in the database. It is 0, ",
    ]


def _careless(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=OFF")


@pytest.fixture
def careless(postgres: Cluster) -> Iterator[Cluster]:
    """A server of its own that does not wait for the disk."""
    with running() as cluster:
        wait_for_disk(cluster, "off")
        yield cluster


def wait_for_disk(cluster: Cluster, fsync: str) -> None:
    where = {"host": str(cluster.folder), "user": "postgres", "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET fsync = {fsync}")
        connection.execute("SELECT pg_reload_conf()")
        while connection.execute("SHOW fsync").fetchone() != (fsync,):
            time.sleep(0.02)


@pytest.mark.postgres
def test_rule_10_a_server_that_does_not_wait_for_the_disk(
    careless: Cluster, clock: site.Clock, caplog: pytest.LogCaptureFixture
) -> None:
    fault = f"fsync must be on in the database. It is off, {LOST} "
    fault += "Set it in postgresql.conf and reload PostgreSQL"
    app = site.build(careless.url("postgres"), clock)
    with pytest.raises(UnsafeSettings) as stopped:
        make_ready(app)
    assert stopped.value.faults == [fault]
    careless.stop()
    make_ready(app)
    browser = app.test_client()
    assert browser.get("/").status_code == 503
    careless.start()
    caplog.clear()
    for _again in range(2):
        asked = browser.get("/")
        assert (asked.status_code, asked.headers["Retry-After"]) == (503, "10")
    assert fault in caplog.text
    health = browser.get("/health")
    assert (health.status_code, health.json["database"], health.json["durable"]) == (
        503,
        "reachable",
        False,
    )
    wait_for_disk(careless, "on")
    assert browser.get("/health").json["durable"] is True
    app.extensions["engine"].dispose()


def test_rule_10_a_database_that_comes_back_is_asked_until_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "away"
    app = create_app(Settings.for_tests(database_url=f"sqlite:///{folder}/nle.sqlite3"))
    engine, browser = app.extensions["engine"], app.test_client()
    careless = [True]
    event.listen(engine, "connect", lambda *given: careless and _careless(*given))
    make_ready(app)
    assert browser.get("/health").json["database"] == "not reachable"
    folder.mkdir()
    assert browser.get("/health").json["durability"] == {
        "journal_mode": "wal",
        "synchronous": "1",
        "foreign_keys": "0",
    }
    with pytest.raises(NotDurable, match="synchronous must be 2 in the database"):
        engine.connect()
    careless.clear()
    assert browser.get("/health").json["durable"] is True
    careless.append(True)
    engine.dispose()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1
    engine.dispose()


def test_no_connection_is_left_open_to_be_shared_by_forked_workers(app: Flask) -> None:
    make_ready(app)
    assert app.extensions["engine"].pool.checkedin() == 0
