"""The database: engines for SQLite and PostgreSQL, the base of all tables, durability.

Nothing here knows a business word. Stack: `stack.md`; semantics rules 7, 10 and 14.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import BigInteger, Dialect, Engine, MetaData, create_engine, event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction, sessionmaker
from sqlalchemy.types import TypeDecorator

from assessment.records.prepared import Statement, Values, prepared
from assessment.records.turn import BEGIN, in_turn, locked

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
BUSY_SECONDS = 12
_CORE = "core_connection"
Database = Session | Connection
"""What a hot statement runs on: a transaction of objects, or a bare connection (`run`)."""


def micros(at: datetime) -> int:
    """Return an aware instant as whole microseconds since 1970, exactly."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return (at - EPOCH) // MICROSECOND


def instant(micro: int) -> datetime:
    """Return whole microseconds since 1970 as an aware UTC instant."""
    return EPOCH + micro * MICROSECOND


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as integer microseconds on both databases (rule 7)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else instant(value)


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def make_engine(url: str | URL, *, queue: bool = True, **options: Any) -> Engine:
    """Return an engine with the durability settings of rule 10.

    With `queue` writers of SQLite wait in turn (`turn`); without, in SQLite's own way.
    """
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        return _sqlite(where, queue, options)
    engine = create_engine(where, pool_pre_ping=True, **({"pool_size": 20} | options))
    event.listen(engine, "connect", _postgres_settings)
    return engine


def make_session(engine: Engine, *, writes: bool = False) -> sessionmaker[Session]:
    """Return the maker of transactions; nothing is flushed or expired behind a verb's back.

    With `writes` each begins, at its first statement, as one that will write (rule 10).
    """
    bind = engine.execution_options(writes=True) if writes else engine
    return sessionmaker(bind, expire_on_commit=False)


def for_one_statement(engine: Engine) -> Engine:
    """Return the same engine for transactions of one writing statement.

    PostgreSQL commits such a statement by itself: no BEGIN and no COMMIT is sent.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(writes=True)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def for_reading(engine: Engine) -> Engine:
    """Return the same engine for statements that only read, each for itself.

    No BEGIN is sent and none is ended: two statements may see two moments.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(alone=True)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def locks_rows(db: Session) -> bool:
    """Say whether rows are locked one by one. SQLite has one lock, taken as a write begins."""
    return not _is_sqlite(db)


def run(
    db: Database, statement: Statement, values: Values | list[Values] | None = None
) -> list[Any]:
    """Run a prebuilt statement in this transaction and return its rows as named tuples.

    For the hot paths: what runs many times a second and needs no objects (`prepared`). Several
    values run it once for each, and return no row.
    """
    connection = db if isinstance(db, Connection) else _connection(db)
    given: Values | list[Values] = {} if values is None else values
    if given == []:
        return []
    return prepared(statement, connection.dialect, given).run(connection, given)


DURABLE = {
    "sqlite": {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"},
    "postgresql": {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"},
}
ASK = {"sqlite": "PRAGMA", "postgresql": "SHOW"}


def durability(db: Session) -> dict[str, str]:
    """Return the settings that rule 10 asks for, as the database reports them."""
    kind = db.get_bind().dialect.name
    return {name: str(db.scalar(text(f"{ASK[kind]} {name}"))) for name in DURABLE[kind]}


def durability_at(connection: Any, kind: str) -> dict[str, str]:
    """Return the same of a connection of the driver that was made just now."""
    with at_once(connection, kind), closing(connection.cursor()) as cursor:
        return {
            name: str(cursor.execute(f"{ASK[kind]} {name}").fetchone()[0]) for name in DURABLE[kind]
        }


@contextmanager
def at_once(connection: Any, kind: str) -> Iterator[None]:
    """Leave no transaction open on a new connection: PostgreSQL's driver begins one unasked."""
    if kind == "sqlite":
        yield
        return
    before = connection.autocommit
    connection.autocommit = True
    yield
    connection.autocommit = before


def is_durable(db: Session) -> bool:
    """Say whether an acknowledged commit is on disk (rule 10)."""
    return durability(db) == DURABLE[db.get_bind().dialect.name]


def _connection(db: Session) -> Connection:
    """Return this transaction's connection, asked of the session once.

    A savepoint asks again, and so does a transaction that failed: the session then says so.
    """
    kept: tuple[Any, Connection] | None = db.info.get(_CORE)
    if kept is None or kept[0] is not _innermost(db) or not db.is_active:
        connection = db.connection()
        kept = db.info[_CORE] = (_innermost(db), connection)
    return kept[1]


def _innermost(db: Session) -> SessionTransaction | None:
    return db.get_nested_transaction() or db.get_transaction()


def _is_sqlite(db: Session) -> bool:
    return db.get_bind().dialect.name == "sqlite"


def _sqlite(url: URL, queue: bool, options: dict[str, Any]) -> Engine:
    engine = create_engine(
        url,
        module=pysqlite3.dbapi2,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        **options,
    )
    event.listen(engine, "connect", _sqlite_settings)
    if queue:
        in_turn(engine, BUSY_SECONDS)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_settings(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    asked = connection.get_execution_options()
    if asked.get("alone"):
        return
    writes = asked.get("writes", False)
    try:
        connection.connection.cursor().execute(BEGIN if writes else "BEGIN")
    except pysqlite3.dbapi2.OperationalError as fault:
        raise locked(fault) from fault


def _postgres_settings(connection: Any, _record: Any) -> None:
    with at_once(connection, "postgresql"), connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute("SET TIME ZONE 'UTC'")


Clock = Callable[[], datetime]
