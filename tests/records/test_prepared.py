"""Prepared statements give what the engine gives, on both databases, and fail as it fails."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Engine,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
    Uuid,
    bindparam,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, OperationalError, PendingRollbackError
from sqlalchemy.orm import DeclarativeBase, Session

from assessment.records.database import Instant, for_reading, make_session, run
from assessment.records.prepared import Prepared

THING = Table(
    "thing",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("name", String(20), nullable=False),
    Column("at", Instant),
    Column("done", Boolean, nullable=False),
    Column("marks", JSON),
    Column("share", Numeric(6, 2)),
    Column("kind", String(5), default="plain"),
)
AT = datetime(2026, 11, 26, 12, 30, 0, 123456, tzinfo=UTC)
FIRST: dict[str, Any] = {
    "id": UUID(int=1),
    "name": "100% Ada: a_b",
    "at": AT,
    "done": True,
    "marks": ["1", None],
    "share": 2,
    "kind": "first",
}
SECOND = FIRST | {"id": UUID(int=2), "name": "", "at": None, "done": False, "marks": {"é": 1}}
NUMBERED = Table(
    "numbered", THING.metadata, Column("id", Integer, primary_key=True), Column("x", Integer)
)
PUT = insert(THING)
ALL = select(THING).order_by(THING.c.id)
NAMED = select(THING.c.name, (THING.c.kind == "first").label("is_first")).where(
    THING.c.id == bindparam("thing")
)
RENAME = update(THING).where(THING.c.id == bindparam("thing")).returning(THING.c.id, THING.c.name)


@pytest.fixture
def things(db: Session) -> Session:
    THING.metadata.create_all(db.connection())
    db.commit()
    run(db, PUT, [FIRST, SECOND])
    return db


def test_rows_are_what_the_engine_reads(things: Session) -> None:
    ours, engines = run(things, ALL), things.execute(ALL).all()
    assert [tuple(row) for row in ours] == [tuple(row) for row in engines]
    assert (ours[0].id, ours[0].at, ours[0].done) == (UUID(int=1), AT, True)
    assert [type(value) for value in ours[0]] == [type(value) for value in engines[0]]
    assert (ours[1].at, ours[1].done, ours[1].marks) == (None, False, {"é": 1})


def test_values_of_the_statement_and_of_the_run_both_count(things: Session) -> None:
    (row,) = run(things, NAMED, {"thing": UUID(int=1)})
    assert (row.name, row.is_first) == ("100% Ada: a_b", True)
    assert run(things, NAMED, {"thing": UUID(int=7)}) == []


def test_one_row_is_written_and_returned(things: Session) -> None:
    (row,) = run(things, RENAME, {"thing": UUID(int=2), "name": "Grace"})
    assert (row.id, row.name) == (UUID(int=2), "Grace")
    assert run(things, PUT, FIRST | {"id": UUID(int=3)}) == []
    assert len(run(things, ALL)) == 3


def test_a_number_that_the_database_gives_is_not_asked_for(things: Session) -> None:
    assert run(things, insert(NUMBERED), {"x": 5}) == []
    (row,) = run(things, insert(NUMBERED).returning(NUMBERED.c.id), {"x": 6})
    assert row.id == 2


def test_other_names_are_another_statement_so_nothing_is_left_out(things: Session) -> None:
    run(things, RENAME, {"thing": UUID(int=1), "name": "Mary"})
    run(things, RENAME, {"thing": UUID(int=1), "name": "Mary", "done": False})
    assert run(things, ALL)[0].done is False


def test_it_is_undone_with_its_transaction(things: Session) -> None:
    things.rollback()
    assert run(things, ALL) == []


def test_a_connection_that_has_not_begun_begins(things: Session, engine: Engine) -> None:
    things.commit()
    with engine.execution_options(writes=True).connect() as connection:
        run(connection, PUT, FIRST | {"id": UUID(int=5)})
        assert connection.in_transaction()
    assert len(run(things, ALL)) == 2


def test_a_savepoint_undoes_what_ran_within_it(things: Session) -> None:
    point = things.begin_nested()
    run(things, PUT, FIRST | {"id": UUID(int=5)})
    point.rollback()
    run(things, PUT, FIRST | {"id": UUID(int=6)})
    things.commit()
    assert [row.id.int for row in run(things, ALL)] == [1, 2, 6]


class Base(DeclarativeBase):
    """Tables of this file alone."""


class Kept(Base):
    __table__ = THING


def test_after_a_flush_that_failed_nothing_runs(things: Session) -> None:
    things.commit()
    things.add(Kept(**FIRST))
    with pytest.raises(IntegrityError):
        things.flush()
    with pytest.raises(PendingRollbackError):
        run(things, PUT, FIRST | {"id": UUID(int=5)})
    things.rollback()
    assert len(run(things, ALL)) == 2


def test_no_values_write_no_row(things: Session) -> None:
    assert run(things, PUT, []) == []
    assert len(run(things, ALL)) == 2
    with pytest.raises(KeyError, match="name"):
        run(things, PUT, [FIRST | {"id": UUID(int=5)}, {"id": UUID(int=6)}])


FAULTY = {
    "a value is missing": (NAMED, {}, "No value was given for thing"),
    "a default is left to the engine": (PUT, {"id": UUID(int=9)}, "Every value must be given"),
    "a list": (
        select(THING).where(THING.c.id.in_(bindparam("ids", expanding=True))),
        {"ids": [UUID(int=1)]},
        "lists apart",
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_cannot_be_prepared_is_refused(things: Session, name: str) -> None:
    statement, values, why = FAULTY[name]
    with pytest.raises(TypeError, match=why):
        run(things, statement, values)


def test_a_fault_of_the_driver_is_the_engines_without_what_was_sent(things: Session) -> None:
    things.commit()
    with pytest.raises(IntegrityError) as fault:
        run(things, PUT, FIRST)
    things.rollback()
    assert "Ada" not in str(fault.value).replace(str(fault.value.orig), "")
    with pytest.raises(IntegrityError):
        run(things, PUT, [FIRST | {"id": UUID(int=4)}, FIRST])


def test_a_statement_that_is_stopped_is_an_operational_error(things: Session) -> None:
    if things.get_bind().dialect.name != "sqlite":
        pytest.skip("SQLite alone is stopped this way")
    things.commit()
    driver: Any = things.connection().connection.dbapi_connection
    driver.set_progress_handler(lambda: 1, 1)
    with pytest.raises(OperationalError, match="interrupted"):
        run(things, ALL)
    driver.set_progress_handler(None, 1)
    assert len(run(things, ALL)) == 2


def test_after_a_lost_connection_the_next_transaction_has_a_new_one(
    things: Session, engine: Engine
) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no connection to lose")
    things.commit()
    mine = things.scalar(text("SELECT pg_backend_pid()"))
    with make_session(engine)() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
    with pytest.raises(OperationalError):
        run(things, ALL)
    assert things.connection().invalidated
    things.rollback()
    assert len(run(things, ALL)) == 2


def test_reading_alone_sees_the_moment_of_each_statement(things: Session, engine: Engine) -> None:
    things.commit()
    with for_reading(engine).connect() as alone:
        assert len(run(alone, ALL)) == 2
        driver: Any = alone.connection.dbapi_connection
        held = getattr(driver, "in_transaction", None)
        assert not (driver.info.transaction_status if held is None else held)
        run(things, PUT, FIRST | {"id": UUID(int=3)})
        things.commit()
        assert len(run(alone, ALL)) == 3


def test_a_statement_is_prepared_once(things: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    run(things, ALL)
    monkeypatch.delattr(Prepared, "__init__")
    assert len(run(things, ALL)) == 2
