"""What the request at hand stands on: its time, its transaction, its visitor.

The clock is read once, first thing in the request (semantics rule 2), and passed down.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

from flask import current_app, g, request
from flask_login import current_user
from sqlalchemy import Connection
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

from assessment.records.people.account import find_person
from assessment.records.people.sign_in import Visitor, find_sign_in
from assessment.records.round import find_round
from assessment.records.tables.people import Person, SignIn
from assessment.records.tables.round import Round
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from assessment.settings import Settings

RECEIVED_AT = "assessment.received_at"
READS = frozenset({"GET", "HEAD", "OPTIONS"})


def now() -> datetime:
    """Return the instant at which this request was received, aware, in UTC."""
    received: datetime = request.environ[RECEIVED_AT]
    return received


def settings() -> Settings:
    """Return the typed settings of this installation."""
    found: Settings = current_app.config["SETTINGS"]
    return found


def writes() -> bool:
    """Say whether this request may write."""
    return request.method not in READS


def db() -> Session:
    """Return this request's transaction, begun at its first statement."""
    if "db" not in g:
        g.db = current_app.extensions["writing_sessions" if writes() else "sessions"]()
    session: Session = g.db
    return session


def pool() -> Pool:
    """Return what names this database in memory: its pool of connections."""
    found: Pool = current_app.extensions["engine"].pool
    return found


@contextmanager
def one_statement() -> Iterator[Connection]:
    """Yield a transaction of its own for one hot write, committed when the block ends.

    What this request has read so far is let go first: SQLite has one writer.
    """
    if "db" in g:
        g.db.rollback()
    with current_app.extensions["one_statement"].begin() as connection:
        yield connection


@contextmanager
def reading() -> Iterator[Connection]:
    """Yield a connection for hot statements that only read, given back when the block ends."""
    with current_app.extensions["reading"].connect() as connection:
        yield connection


@contextmanager
def looking() -> Iterator[Session]:
    """Yield a transaction of its own that only reads, for slow work that must hold no lock."""
    with current_app.extensions["sessions"]() as session:
        yield session


def visitor() -> Visitor | None:
    """Return who is asking, or None when nobody is signed in."""
    found = current_user._get_current_object()
    return found if isinstance(found, Visitor) else None


def forget_visitor() -> None:
    """Show what follows as to a stranger: who asks cannot be read from a broken database."""
    if "_login_user" not in g:
        g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]


def person() -> Visitor:
    """Return who is asking. Raises Missing when nobody is signed in."""
    found = visitor()
    if found is None:
        raise Missing("visitor")
    return found


def account() -> Person:
    """Return the account of who is asking, as a row that may be changed."""
    return find_person(db(), person().id)


def own_sign_in() -> SignIn:
    """Return the sign-in that this request came with, as a row that may be changed."""
    return find_sign_in(db(), person().key)


def actor() -> Actor:
    """Return the person behind this request's acts."""
    return person().actor


def round_id() -> UUID:
    """Return the round chosen at sign-in. Raises Missing when there is none."""
    chosen = person().round_id
    if chosen is None:
        raise Missing("round")
    return chosen


def round_() -> Round:
    """Return the round chosen at sign-in. Raises Missing when there is none."""
    return find_round(db(), round_id())


def utc_now() -> datetime:
    """Return the server's clock: the one place that reads it."""
    return datetime.now(UTC)
