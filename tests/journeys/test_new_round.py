"""From an empty service to an open round, by hand, over HTTP: no demonstration needed.

The content is imported by its command; everything else is done on pages.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

import question_bank
import rubrics
from assessment.records import audit
from assessment.records.round import find_by_slug
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.round.words import HOME, SLUG, SignIn, days, text

DOCUMENTS = ("eligibility", "paper", "rehearsal", "rubric", "recommendation")


@pytest.fixture
def imported(app: Flask) -> None:
    for package in (question_bank, rubrics):
        folder = Path(package.__file__ or "").parent / "data"
        result = app.test_cli_runner().invoke(args=["content", "import", str(folder)])
        assert result.exit_code == 0, result.output


def choose_documents(officer: Client) -> None:
    for purpose in DOCUMENTS:
        page = officer.get(f"{HOME}/document/{purpose}")
        first = page.soup.select_one("input[name=document]")
        assert first is not None
        officer.submit("Save", document=first["value"])


def add_session(officer: Client) -> None:
    officer.get("/paper/staff/sessions")
    day = {"day-day": "10", "day-month": "10", "day-year": "2026"}
    times = {"opens": "9:30am", "last_start": "10:00am", "closes": "11:30am"}
    officer.submit("Add session", place="Online", cut="whole", **day, **times)


def add_panel(officer: Client, *members: Client) -> None:
    officer.get("/interview/allocation/new")
    people = [str(member.person_id) for member in members]
    officer.submit("Create the panel", members=people, chair=people[0])


def agree_to_specimens(first: Client, second: Client) -> None:
    """The content that ships is public: it takes two people to use it."""
    first.get(f"{HOME}/set-up")
    first.follow("Agreement to use specimen questions")
    first.submit("Ask for a second person", reason="A trial with volunteers")
    second.get(HOME + "/")
    second.follow("Use specimen questions: a second person is needed")
    assert "You agreed. It is done." in text(second.submit("Agree"))


@pytest.mark.usefixtures("imported")
def test_a_round_is_set_up_and_opened_on_pages_alone(
    sign_in: SignIn, sessions: sessionmaker[Session], clock: Callable[[], object]
) -> None:
    officer = sign_in(Role.OFFICER)
    officer.get("/round/new")
    officer.submit("Continue", name="Autumn 2026 round")
    with sessions() as db:
        round_id = find_by_slug(db, SLUG).id
    officer.get(f"{HOME}/dates")
    officer.submit("Save", **days())
    officer.get(f"{HOME}/set-up/pass-rate")
    officer.submit("Save", lowest="40", highest="80")
    choose_documents(officer)
    add_session(officer)
    add_panel(officer, *(sign_in(Role.PANEL_CHAIR, round_id=round_id) for _ in range(2)))
    officer.get(f"{HOME}/letters")
    page = officer.submit("Confirm", read="y")
    assert "Open the round Cannot start yet" in text(page)
    second = sign_in(Role.OFFICER, round_id=round_id)
    agree_to_specimens(officer, second)
    page = officer.get(f"{HOME}/set-up")
    assert "Open the round Not started" in text(page)
    officer.follow("Open the round")
    officer.submit("Ask for a second person", reason="Everything was read by both of us")
    second.get(HOME + "/")
    second.follow("Open the round: a second person is needed")
    assert "You agreed. It is done." in text(second.submit("Agree"))
    with sessions() as db:
        assert find_by_slug(db, SLUG).opened_at is not None
        assert audit.verify(db) is None
