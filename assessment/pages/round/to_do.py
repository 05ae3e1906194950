"""What waits for one person in a round: only that, in the order to take it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import url_for

from assessment.records.overview import Waiting, requests_for, waiting
from assessment.records.people.sign_in import Visitor
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.permission import allows
from assessment.rules.round import Dates, next_date
from assessment.rules.wording import count
from assessment.rules.wording_time import date_words
from assessment.web.navigation import exists

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WANTED = {
    "round.open": "Open the round",
    "round.change_pin": "Change a document of the round",
    "round.change_dates": "Change the dates of the round",
    "round.use_specimen": "Use specimen questions",
    "paper.void": "Void a sitting",
    "paper.shorten": "Make a sitting shorter",
    "session.move": "Move a paper session",
    "decide_exception": "Decide an exception",
    "refuse_adjustments": "Refuse changes to the paper",
    "shorten_adjustments": "Shorten agreed time",
    "conflict.clear": "Clear a conflict of interest",
}
"""What an officer may be asked to agree to."""

PAGES = {
    "paper.void": "/paper/staff/sitting/{subject}",
    "paper.shorten": "/paper/staff/sitting/{subject}",
    "session.move": "/paper/staff/sessions/{subject}",
    "decide_exception": "/application/{reference}/eligibility",
    "refuse_adjustments": "/application/{reference}/adjustments",
    "shorten_adjustments": "/application/{reference}/adjustments",
    "conflict.clear": "/interview/allocation/conflicts/{subject}",
}
"""Where it is answered, unless on the page of requests: there the case is read first."""

LINES = (
    ("eligibility_checks", "eligibility check", "/application/queue"),
    ("adjustments", "request for changes to the paper", "/application/queue"),
    ("to_book", "person to give a paper session", "/paper/staff/sessions"),
    ("to_invite", "person to invite to interview", "/interview/allocation"),
    (
        "contested_conflicts",
        "conflict that someone says is wrong",
        "/interview/allocation/conflicts",
    ),
    ("failed_notices", "person whose notice was not sent", "/round/{slug}/notices?state=failed"),
)
MANY = {
    "request for changes to the paper": "requests for changes to the paper",
    "person to give a paper session": "people to give a paper session",
    "person to invite to interview": "people to invite to interview",
    "conflict that someone says is wrong": "conflicts that someone says are wrong",
    "person whose notice was not sent": "people whose notice was not sent",
}


@dataclass(frozen=True)
class ToDo:
    """One thing to do. `status` is the words of its tag."""

    text: str
    href: str
    status: str
    sentence: str


def to_do(db: "Session", row: Round, visitor: Visitor, now: datetime) -> list[ToDo]:
    """Return what waits for this visitor; nothing for who may only read."""
    if not allows("round.set_up", visitor.role):
        return []
    found = [*_requests(db, row, visitor)]
    if row.opened_at is None:
        href = url_for("round.set_up", slug=row.slug)
        return [*found, ToDo("Set up the round", href, "In progress", "set up the round")]
    return [*found, *_counted(waiting(db, visitor.actor, row.id, now), row.slug)]


def next_words(waits: list[ToDo], dates: Dates, now: datetime) -> str:
    """Return the one sentence that says what is next."""
    if waits:
        return f"Next: {waits[0].sentence}."
    ahead = next_date(dates, now)
    if ahead is None:
        return "Nothing waits for you."
    label, day = ahead
    return f"Nothing waits for you. Next date: {label[0].lower()}{label[1:]}, {date_words(day)}."


def _requests(db: "Session", row: Round, visitor: Visitor) -> list[ToDo]:
    found = []
    for asked, reference in requests_for(db, visitor.actor, row.id):
        if asked.act not in WANTED:
            continue
        words = f"{WANTED[asked.act]}{f' ({reference})' if reference else ''}"
        href = _address(asked, reference)
        said = f"someone asks you to agree: {words[0].lower()}{words[1:]}"
        found.append(ToDo(f"{words}: a second person is needed", href, "To agree", said))
    return found


def _address(asked: Request, reference: str) -> str:
    if asked.act in PAGES:
        return PAGES[asked.act].format(subject=asked.subject_id, reference=reference)
    return url_for("round.second", request_id=asked.id)


def _counted(found: Waiting, slug: str) -> list[ToDo]:
    lines = []
    for name, noun, address in LINES:
        number, href = getattr(found, name), address.format(slug=slug)
        if number and exists(href.partition("?")[0]):
            words = count(number, noun, MANY.get(noun))
            waits = "waits" if number == 1 else "wait"
            lines.append(ToDo(words[0].upper() + words[1:], href, "To do", f"{words} {waits}"))
    return lines
