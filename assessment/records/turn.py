"""SQLite has one writer: the threads of a process wait for it in the order in which they came.

SQLite itself lets those who wait sleep and try again, the longer the later; under load the
unlucky wait many times as long as the others. Who waits for another process still waits so.
"""

import threading
from collections import deque
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

BEGIN = "BEGIN IMMEDIATE"
_HELD = "holds_the_turn"


class Turn:
    """Whose turn it is to write: handed to whoever has waited longest.

    A connection that nobody kept gives its turn when it is collected, which can be in the middle
    of any of this and in the same thread: hence the lock that lets its own thread in.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._door = threading.RLock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    def take(self) -> bool:
        """Wait for the turn; False when it did not come in time."""
        mine = threading.Event()
        with self._door:
            self._waiting.append(mine)
            self._pass_on()
        try:
            came = mine.wait(self._seconds)
        except BaseException:
            if not self._leave(mine):
                self.give()
            raise
        return came or not self._leave(mine)

    def give(self) -> None:
        """Hand the turn to the next, if anyone waits."""
        with self._door:
            self._taken = False
            self._pass_on()

    def _pass_on(self) -> None:
        if self._waiting and not self._taken:
            self._taken = True
            self._waiting.popleft().set()

    def _leave(self, mine: threading.Event) -> bool:
        """Leave the queue; False when the turn came in this very moment."""
        with self._door:
            if mine.is_set():
                return False
            self._waiting.remove(mine)
            return True


def in_turn(engine: Engine, seconds: float) -> None:
    """Let each writing transaction of this SQLite engine wait for its turn before it begins.

    The turn ends when the connection goes back to the pool. After `seconds` the database counts
    as locked, as it does for SQLite itself, which may then wait as long for another process.
    """
    turn = Turn(seconds)

    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("writes", False) or _HELD in connection.info:
            return
        if not turn.take():
            raise locked(pysqlite3.dbapi2.OperationalError("database is locked"))
        connection.info[_HELD] = True

    def end(_connection: Any, record: Any) -> None:
        if record is not None and record.info.pop(_HELD, False):
            turn.give()

    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", end)


def locked(fault: Exception) -> OperationalError:
    """Return the fault of a transaction that could not begin, as pages know it."""
    return OperationalError(BEGIN, None, fault)
