"""What waits for one person in a round: only that, in the order to take it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import url_for

from assessment.records import request
from assessment.records.overview import Waiting, waiting
from assessment.records.people.sign_in import Visitor
from assessment.records.tables.round import Round
from assessment.rules.permission import SECOND_PERSON, allows
from assessment.rules.round import Dates, next_date
from assessment.rules.wording import count
from assessment.rules.wording_time import date_words
from assessment.web.navigation import exists

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WANTED = {
    "round.open": "Open the round",
    "round.change_pin": "Change a document of the round",
    "paper.void": "Void a sitting",
    "paper.shorten": "Make a sitting shorter",
}
LINES = (
    ("eligibility_checks", "eligibility check", "/application/queue"),
    ("adjustments", "request for changes to the paper", "/application/queue"),
    ("to_book", "person to give a paper session", "/paper/staff/sessions"),
    ("to_invite", "person to invite to interview", "/interview/allocation"),
    ("failed_notices", "person whose notice was not sent", "/round/{slug}/notices?state=failed"),
)
MANY = {
    "request for changes to the paper": "requests for changes to the paper",
    "person to give a paper session": "people to give a paper session",
    "person to invite to interview": "people to invite to interview",
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
    return [*found, *_counted(waiting(db, row.id, now), row.slug)]


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
    return [
        ToDo(
            f"{WANTED[asked.act]}: a second person is needed",
            url_for("round.second", request_id=asked.id),
            "To agree",
            f"someone asks you to agree: {WANTED[asked.act].lower()}",
        )
        for asked in request.waiting_for(db, row.id)
        if asked.act in WANTED
        and asked.asked_by != visitor.actor.real
        and allows(SECOND_PERSON[asked.act], visitor.role)
    ]


def _counted(found: Waiting, slug: str) -> list[ToDo]:
    lines = []
    for name, noun, address in LINES:
        number, href = getattr(found, name), address.format(slug=slug)
        if number and exists(href.partition("?")[0]):
            words = count(number, noun, MANY.get(noun))
            waits = "waits" if number == 1 else "wait"
            lines.append(ToDo(words[0].upper() + words[1:], href, "To do", f"{words} {waits}"))
    return lines
