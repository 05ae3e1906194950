"""SQLite has one writer: the threads of a process wait for it in the order in which they came.

SQLite itself lets those who wait sleep and try again, the longer the later; under load the
unlucky wait many times as long as the others. Who waits on another process still waits so.
"""

import threading
from collections import deque
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection

_HELD = "holds_the_turn"


class Turn:
    """Whose turn it is to write: a lock that is handed to whoever has waited longest."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._door = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    def take(self) -> bool:
        """Wait for the turn; False when it did not come in time."""
        with self._door:
            if not self._taken:
                self._taken = True
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(self._seconds):
            return True
        with self._door:
            if mine.is_set():  # it came in this very moment
                return True
            self._waiting.remove(mine)
            return False

    def give(self) -> None:
        """Hand the turn to the next, if anyone waits."""
        with self._door:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


def in_turn(engine: Engine, seconds: float) -> None:
    """Let each writing transaction of this SQLite engine wait for its turn before it begins.

    The turn ends when the connection goes back to the pool. Raises "database is locked" after
    `seconds`, as SQLite does.
    """
    turn = Turn(seconds)

    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("writes", False) or _HELD in connection.info:
            return
        if not turn.take():
            raise pysqlite3.dbapi2.OperationalError("database is locked")
        connection.info[_HELD] = True

    def end(_connection: Any, record: Any) -> None:
        if record is not None and record.info.pop(_HELD, False):
            turn.give()

    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", end)
