"""One transaction a request: what commits, what is undone, and who gets in at all."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.wrappers import Response

from assessment.records import audit
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.people import Setting
from assessment.rules.people import Actor, Role
from assessment.rules.permission import PERMISSIONS
from assessment.rules.refusal import Refused
from assessment.web import current
from assessment.web.guard import public, requires
from tests.client import Client
from tests.databases import Statements

BY = Actor(None, "tests")


def keep(name: str) -> None:
    """Write one row with its audit draft, as a verb does."""
    db = current.db()
    db.add(Setting(name=name, value="kept"))
    db.flush()
    audit.draft(db, BY, "keep", "setting", name, now=current.now())


@public
def good() -> str:
    keep("good")
    return "done"


@public
def refused() -> str:
    keep("refused")
    raise Refused("The paper closed at 11:30am.")


@public
def broken() -> str:
    keep("broken")
    raise ZeroDivisionError


@public
def invalid() -> tuple[str, int]:
    keep("invalid")
    return "There is a problem", 400


def bare() -> str:
    return "nobody said who may see this"


@requires("moderation.work")
def cases() -> str:
    return "a list for moderators alone"


@requires("account.own")
def mine() -> str:
    return "mine"


@pytest.fixture
def http(app: Flask) -> Client:
    """A stranger's browser on a service with a few routes of this test's own."""
    app.config["WTF_CSRF_ENABLED"] = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for view in (good, refused, broken, invalid, bare, cases, mine):
        app.add_url_rule(f"/{view.__name__}", view_func=view, methods=["GET", "POST"])
    return Client(app)


def names(sessions: sessionmaker[Session]) -> list[str]:
    with sessions() as db:
        return list(db.scalars(select(Setting.name)))


def test_a_successful_write_is_committed_once_with_its_entry_sealed(
    http: Client, app: Flask, sessions: sessionmaker[Session]
) -> None:
    with Statements(app.extensions["engine"]) as asked:
        assert http.http.post("/good").status_code == 200
    assert (names(sessions), asked.commits) == (["good"], 1)
    with sessions() as db:
        assert [e.act for e in db.scalars(select(AuditEntry))] == ["keep"]
        assert audit.verify(db) is None


@pytest.mark.parametrize(
    ("path", "status"), [("/refused", 409), ("/broken", 500), ("/invalid", 400)]
)
def test_a_failed_write_leaves_nothing(
    http: Client, sessions: sessionmaker[Session], path: str, status: int
) -> None:
    assert http.http.post(path).status_code == status
    assert names(sessions) == []
    with sessions() as db:
        assert audit.head(db) == (0, audit.GENESIS)


def test_a_get_never_writes(http: Client, sessions: sessionmaker[Session]) -> None:
    http.http.get("/good")
    assert names(sessions) == []


def test_a_view_that_says_nothing_of_who_may_see_it_answers_403(http: Client) -> None:
    answer = http.http.get("/bare")
    assert answer.status_code == 403
    assert "nobody said" not in answer.text


def test_a_stranger_signs_in_first_and_comes_back(http: Client) -> None:
    answer: Response = http.http.get("/cases?page=2")
    assert answer.status_code == 302
    assert answer.location == "/people/sign-in?next=/cases?page%3D2"


@pytest.mark.parametrize("role", [r for r in Role if r not in PERMISSIONS["moderation.work"]])
def test_another_role_is_told_whom_it_is_for(
    http: Client, app: Flask, sign_in: Callable[..., Client], role: Role
) -> None:
    answer = sign_in(role).http.get("/cases")
    assert answer.status_code == 403
    assert "It is for moderators." in answer.text
    assert "a list for" not in answer.text


def test_the_right_role_gets_in(http: Client, sign_in: Callable[..., Client]) -> None:
    assert sign_in(Role.MODERATOR).http.get("/cases").text == "a list for moderators alone"


def test_a_removed_role_ends_with_the_next_request(
    http: Client, sign_in: Callable[..., Client], sessions: sessionmaker[Session]
) -> None:
    browser = sign_in(Role.MODERATOR)
    assert browser.http.get("/cases").status_code == 200
    with sessions() as db:
        db.execute(text("UPDATE role_grant SET removed_at = 1"))
        db.commit()
    assert browser.http.get("/cases").status_code == 403
    assert browser.http.get("/mine").text == "mine"


def test_a_view_declares_its_permission_once() -> None:
    with pytest.raises(TypeError, match="twice"):
        public(requires("account.own")(lambda: ""))
    with pytest.raises(KeyError, match="not in the table"):
        requires("cases.steal")


def test_a_database_that_is_away_is_said_plainly_and_nothing_is_acknowledged(
    http: Client, app: Flask, sign_in: Callable[..., Client]
) -> None:
    browser = sign_in(Role.MODERATOR)
    with app.extensions["sessions"]() as db:
        db.execute(text("DROP TABLE setting"))
        db.commit()
    answer = browser.http.post("/good")
    assert answer.status_code == 503
    assert "Sorry, there is a problem with the service" in answer.text
    assert "saved" not in answer.text.lower()


def test_no_row_is_kept_for_nobody(sessions: sessionmaker[Session]) -> None:
    with sessions() as db, pytest.raises(ValueError, match="only a person reads"):
        audit.read(db, BY, "open", "trail", UUID(int=1), now=current.utc_now())
