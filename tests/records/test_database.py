"""The database: exact instants, durable commits, one writer at a time without deadlock."""

import threading
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from assessment.records import migrate
from assessment.records.database import (
    Base,
    durability,
    instant,
    is_durable,
    make_session,
    micros,
)
from assessment.records.tables.people import Person, Setting


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))])))
def test_rule_07_an_instant_comes_back_to_the_microsecond(at: datetime) -> None:
    assert instant(micros(at)) == at


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        micros(datetime(2026, 10, 25, 1, 30))  # noqa: DTZ001


def test_rule_10_commits_are_durable(db: Session) -> None:
    assert is_durable(db), durability(db)


WEAKER = {
    "sqlite": ("PRAGMA synchronous=NORMAL", "PRAGMA synchronous=FULL"),
    "postgresql": ("SET synchronous_commit = off", "SET synchronous_commit = on"),
}


def test_rule_10_a_weaker_setting_is_seen(engine: Engine) -> None:
    weaker, stronger = WEAKER[engine.dialect.name]
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        for statement, durable in ((weaker, False), (stronger, True)):
            raw.execute(statement)
            raw.commit()
            assert is_durable(Session(connection)) is durable
            connection.rollback()


def test_the_database_is_at_the_newest_migration(db: Session) -> None:
    assert migrate.level(db) == migrate.newest()


def test_the_migrations_make_the_tables_that_the_code_expects(db: Session) -> None:
    context = MigrationContext.configure(db.connection(), opts={"compare_type": True})
    assert compare_metadata(context, Base.metadata) == []


def test_two_who_read_then_write_take_turns(engine: Engine) -> None:
    """On SQLite a deferred read-then-write fails at once; ours begins IMMEDIATE."""
    sessions = make_session(engine, writes=True)
    with sessions() as db:
        db.add(Setting(name="count", value="0"))
        db.commit()
    faults: list[BaseException] = []

    def add_ten() -> None:
        try:
            for _ in range(10):
                with sessions() as db:
                    row = db.scalars(select(Setting).with_for_update()).one()
                    row.value = str(int(row.value) + 1)
                    db.commit()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=add_ten) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sessions() as db:
        assert (faults, db.scalars(select(Setting.value)).one()) == ([], "60")


HOSTILE = [
    pytest.param("🧑🏽‍🏫 école", id="emoji and combining marks"),
    pytest.param("e\u0301 \u00e9", id="two forms of one letter"),
    pytest.param("\u202eabc\u202c \u05d0", id="right to left"),
    pytest.param("one\r\ntwo\nthree\r", id="line ends"),
    pytest.param("'; DROP TABLE person; --", id="a statement"),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_rule_14_text_in_is_text_out(db: Session, words: str) -> None:
    db.add(Setting(name="words", value=words))
    db.commit()
    db.expire_all()
    assert db.scalars(select(Setting.value)).one() == words


def test_two_accounts_never_share_an_address(db: Session) -> None:
    at = datetime(2026, 9, 1, tzinfo=UTC)
    for n in (1, 2):
        db.add(Person(id=UUID(int=n), ref=f"P-{n}", email="a@example.org", name="A", created_at=at))
    with pytest.raises(DBAPIError):
        db.flush()
