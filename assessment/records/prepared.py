"""Statements that run many times a second: compiled once, then run on the driver's own cursor.

SQLAlchemy writes the text and knows the types; what it does for each execution takes longer
than the database takes to answer (decision 0009). Only a constant of a module gains by it: a
statement that is made anew for each run is compiled anew as well.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Select, UpdateBase
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

Statement = Select[Any] | UpdateBase
Values = dict[str, Any]
Convert = Callable[[Any], Any]
_known: WeakKeyDictionary[Statement, dict[tuple[Any, ...], "Prepared"]] = WeakKeyDictionary()


class Prepared:
    """One statement as one kind of database takes it, for values of these names."""

    def __init__(self, statement: Statement, dialect: Dialect, names: list[str]) -> None:
        self._columns = list(statement.exported_columns)
        compiled: Any = statement.compile(
            dialect=dialect, column_keys=names, for_executemany=not self._columns
        )
        if compiled.insert_prefetch or compiled.update_prefetch or compiled.post_compile_params:
            raise TypeError(f"Every value must be given, lists apart: {compiled}")
        self.text = str(compiled)
        self._order: Sequence[str] | None = compiled.positiontup
        self._taken: dict[str, Convert | None] = {}
        self._fixed: Values = {}
        for bind, name in compiled.bind_names.items():
            convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if name in names:
                self._taken[name] = convert
            elif bind.required:
                raise TypeError(f"No value was given for {name}: {compiled}")
            else:
                value = bind.effective_value
                self._fixed[name] = convert(value) if convert else value
        called = [column.key or "" for column in self._columns]
        row: Any = namedtuple("Row", called, rename=True)  # type: ignore[misc]
        self._row: Callable[[Iterable[Any]], Any] = row._make
        self._reading: list[tuple[int, Convert]] | None = None

    def run(self, connection: Connection, values: Values | list[Values]) -> list[Any]:
        """Run on the driver's cursor and return the rows.

        A fault of the driver is raised as SQLAlchemy's own. Raises KeyError for a missing value.
        """
        if not connection.in_transaction():
            connection.begin()
        driver = connection.connection
        try:
            with closing(driver.cursor()) as cursor:
                return self._asked(connection.dialect, cursor, values)
        except connection.dialect.loaded_dbapi.Error as fault:
            raise self._as_engine(connection, driver, fault) from fault

    def _asked(
        self, dialect: Dialect, cursor: DBAPICursor, values: Values | list[Values]
    ) -> list[Any]:
        if isinstance(values, list):
            dialect.do_executemany(cursor, self.text, [self._sent(one) for one in values])
            return []
        dialect.do_execute(cursor, self.text, self._sent(values))
        return [] if cursor.description is None else self._rows(cursor, dialect)

    def _as_engine(
        self, connection: Connection, driver: PoolProxiedConnection, fault: Any
    ) -> BaseException:
        """Return a fault as SQLAlchemy's own, without what was sent; give up a lost connection."""
        dialect = connection.dialect
        lost = dialect.is_disconnect(fault, driver.dbapi_connection, None)
        if lost:
            connection.invalidate(fault)
        known: BaseException = DBAPIError.instance(
            self.text,
            None,
            fault,
            dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=lost,
            dialect=dialect,
        )
        return known

    def _sent(self, values: Values) -> Any:
        """Return the values as the driver takes them: in order, or by name."""
        sent = self._fixed.copy()
        for name, convert in self._taken.items():
            sent[name] = convert(values[name]) if convert else values[name]
        return sent if self._order is None else tuple([sent[name] for name in self._order])

    def _rows(self, cursor: DBAPICursor, dialect: Dialect) -> list[Any]:
        if self._reading is None:
            self._reading = self._how_to_read(cursor, dialect)
        if not self._reading:
            return list(map(self._row, cursor.fetchall()))
        rows = []
        for found in cursor.fetchall():
            row = list(found)
            for at, convert in self._reading:
                row[at] = convert(row[at])
            rows.append(self._row(row))
        return rows

    def _how_to_read(self, cursor: DBAPICursor, dialect: Dialect) -> list[tuple[int, Convert]]:
        """Return which columns the driver gives otherwise than they are typed, and what to do."""
        made: list[tuple[int, Convert]] = []
        for at, (column, said) in enumerate(zip(self._columns, cursor.description, strict=True)):
            convert = column.type.dialect_impl(dialect).result_processor(dialect, said[1])
            if convert is not None:
                made.append((at, convert))
        return made


def prepared(statement: Statement, dialect: Dialect, values: Values | list[Values]) -> Prepared:
    """Return a statement as this kind of database takes it, from memory but for the first time."""
    names = tuple(values[0] if isinstance(values, list) else values)
    kept = _known.setdefault(statement, {})
    key = (dialect.name, dialect.driver, names)
    found = kept.get(key)
    if found is None:
        found = kept[key] = Prepared(statement, dialect, list(names))
    return found
