"""SQLite's one writer: who waits is served in order, and a turn never gets lost (rule 10)."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

from assessment.records.database import make_engine
from assessment.records.turn import BEGIN, Turn, in_turn

SHORT = 0.05
LONG = 10.0


def later(turn: Turn, name: str, came: list[str]) -> threading.Thread:
    """A thread that waits for the turn, writes its name and gives the turn on."""

    def wait() -> None:
        assert turn.take()
        came.append(name)
        turn.give()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def until_waiting(turn: Turn, count: int) -> None:
    ends = time.monotonic() + LONG
    while len(turn._waiting) < count:
        assert time.monotonic() < ends
        time.sleep(0.001)


def test_who_waits_is_served_in_order() -> None:
    turn, came, threads = Turn(LONG), [], []
    assert turn.take()
    for n, name in enumerate("abcdef", start=1):
        threads.append(later(turn, name, came))
        until_waiting(turn, n)
    turn.give()
    for thread in threads:
        thread.join(LONG)
    assert "".join(came) == "abcdef"
    assert turn.take()


def test_who_waits_too_long_leaves_the_queue() -> None:
    turn = Turn(SHORT)
    assert turn.take()
    assert not turn.take()
    turn.give()
    assert turn.take()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(f"sqlite:///{tmp_path}/turn.sqlite3")
    yield made
    made.dispose()


def writing(engine: Engine) -> Connection:
    connection = engine.execution_options(writes=True).connect()
    connection.execute(text("SELECT 1"))
    return connection


@pytest.mark.parametrize("end", ["commit", "rollback", "invalidate", "close"])
def test_every_end_of_a_transaction_gives_the_turn(engine: Engine, end: str) -> None:
    for _ in range(3):
        connection = writing(engine)
        getattr(connection, end)()
        connection.close()
    began = time.monotonic()
    writing(engine).close()
    assert time.monotonic() - began < LONG / 2


def test_reading_waits_for_nobody(engine: Engine) -> None:
    with writing(engine), engine.connect() as reading:
        assert reading.execute(text("SELECT 1")).scalar() == 1


def test_a_second_transaction_of_one_connection_keeps_its_turn(engine: Engine) -> None:
    with engine.execution_options(writes=True).connect() as connection:
        for _ in range(2):
            with connection.begin():
                connection.execute(text("SELECT 1"))


def test_many_writers_lose_nothing(engine: Engine) -> None:
    writer = engine.execution_options(writes=True)
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE tally (n INTEGER)"))
        connection.execute(text("INSERT INTO tally VALUES (0)"))

    def add() -> None:
        for _ in range(20):
            with writer.begin() as connection:
                n = connection.execute(text("SELECT n FROM tally")).scalar_one()
                connection.execute(text("UPDATE tally SET n = :n"), {"n": n + 1})

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT n FROM tally")).scalar() == 160


def test_writers_of_the_service_come_in_order_and_begin_when_it_is_their_turn(
    engine: Engine,
) -> None:
    asked: list[str] = []
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _: raw.set_trace_callback(asked.append))
    came: list[int] = []
    with writing(engine):
        threads = []
        for n in range(6):
            thread = threading.Thread(target=_write, args=(engine, came, n))
            thread.start()
            threads.append(thread)
            time.sleep(SHORT)
        assert asked.count(BEGIN) == 1
    for thread in threads:
        thread.join(LONG)
    assert came == [0, 1, 2, 3, 4, 5]
    assert asked.count(BEGIN) == 7


def _write(engine: Engine, came: list[int], n: int) -> None:
    with writing(engine):
        came.append(n)


def test_who_waits_in_vain_is_told_as_of_a_locked_database(tmp_path: Path) -> None:
    plain = create_engine(f"sqlite:///{tmp_path}/vain.sqlite3")
    in_turn(plain, SHORT)
    locked = pytest.raises(OperationalError, match="database is locked")
    with writing(plain), locked:
        writing(plain)
    writing(plain).close()
    plain.dispose()


def test_a_database_that_another_process_holds_is_told_alike(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/held.sqlite3"
    ours, theirs = make_engine(address), make_engine(address)
    event.listen(ours, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 50"))
    with writing(theirs), pytest.raises(OperationalError, match="database is locked"):
        writing(ours)
    writing(ours).close()
    ours.dispose()
    theirs.dispose()


def test_a_turn_given_while_another_thread_takes_it_is_not_lost() -> None:
    """A connection that nobody kept is collected in the middle of `take`, in its thread."""
    turn = Turn(LONG)
    assert turn.take()

    class Collects(deque[threading.Event]):
        def append(self, each: threading.Event) -> None:
            super().append(each)
            turn.give()

    turn._waiting = Collects()
    assert turn.take()


def test_who_is_interrupted_leaves_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    turn = Turn(LONG)
    assert turn.take()
    monkeypatch.setattr(threading.Event, "wait", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        turn.take()
    monkeypatch.undo()
    turn.give()
    assert turn.take()


def _interrupted(*_: object) -> bool:
    raise KeyboardInterrupt
