"""What the pages of an open sitting share: whose it is, its clock, its navigator."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import SIT
from assessment.records.database import Database
from assessment.records.paper.attempt import Attempt, find_attempt, find_own, find_signed_in
from assessment.records.paper.document import Places, paper_of, places_of
from assessment.records.paper.newest import Newest, newest_answers
from assessment.rules import sitting as words
from assessment.rules.people import Actor
from assessment.rules.timing import Reading, State
from assessment.rules.wording_time import time_words
from assessment.web import current
from assessment.web.guard import stopped
from assessment.web.sign_in import held
from question_bank import Paper

NAMES = {"paper": "Knowledge paper", "rehearsal": "Rehearsal"}


class Cell(NamedTuple):
    """One number of the navigator."""

    position: int
    section: str
    answered: bool
    flagged: bool

    @property
    def state(self) -> str:
        """Return what a screen reader says after the number."""
        state = "answered" if self.answered else "not answered"
        return f"{state}, flagged" if self.flagged else state

    @property
    def classes(self) -> str:
        """Return the classes of the number."""
        marks = (("answered", self.answered), ("flagged", self.flagged))
        return "".join(f" app-nav__cell--{name}" for name, on in marks if on)


@dataclass(frozen=True)
class Screen:
    """An open sitting as its pages see it, read once."""

    attempt: Attempt
    paper: Paper
    reading: Reading
    answers: dict[int, Newest]
    cells: tuple[Cell, ...]
    now: datetime

    @property
    def name(self) -> str:
        """Return "Knowledge paper" or "Rehearsal"."""
        return NAMES[self.attempt.kind]

    @cached_property
    def address(self) -> str:
        """Return the address that every page of this sitting begins with."""
        return url_for("paper.clock", sitting=self.attempt.id).removesuffix("/clock")

    @property
    def left(self) -> str:
        """Return "43 minutes left"."""
        return words.left_words(self.reading.left)

    @property
    def finish(self) -> str:
        """Return "Finish by 11:30am"."""
        return words.finish_words(self.reading.ends_at)

    @property
    def left_ms(self) -> int:
        """Return the milliseconds left, rounded down."""
        return int(self.reading.left.total_seconds() * 1000)

    @property
    def saved_at(self) -> datetime | None:
        """Return when the newest answer of the sitting was received."""
        return max((each.received_at for each in self.answers.values()), default=None)

    @property
    def notice(self) -> str | None:
        """Return the notice of time that a page shows without script."""
        return words.notice_without_script(self.reading.left, self.reading.ends_at)

    @property
    def breaks(self) -> str | None:
        """Return the words about breaks that are left, None without any."""
        wallet = self.reading.wallet
        return words.break_words(wallet.remaining, wallet.left) if wallet.remaining else None

    @property
    def answered(self) -> int:
        """Return how many questions have an answer."""
        return sum(cell.answered for cell in self.cells)

    @property
    def not_answered(self) -> list[int]:
        """Return the numbers without an answer."""
        return [cell.position for cell in self.cells if not cell.answered]

    @property
    def flagged(self) -> list[int]:
        """Return the numbers that are flagged."""
        return [cell.position for cell in self.cells if cell.flagged]


def open_screen(sitting: UUID) -> Screen | Response:
    """Return the person's own open sitting, or where they are sent instead. Raises Missing.

    For views that `requires_in_statement`: one statement reads the sitting and whose it is.
    """
    with current.reading() as db:
        attempt = find_signed_in(db, held(), sitting, current.now())
        screen = _screen(db, attempt) if attempt else None
    if screen is None:
        leads = stopped(SIT)
        if leads is not None:
            return leads
        screen = screen_of(sitting)
    return elsewhere(screen.attempt, screen.reading) or screen


def own_attempt(sitting: UUID) -> Attempt:
    """Return the person's own sitting, in a round whose applicant they are. Raises Missing."""
    return find_own(current.db(), current.person().id, sitting, current.now())


def kept_attempt(sitting: UUID) -> Attempt:
    """Return the person's own sitting for its receipt, which is theirs for ever. Raises Missing."""
    return find_attempt(current.db(), sitting, person=current.person().id)


def sitting_actor(attempt: Attempt) -> Actor:
    """Return who acts, in the sitting's round: the browser may be signed in for another."""
    return replace(current.actor(), round=attempt.round_id)


def screen_of(sitting: UUID) -> Screen:
    """Return the person's own sitting as its pages see it. Raises Missing."""
    return _screen(current.db(), own_attempt(sitting))


def _screen(db: Database, attempt: Attempt) -> Screen:
    now, answers = current.now(), newest_answers(db, attempt.id)
    cells = _cells(places_of(db, attempt.id), answers)
    paper = paper_of(db, attempt.paper_hash)
    return Screen(attempt, paper, attempt.read(now), answers, cells, now)


def elsewhere(attempt: Attempt, reading: Reading) -> Response | None:
    """Return where a sitting that is not open leads: its break, its receipt; None while open."""
    if reading.state is State.OPEN:
        return None
    page = "paper.receipt" if reading.state is State.OVER else "paper.rest"
    return redirect(url_for(page, sitting=attempt.id))


def clock_of(attempt: Attempt, reading: Reading) -> dict[str, Any]:
    """Return the clock as the script reads it; nothing in it is a question or an answer."""
    return {
        "state": reading.state.value,
        "left_ms": int(reading.left.total_seconds() * 1000),
        "finish": time_words(reading.ends_at),
        "next": _next(attempt, reading),
    }


def _next(attempt: Attempt, reading: Reading) -> str | None:
    leads = elsewhere(attempt, reading)
    return None if leads is None else str(leads.location)


def _cells(places: Places, answers: dict[int, Newest]) -> tuple[Cell, ...]:
    return tuple(
        Cell(place.position, place.section, bool(newest.response), newest.flagged)
        if newest
        else Cell(place.position, place.section, False, False)
        for place in places
        for newest in (answers.get(place.position),)
    )
