"""`/health`, `/version` and `flask upgrade`: what an operator is told of a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.orm import Session, sessionmaker

from assessment import create_app
from assessment.records import migrate
from assessment.rules.recommendation import ENGINE
from assessment.settings import Settings
from tests.client import Client

DURABLE = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


def told(client: Client) -> tuple[int, dict[str, object]]:
    page = client.get("/health")
    return page.status, page.response.get_json()


def test_a_service_that_is_well_says_all_of_it(client: Client) -> None:
    assert told(client) == (
        200,
        {
            "ok": True,
            "database": "reachable",
            "durable": True,
            "durability": DURABLE,
            "migration": migrate.newest(),
            "newest_migration": migrate.newest(),
            "engine": ENGINE,
        },
    )


def test_a_database_behind_on_its_migrations_is_not_well(
    client: Client, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        db.commit()
    status, said = told(client)
    assert (status, said["ok"], said["durable"]) == (503, False, True)
    assert (said["migration"], said["newest_migration"]) == ("0001", migrate.newest())


def test_rule_10_a_database_that_is_not_durable_is_not_well(app: Flask, client: Client) -> None:
    def weaken(connection, *_: object) -> None:  # type: ignore[no-untyped-def]
        connection.execute("PRAGMA synchronous=NORMAL")

    event.listen(app.extensions["engine"], "checkout", weaken)
    status, said = told(client)
    assert (status, said["ok"], said["durable"]) == (503, False, False)
    assert said["durability"] == DURABLE | {"synchronous": "1"}
    assert said["migration"] == migrate.newest()


def test_version_says_what_runs(client: Client) -> None:
    said = client.get("/version").response.get_json()
    assert set(said) == {"version", "engine", "migration"}
    assert (said["engine"], said["migration"]) == (ENGINE, migrate.newest())
    assert said["version"][0].isdigit()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Flask]:
    """The service before its database is there, in a folder that is not there either."""
    url = f"sqlite:///{tmp_path}/var/new.sqlite3"
    app = create_app(Settings.for_tests(database_url=url))
    yield app
    app.extensions["engine"].dispose()


def upgrade(app: Flask) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["upgrade"])
    return result.exit_code, result.output


def test_upgrade_makes_the_database_and_may_run_again(new: Flask, tmp_path: Path) -> None:
    assert not (tmp_path / "var").exists()
    done = (0, f"The database is at migration {migrate.newest()}.\n")
    assert (upgrade(new), upgrade(new)) == (done, done)
    health = new.test_client().get("/health")
    assert (health.status_code, health.get_json()["migration"]) == (200, migrate.newest())
