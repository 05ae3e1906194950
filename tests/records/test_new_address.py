"""One new address asked for by two accounts, on both databases: one of them gets it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

from assessment.records import audit
from assessment.records.people.account import add_person
from assessment.records.people.link import ADDRESS, make_link
from assessment.records.people.new_address import TAKEN, change_email
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
NEW = "new@example.org"


def test_of_two_accounts_that_confirm_one_address_at_once_one_gets_it(engine: Engine) -> None:
    sessions = sessionmaker(engine.execution_options(writes=True))
    asked: list[tuple[UUID, str]] = []
    with sessions() as db:
        for email in ("ada@example.org", "grace@example.org"):
            person = add_person(db, None, email, "Ada", now=NOW, confirmed=True)
            asked.append((person.id, make_link(db, ADDRESS, person, now=NOW, address=NEW)[0]))
        audit.seal(db)
        db.commit()

    def confirm(one: tuple[UUID, str]) -> str:
        with sessions() as db:
            try:
                change_email(db, Actor(one[0], "Ada"), one[1], now=NOW)
            except Refused as refused:
                return refused.reason
            audit.seal(db)
            db.commit()
            return ""

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(confirm, asked)) == ["", TAKEN]
    with sessions() as db:
        emails = set(db.scalars(select(Person.email)))
        assert (len(emails), NEW in emails) == (2, True)
