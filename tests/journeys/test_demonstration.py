"""The demonstration: the same seed and moment give equal rows and an equal trail."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assessment import create_app
from assessment.demo.cast import applicants
from assessment.demo.guide import lines
from assessment.demo.present import HELD
from assessment.demo.story import play
from assessment.records import audit
from assessment.records.database import Base, make_engine, make_session
from assessment.records.decision.queue import DECIDED, DEPARTURES, READY, WAITING, counts
from assessment.records.interview.loading import lines_for
from assessment.records.moderation.queue import queue_for
from assessment.records.moderation.standing import State
from assessment.records.moderation.verdict import confirm, see_case
from assessment.records.paper.start import start_sitting
from assessment.records.people.account import by_email
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.register import Designation
from assessment.records.tables.round import Round
from assessment.rules.people import Actor, Role
from assessment.rules.verdict import CONFIRMS
from assessment.settings import Settings
from assessment.web.sender import sender_of
from tests import databases

AT = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Europe/London"))
SETTINGS = Settings.for_tests()
SECRETS = {("person", "password_hash"), ("notice", "secret")}
NOT_OF_THE_ROUND = {"sign_in", "link", "guess", "kept_form", "alembic_version"}
FEW = 10


Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def first(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The demonstration, played with seed 7 on a database of its own."""
    engine = make_engine(databases.sqlite_copy(sqlite_template, tmp_path_factory.mktemp("demo")))
    link = f"{SETTINGS.base_url}/decision/result"
    sender = sender_of(SETTINGS)
    play(make_session(engine, writes=True), FEW, 7, AT, sender, link, processes=1)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def service(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Run, Engine]]:
    """The command, on another database of its own."""
    url = databases.sqlite_copy(sqlite_template, tmp_path_factory.mktemp("command"))
    app = create_app(Settings.for_tests(database_url=url))

    def run(*words: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["demo", *words])
        return result.exit_code, result.output

    yield run, app.extensions["engine"]
    app.extensions["engine"].dispose()


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


def test_the_command_with_the_same_seed_and_moment_gives_equal_rows_and_an_equal_head(
    first: Engine, service: tuple[Run, Engine]
) -> None:
    run, again = service
    size = ("--applicants", str(FEW), "--seed", "7", "--at", f"{AT:%Y-%m-%d %H:%M:%S}")
    status, said = run(*size, "--processes", "1", "--guide")
    assert status == 0
    assert re.search(rf"\rApplications +█{{30}} +{FEW} of {FEW} *\n", said)
    assert rows(again) == rows(first)
    with make_session(first)() as one, make_session(again)() as two:
        assert audit.head(one) == audit.head(two)
        assert audit.verify(one) is None
        assert said.endswith("\n".join([*lines(one, AT), ""]))
        head = audit.head(two)
    refused = (1, "Error: There are people in this database. Use an empty one.\n")
    assert run(*size) == refused
    assert run("--if-empty") == (0, "")
    with make_session(again)() as two:
        assert audit.head(two) == head


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


def at_its_interviews(db: Session) -> Round:
    return list(db.scalars(select(Round).order_by(Round.created_at)))[1]


def acting(db: Session, account: str, role: Role) -> Actor:
    person = by_email(db, f"{account}@example.org")
    assert person is not None
    return Actor(person.id, person.name, role, at_its_interviews(db).id)


def test_it_leaves_an_applicant_who_is_ready_to_sit(first: Engine) -> None:
    with make_session(first, writes=True)() as db:
        attempt = start_sitting(db, acting(db, "ada", Role.APPLICANT), "paper", now=AT)
        assert attempt.ends_at - AT == timedelta(minutes=75)
        db.rollback()


def test_it_leaves_an_interview_waiting_for_a_sheet(first: Engine) -> None:
    with make_session(first)() as db:
        member, chair = (acting(db, account, Role.PANEL_MEMBER) for account in ("panel", "chair"))
        begun = {
            by.name: [
                each.locked_at is not None
                for each in lines_for(db, by.round, by.person)  # type: ignore[arg-type]
                if each.starts_at <= AT
            ]
            for by in (member, chair)
        }
        assert begun == {member.name: [True] * HELD + [False], chair.name: [True] * (HELD + 1)}


def test_it_leaves_cases_for_a_moderator_and_for_a_decision_maker(first: Engine) -> None:
    with make_session(first)() as db:
        states = [each.state for each in queue_for(db, acting(db, "moderator", Role.MODERATOR))]
        assert Counter(states) == {State.READY: 3, State.RECOMMENDED: 3}
        found = counts(db, acting(db, "decider", Role.DECISION_MAKER))
        assert (found[READY] + found[DEPARTURES], found[WAITING], found[DECIDED]) == (1, 1, 1)


def test_the_guide_counts_what_waits(first: Engine) -> None:
    with make_session(first, writes=True)() as db:
        assert told(lines(db, AT)) == [
            "has 1 interview to score",
            "has 3 cases to recommend on",
            "has 1 case to decide and 1 departure to agree",
        ]
        by = acting(db, "moderator", Role.MODERATOR)
        code = next(each.case_code for each in queue_for(db, by) if each.state is State.READY)
        seen = see_case(db, by, code)
        chosen = CONFIRMS[seen.recommendation.outcome]
        confirm(db, by, code, chosen, "It fits.", seen_hash=seen.evidence.hash, now=AT)
        assert told(lines(db, AT + timedelta(days=1))) == [
            "has 2 interviews to score",
            "has 2 cases to recommend on",
            "has 2 cases to decide and 1 departure to agree",
        ]
        db.rollback()


def told(said: list[str]) -> list[str]:
    """What waits for a panel member, a moderator and a decision maker."""
    assert len(said) == 8
    return [line[line.index("has ") :] for line in said[4:7]]


def test_there_is_no_guide_without_a_demonstration(db: Session) -> None:
    assert lines(db, AT) == ["There is no demonstration in this database."]


def test_another_seed_tells_of_other_people() -> None:
    names = [
        [each.name for each in applicants(random.Random(seed), FEW, "a")]  # noqa: S311
        for seed in (7, 7, 8)
    ]
    assert names[0] == names[1] != names[2]
