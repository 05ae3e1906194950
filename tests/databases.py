"""Migrated databases for tests, each a copy of one that was migrated once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from assessment.bench.cluster import Cluster
from assessment.records import migrate as migrations
from assessment.records.database import make_engine

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def migrate(url: str) -> None:
    """Bring an empty database to the newest tables."""
    engine = make_engine(url)
    migrations.upgrade(engine)
    engine.dispose()


def sqlite_template(folder: Path) -> Path:
    """Make the migrated SQLite file that tests copy."""
    path = folder / "template.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


def sqlite_copy(template: Path, folder: Path) -> str:
    """Copy the template and return the copy's address."""
    path = folder / "test.sqlite3"
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


def postgres_template(cluster: Cluster) -> str:
    """Make the migrated PostgreSQL database that tests clone; its name."""
    name = cluster.fresh()
    migrate(cluster.url(name))
    return name


def postgres_copy(cluster: Cluster, template: str) -> Iterator[str]:
    """Clone the template, yield the clone's address, drop it."""
    name = cluster.fresh(template)
    yield cluster.url(name)
    cluster.drop(name)


def watch(engine: Engine, note: Callable[[str], None]) -> Callable[[], None]:
    """Have every statement told to `note` on its way to the driver; returns how to end that.

    Where the engine and prepared statements meet: the dialect's own calls of the driver.
    """
    dialect: Any = engine.dialect
    before = {name: getattr(dialect, name) for name in ("do_execute", "do_executemany")}

    def told(name: str) -> Callable[..., Any]:
        def call(cursor: Any, statement: str, *rest: Any, **how: Any) -> Any:
            note(statement)
            return before[name](cursor, statement, *rest, **how)

        return call

    def put(calls: dict[str, Callable[..., Any]]) -> None:
        for name, call in calls.items():
            setattr(dialect, name, call)

    put({name: told(name) for name in before})
    return lambda: put(before)


class Statements:
    """Counts what an engine is asked. Use as `with Statements(engine) as asked:`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.all: list[str] = []
        self.commits = 0
        self._end: Callable[[], None]

    @property
    def writes(self) -> list[str]:
        """The statements that change rows."""
        return [each for each in self.all if each.lstrip().upper().startswith(WRITES)]

    def __enter__(self) -> "Statements":
        self._end = watch(self.engine, self._note)
        event.listen(self.engine, "commit", self._committed)
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        event.remove(self.engine, "commit", self._committed)

    def _note(self, statement: str) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")):
            self.all.append(statement)

    def _committed(self, _connection: object) -> None:
        self.commits += 1


def missing(what: str, in_ci: bool) -> None:
    """Skip the test, or fail it where everything has to be there."""
    if in_ci:
        pytest.fail(f"{what} is missing, and in CI it must be there", pytrace=False)
    pytest.skip(f"{what} is not here")
