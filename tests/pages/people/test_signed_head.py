"""The top line of a trail: held against the newest signed file where one is kept (page 7)."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit, head_file
from assessment.rules.people import Role
from tests.page import Page
from tests.pages.rounds import account, person
from tests.site import Clock

Keep = Callable[..., Path]
Read = Callable[[], Page]
UNBROKEN = "entries checked. The chain is unbroken"
TELL = "Tell the data protection lead now."


@pytest.fixture
def ref(sessions: sessionmaker[Session], clock: Clock) -> str:
    return person(sessions, account(sessions, clock.at, "ada@example.org")).ref


@pytest.fixture
def keep(
    app: Flask, sessions: sessionmaker[Session], clock: Clock, tmp_path: Path, ref: str
) -> Keep:
    """Writes a head file as `flask audit head` does, of the trail as it is or as is said."""
    folder = tmp_path / "heads"
    folder.mkdir()
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], head_folder=str(folder))

    def write(name: str, at: datetime, known: str = "", key: str = "h" * 40) -> Path:
        with sessions() as db:
            seq, newest = audit.head(db)
        file = folder / name
        file.write_text(head_file.write(seq, known or newest, at, key))
        os.utime(file, (at.timestamp(), at.timestamp()))
        return file

    return write


@pytest.fixture
def read(sign_in: Callable[..., object], ref: str) -> Read:
    def go() -> Page:
        client = sign_in(Role.AUDITOR)
        client.get(f"/people/{ref}/trail")  # type: ignore[attr-defined]
        return client.submit("Open the trail")  # type: ignore[attr-defined, no-any-return]

    return go


def top(page: Page) -> str:
    warning = page.soup.select_one("main .govuk-warning-text__text")
    return " ".join((warning or page.soup.select_one("main p.govuk-body")).get_text().split())


def test_without_a_file_nothing_is_said_of_one(read: Read) -> None:
    assert top(read()).endswith(f"{UNBROKEN}.")


def test_an_empty_or_absent_folder_is_told(keep: Keep, app: Flask, read: Read) -> None:
    """Who cut the chain may have taken the files away too."""
    unheld = f"{UNBROKEN}. It could not be held against a signed file."
    assert top(read()).endswith(unheld)
    gone = app.config["SETTINGS"].head_folder + "/gone"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], head_folder=gone)
    assert top(read()).endswith(unheld)


def test_the_newest_file_is_held_against_the_chain(keep: Keep, clock: Clock, read: Read) -> None:
    keep("z-older", clock.at - timedelta(days=2), known="0" * 64)
    keep("a-newer", clock.at - timedelta(days=1))
    assert top(read()).endswith(f"{UNBROKEN} and matches the signed file of 15 November.")


def test_a_file_of_another_year_is_told_with_its_year(keep: Keep, clock: Clock, read: Read) -> None:
    keep("head", clock.at - timedelta(days=365))
    assert top(read()).endswith("matches the signed file of 16 November 2025.")


def test_a_rewritten_chain_does_not_match(keep: Keep, clock: Clock, read: Read) -> None:
    keep("head", clock.at - timedelta(days=1), known="0" * 64)
    said = f"The chain does not match the signed file of 15 November. {TELL}"
    assert top(read()) == f"Warning {said}"


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda kept: b"9" + kept, id="another number"),
        pytest.param(lambda kept: b"\xff" * 4000, id="no text"),
        pytest.param(lambda kept: b"", id="empty"),
    ],
)
def test_a_file_that_was_changed_is_told(
    keep: Keep, clock: Clock, read: Read, tamper: Callable[[bytes], bytes]
) -> None:
    file = keep("head-15", clock.at - timedelta(days=1))
    file.write_bytes(tamper(file.read_bytes()))
    assert top(read()) == f"Warning The signature of the signed file head-15 does not hold. {TELL}"


def test_a_file_signed_with_another_key_is_told(keep: Keep, clock: Clock, read: Read) -> None:
    keep("head-15", clock.at - timedelta(days=1), key="k" * 40)
    assert "head-15 does not hold" in top(read())


def test_an_old_file_that_was_put_back_is_not_the_newest(
    keep: Keep, clock: Clock, read: Read
) -> None:
    keep("newer", clock.at - timedelta(days=1), known="0" * 64)
    old = keep("older", clock.at - timedelta(days=2))
    os.utime(old, (clock.at.timestamp(), clock.at.timestamp()))
    said = f"The chain does not match the signed file of 15 November. {TELL}"
    assert top(read()) == f"Warning {said}"


def test_an_older_file_that_does_not_hold_is_told(keep: Keep, clock: Clock, read: Read) -> None:
    keep("head-14", clock.at - timedelta(days=2), key="k" * 40)
    keep("head-15", clock.at - timedelta(days=1))
    assert top(read()) == f"Warning The signature of the signed file head-14 does not hold. {TELL}"
