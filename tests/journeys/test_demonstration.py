"""The demonstration: the same seed and moment give equal rows and an equal trail."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.demo.cast import applicants
from assessment.demo.story import play
from assessment.records import audit
from assessment.records.database import Base, make_engine, make_session
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.register import Designation
from assessment.records.tables.round import Round
from assessment.rules.notice import Team
from assessment.rules.sender import Sender
from tests import databases

AT = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Europe/London"))
SENDER = Sender("Priya Nair", Team("The team", "team@example.org", "01632 960 100"))
SECRETS = {("person", "password_hash"), ("notice", "secret")}
NOT_OF_THE_ROUND = {"sign_in", "link", "guess", "kept_form", "alembic_version"}
FEW = 10


@pytest.fixture(scope="module")
def played(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[int], Engine]:
    """Plays the demonstration with a seed on a database of its own."""

    def play_it(seed: int) -> Engine:
        url = databases.sqlite_copy(sqlite_template, tmp_path_factory.mktemp("demo"))
        engine = make_engine(url)
        writing = make_session(engine, writes=True)
        play(writing, FEW, seed, AT, SENDER, "http://localhost/", processes=1)
        return engine

    return play_it


@pytest.fixture(scope="module")
def first(played: Callable[[int], Engine]) -> Engine:
    return played(7)


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the domain, without secrets."""
    found = {}
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            if table.name in NOT_OF_THE_ROUND:
                continue
            columns = [c for c in table.columns if (table.name, c.name) not in SECRETS]
            read = connection.execute(select(*columns))
            found[table.name] = sorted((tuple(row) for row in read), key=repr)
    return found


def test_the_same_seed_and_moment_give_equal_rows_and_an_equal_head(
    first: Engine, played: Callable[[int], Engine]
) -> None:
    again = played(7)
    assert rows(again) == rows(first)
    with make_session(first)() as one, make_session(again)() as two:
        assert audit.head(one) == audit.head(two)
        assert audit.verify(one) is None


def test_it_leaves_a_released_round_one_at_its_interviews_and_one_taking_applications(
    first: Engine,
) -> None:
    sessions: sessionmaker[Session] = make_session(first)
    with sessions() as db:
        found = list(db.scalars(select(Round).order_by(Round.created_at)))
        assert [each.released_at is not None for each in found] == [True, False, False]
        assert all(each.opened_at is not None and each.is_demonstration for each in found)
        decided = db.scalars(select(DecisionSnapshot.round_id)).all()
        entered = db.scalars(select(Designation)).all()
    assert {found[0].id, found[1].id} == set(decided)
    assert all(each.region != "Not known" for each in entered)


def test_another_seed_tells_of_other_people() -> None:
    names = [
        [each.name for each in applicants(random.Random(seed), FEW, "a")]  # noqa: S311
        for seed in (7, 7, 8)
    ]
    assert names[0] == names[1] != names[2]
