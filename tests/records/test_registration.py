"""Registration, links and codes on both databases: once only, also when many ask at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.people.account import add_person
from assessment.records.people.code import code_fits, code_now, give_demonstration_code
from assessment.records.people.link import RESET, make_link, use_link
from assessment.records.people.registration import register
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
TESTS = Actor(None, "tests")
BASE = "https://nle.example"


def many(engine: Engine, act: object, times: int = 8) -> list[object]:
    """Do one thing many times at once, each in its own transaction."""
    sessions = sessionmaker(engine.execution_options(writes=True))

    def once(_n: int) -> object:
        with sessions() as db:
            found = act(db)  # type: ignore[operator]
            audit.seal(db)
            db.commit()
            return found

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(once, range(times)))


def someone(engine: Engine) -> Person:
    with sessionmaker(engine.execution_options(writes=True), expire_on_commit=False)() as db:
        person = add_person(db, TESTS, "ada@example.org", "Ada", now=NOW, confirmed=True)
        give_demonstration_code(db, person, now=NOW)
        audit.seal(db)
        db.commit()
        return person


def test_one_address_asked_for_at_once_makes_one_account(engine: Engine) -> None:
    def ask(db: Session) -> None:
        register(db, "Ada", "ada@example.org", "seven bright kestrels", BASE, now=NOW)

    many(engine, ask)
    with Session(engine) as db:
        assert db.scalar(select(func.count()).select_from(Person)) == 1
        assert audit.verify(db) is None


def test_a_link_is_used_once_of_eight_at_once(engine: Engine) -> None:
    person = someone(engine)
    with sessionmaker(engine.execution_options(writes=True))() as db:
        secret, _until = make_link(db, RESET, person, now=NOW)
        db.commit()

    def use(db: Session) -> bool:
        try:
            use_link(db, secret, {RESET}, now=NOW)
        except Refused:
            return False
        return True

    assert sorted(many(engine, use)) == [False] * 7 + [True]  # type: ignore[type-var]


def test_a_code_passes_once_of_eight_at_once(engine: Engine) -> None:
    person = someone(engine)
    typed = code_now(person, NOW)

    def enter(db: Session) -> bool:
        found = db.get(Person, person.id)
        assert found is not None
        return code_fits(db, found, typed, now=NOW)

    assert sorted(many(engine, enter)) == [False] * 7 + [True]  # type: ignore[type-var]
