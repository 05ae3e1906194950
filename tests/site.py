"""The service as tests run it: with a clock of their own, watched, and people to sign in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from types import CodeType
from uuid import UUID

from flask import Flask, has_request_context, request
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy.orm import Session

from assessment import create_app
from assessment.records import audit
from assessment.records.people.account import add_person
from assessment.records.people.role import grant_role
from assessment.records.people.sign_in import choose_role, key_of, start_sign_in
from assessment.records.tables.people import Person, SignIn
from assessment.rules.people import Actor, Role
from assessment.settings import Settings
from assessment.web.sign_in import COOKIE_FIELD
from tests.client import Client
from tests.databases import WRITES, watch

TESTS = Actor(None, "tests")
READING = "INSERT INTO reading "  # the one write that a GET may make (model: audit)
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
_numbers = count(1)


class Compiled(BytecodeCache):
    """Templates compiled once for the whole run, as every process of the service does once.

    A template that changed has another checksum, so it is compiled again.
    """

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before, if anything."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self.kept[(bucket.key, bucket.checksum)] = bucket.code


_compiled = Compiled()


@dataclass
class Clock:
    """The service's time in a test: it stands still until the test moves it."""

    at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> datetime:
        """Move on, as in `clock.advance(minutes=5)`, and return the new time."""
        self.at += timedelta(**by)
        return self.at


def build(database_url: str, clock: Clock, **values: object) -> Flask:
    """The service on a migrated database; what a GET writes is noted."""
    app = create_app(Settings.for_tests(database_url=database_url, **values))
    app.config["CLOCK"] = clock
    app.jinja_env.bytecode_cache = _compiled
    written: list[str] = []
    app.extensions["written_by_get"] = written

    def note(statement: str) -> None:
        writes = statement.lstrip().upper().startswith(WRITES)
        writes = writes and not statement.startswith(READING)
        if writes and has_request_context() and request.method == "GET":
            written.append(statement)

    watch(app.extensions["engine"], note)
    return app


def browser(app: Flask) -> Client:
    """A browser that nobody has signed in with."""
    return Client(app, app.extensions["written_by_get"])


def new_person(db: Session, now: datetime, name: str = "", email: str = "") -> Person:
    """An account, confirmed, with a name and address nobody else has."""
    number = next(_numbers)
    return add_person(
        db,
        TESTS,
        email or f"person{number}@example.org",
        name or f"Person {number}",
        now=now,
        confirmed=True,
    )


def sign_in(
    app: Flask,
    role: Role | None,
    *,
    round_id: UUID | None = None,
    person_id: UUID | None = None,
    minutes: int = 24 * 60,
) -> Client:
    """A browser in which a person is signed in with a role, one-time code passed.

    Without `person_id` a new person is made. A role that they do not hold yet is granted.
    `client.person_id` says who it is.
    """
    now = app.config["CLOCK"]()
    with app.extensions["writing_sessions"]() as db:
        person = db.get(Person, person_id) if person_id else new_person(db, now)
        assert person is not None
        secret = start_sign_in(db, person, minutes, now=now)
        signed = db.get(SignIn, key_of(secret))
        assert signed is not None
        signed.code_passed_at = now
        if role is not None:
            grant_role(db, TESTS, person, role, round_id, now=now)
            assert choose_role(db, signed, role, round_id, now=now)
        audit.seal(db)
        db.commit()
        client = browser(app)
        client.person_id = person.id
    with client.http.session_transaction() as cookie:
        cookie[COOKIE_FIELD] = secret
        cookie["_fresh"] = True
    return client
