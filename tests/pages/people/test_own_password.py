"""One's own password (page 5): changed, guessed at, and hashed while nobody waits for a lock."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask

from assessment.records.people.account import hash_password
from assessment.records.tables.people import Person
from assessment.rules.people import Role
from tests.client import Client
from tests.page import Page
from tests.pages.rounds import PASSWORD, Sessions, account, open_round
from tests.site import Clock, browser

ADA, NEW = "ada@example.org", "nine quiet herons"
CHECK = "Check your password"


@pytest.fixture
def ada(client: Client, sessions: Sessions, clock: Clock) -> Client:
    """An applicant with a password, signed in."""
    client.person_id = account(
        sessions, clock.at, ADA, (open_round(sessions, clock.at), Role.APPLICANT)
    )
    return enter(client)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Has something done each time that a password is hashed or checked, beside the hashing."""

    def put(act: Callable[[], Any]) -> None:
        for name in ("verify", "hash"):
            real = getattr(PasswordHasher, name)

            def call(*given: Any, real: Any = real) -> Any:
                act()
                return real(*given)

            monkeypatch.setattr(PasswordHasher, name, call)

    return put


def enter(client: Client, password: str = PASSWORD) -> Client:
    client.get("/people/sign-in")
    client.submit("Sign in", email=ADA, password=password)
    return client


def change(client: Client, old: str = PASSWORD, new: str = NEW) -> Page:
    client.get("/people/me/password")
    return client.submit("Save your password", old_password=old, password=new)


def test_the_password_changes_and_other_devices_are_signed_out(app: Flask, ada: Client) -> None:
    elsewhere = enter(browser(app))
    page = change(ada)
    assert page.banner == "Your password is changed. Every other device is signed out."
    assert elsewhere.get("/people/me").h1 == "Sign in"
    assert enter(browser(app)).get("/people/me").h1 == "Sign in"
    assert enter(browser(app), NEW).get("/people/me").h1 == "Your account"


@pytest.mark.parametrize(
    ("old", "new", "status", "error"),
    [
        pytest.param("wrong", NEW, 200, CHECK, id="wrong"),
        pytest.param("wrong", "short", 200, CHECK, id="wrong-and-short"),
        pytest.param(PASSWORD, "short", 422, "Password must be 12 characters or more", id="short"),
    ],
)
def test_refused(ada: Client, old: str, new: str, status: int, error: str) -> None:
    page = change(ada, old, new)
    assert (page.status, page.errors) == (status, [error])


@pytest.mark.parametrize(
    ("path", "fields", "hashed"),
    [
        pytest.param(
            "/people/me/password", {"old_password": PASSWORD, "password": NEW}, 2, id="password"
        ),
        pytest.param(
            "/people/me/email", {"email": "ada@new.example", "password": PASSWORD}, 1, id="address"
        ),
        pytest.param("/people/sign-in", {"email": ADA, "password": PASSWORD}, 1, id="sign-in"),
    ],
)
def test_who_writes_does_not_wait_while_a_password_is_hashed(
    ada: Client, sqlite_url: str, slow: Any, path: str, fields: dict[str, str], hashed: int
) -> None:
    """On SQLite one writing transaction would keep every other waiting."""
    free: list[bool] = []
    ada.get("/people/me/password")
    slow(lambda: free.append(_can_write(sqlite_url)))
    page = ada.post(path, **fields)
    assert (page.status, page.errors, free) == (200, [], [True] * hashed)


def _can_write(url: str) -> bool:
    path = Path(url.removeprefix("sqlite:///"))
    with sqlite3.connect(path, timeout=0, isolation_level=None) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        other.execute("ROLLBACK")
        return True


def test_guesses_at_once_count(app: Flask, ada: Client) -> None:
    ada.get("/people/me/password")
    token = ada.token()

    def guess(number: int) -> int:
        one = browser(app)
        for cookie in ("nle", "nle_device"):
            held = ada.http.get_cookie(cookie)
            assert held is not None
            one.http.set_cookie(cookie, held.value)
        sent = {"old_password": f"wrong {number}", "password": NEW, "csrf_token": token}
        return one.http.post("/people/me/password", data=sent).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(guess, range(8))) == [200] * 5 + [429] * 3
    assert change(ada).status == 429


def test_a_password_that_was_changed_meanwhile_fits_no_more(
    ada: Client, sessions: Sessions, slow: Any
) -> None:
    other = hash_password("eight loud herons")

    def meanwhile() -> None:
        with sessions() as db:
            db.get_one(Person, ada.person_id).password_hash = other
            db.commit()

    ada.get("/people/me/password")
    slow(meanwhile)
    page = ada.submit("Save your password", old_password=PASSWORD, password=NEW)
    assert page.errors == [CHECK]
