"""An applicant and an officer at their browsers, with a paper to sit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.paper.script import revisions_of
from assessment.records.paper.start import start_sitting
from assessment.records.tables.paper import SittingPosition
from assessment.rules.document import document_of
from assessment.rules.people import Role
from tests import site
from tests.client import Client
from tests.page import Page
from tests.question_bank.samples import question
from tests.records.paper.setting import OPENS, Setting, adjust, keep, lay


def said(page: Page) -> str:
    """The words of a page, without the spaces that end a time before its full stop."""
    return page.text.replace(" .", ".").replace(" ,", ",")


@dataclass
class Hall:
    """The round as it was laid, the applicant's browser, and the sitting they started."""

    setting: Setting
    clock: site.Clock
    sessions: sessionmaker[Session]
    client: Client
    officer: Client

    def start(self) -> UUID:
        """Start the paper as a person would, and return the sitting."""
        self.client.get("/paper/start")
        page = self.client.submit("Start the paper", alone="y")
        assert page.h1 == "Question 1 of 6"
        return UUID(page.path.split("/")[2])

    def given(self, *answers: dict[str, Any]) -> UUID:
        """Start a paper whose first places ask for answers of these kinds, drawn or not."""
        with self.sessions() as db:
            attempt = start_sitting(db, self.setting.applicant, "paper", now=self.clock.at)
            place = SittingPosition.__table__.c  # before anyone has read the places
            for position, answer in enumerate(answers, start=1):
                asked = question(answer, id=f"given-{position}")
                name = keep(db, document_of("question", asked), OPENS)
                order = [option.id for option in asked.options]
                here = (place.sitting_id == attempt.id, place.position == position)
                changed = update(SittingPosition).where(*here)
                db.execute(changed.values(question_hash=name, option_order="".join(order)))
            audit.seal(db)
            db.commit()
        return attempt.id

    def at(self, minutes: float) -> None:
        """Move the clock to so many minutes after the session opened."""
        self.clock.at = OPENS + timedelta(minutes=minutes)

    def question(self, sitting: UUID, kind: str) -> Page:
        """Go to the first question of a kind."""
        for n in range(1, 7):
            page = self.client.get(f"/paper/{sitting}/question/{n}")
            if page.soup.select(f"main [name=answer][type={kind}]"):
                return page
        raise AssertionError(f"no {kind} question")


Lay = Callable[..., Hall]


def kept(hall: Hall, sitting: UUID) -> list[tuple[int, str, bool]]:
    """Every revision of a sitting: position, response, flag."""
    with hall.sessions() as db:
        return [(r.position, r.response, r.flagged) for r in revisions_of(db, sitting)]


@pytest.fixture
def hall_of(app: Flask, clock: site.Clock, sessions: sessionmaker[Session]) -> Lay:
    """Lays a hall; with `adjusted` the applicant has a quarter more time and two breaks."""

    def make(adjusted: bool = False, **laid: bool) -> Hall:
        clock.at = OPENS
        with sessions() as db:
            setting = lay(db, **laid)
            if adjusted:
                adjust(db, setting.application)
            db.commit()
        people = [
            site.sign_in(app, role, round_id=setting.round, person_id=who.person)
            for role, who in ((Role.APPLICANT, setting.applicant), (Role.OFFICER, setting.officer))
        ]
        return Hall(setting, clock, sessions, *people)

    return make


@pytest.fixture
def hall(hall_of: Lay) -> Hall:
    """A hall at the moment when the paper can be started."""
    return hall_of()
