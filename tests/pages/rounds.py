"""Rounds and accounts as tests of pages need them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.people.account import add_person
from assessment.records.people.role import grant_role
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round
from assessment.rules.people import Role
from tests.site import TESTS

Sessions = sessionmaker[Session]

PASSWORD = "seven bright kestrels"


def open_round(sessions: Sessions, now: datetime, minutes: int = 60, slug: str = "a26") -> UUID:
    """A round that takes applications for some minutes."""
    with sessions() as db:
        row = Round(
            id=new_id(db),
            slug=slug,
            name=f"Round {slug}",
            created_at=now,
            opened_at=now,
            applications_open_at=now,
            applications_close_at=now + timedelta(minutes=minutes),
        )
        db.add(row)
        db.commit()
        return row.id


def account(
    sessions: Sessions, now: datetime, email: str, *roles: tuple[UUID | None, Role]
) -> UUID:
    """A confirmed account with a password, and roles."""
    with sessions() as db:
        person = add_person(
            db, TESTS, email, "Ada Lovell", now=now, password=PASSWORD, confirmed=True
        )
        for round_id, role in roles:
            grant_role(db, TESTS, person, role, round_id, now=now)
        audit.seal(db)
        db.commit()
        return person.id


def person(sessions: Sessions, person_id: UUID) -> Person:
    """The account as it is now."""
    with sessions() as db:
        found = db.get(Person, person_id)
        assert found is not None
        return found


def last_link(sessions: Sessions) -> str:
    """The path of the newest link in the outbox."""
    with sessions() as db:
        row = db.scalars(select(Notice).order_by(Notice.posted_at.desc(), Notice.id)).first()
        assert row is not None
        assert row.secret is not None
        return row.secret[row.secret.index("/people/") :]


def notices(sessions: Sessions) -> list[str]:
    """The kinds of every notice posted, in order."""
    with sessions() as db:
        return list(db.scalars(select(Notice.kind).order_by(Notice.posted_at)))
