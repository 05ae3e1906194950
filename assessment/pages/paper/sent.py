"""What a page sent for one question, read and checked before it is kept."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from werkzeug.datastructures import MultiDict

from assessment.records.paper.answer import Save
from assessment.records.paper.document import known_place, place_of
from assessment.rules.answer import fault_in, too_many_words
from assessment.rules.refusal import Missing
from assessment.rules.steps import DOWN, UP, moved
from assessment.web import current
from question_bank import NotOffered, Question, Shown

LONGEST_KEY = 36
LARGEST_COUNT = 2**31 - 1
MOVES = {"up": UP, "down": DOWN}


@dataclass(frozen=True)
class Asked:
    """One place of a sitting with its question; `shown` never holds a key."""

    position: int
    section: str
    question_hash: str
    question: Question
    option_order: tuple[str, ...]

    @property
    def shown(self) -> Shown:
        """Return the question as this person sees it."""
        return self.question.shown(self.option_order)


@dataclass(frozen=True)
class Sent:
    """A response as it would be kept, or the fault that keeps it from being kept."""

    typed: tuple[str, ...]
    response: str
    flagged: bool
    fault: str | None = None


def asked_at(sitting: UUID, position: int) -> Asked:
    """Return the question at a place. Raises Missing when the sitting has no such place."""
    found = known_place(current.pool(), sitting, position)
    found = found or place_of(current.db(), sitting, position)
    if found is None:
        raise Missing("question")
    place, question = found
    return Asked(position, place.section, place.question_hash, question, place.option_order)


def read_sent(asked: Asked, form: MultiDict[str, str], *, cleared: bool = False) -> Sent:
    """Return what a form says of this question."""
    flagged = form.get("flagged") == "1"
    typed = () if cleared else tuple(form.getlist("answer"))
    fault = next((found for found in map(fault_in, typed) if found), None)
    if fault is not None:
        return Sent(typed, "", flagged, fault)
    return _offered(asked, typed, flagged)


def _offered(asked: Asked, typed: Sequence[str], flagged: bool) -> Sent:
    try:
        return Sent(tuple(typed), asked.question.read(typed), flagged)
    except NotOffered as fault:
        return Sent(tuple(typed), "", flagged, str(fault))


def step_of(asked: Asked, go: str) -> str | None:
    """Return the step that a button "up-a" or "down-a" moves; None for any other button."""
    way, _, step = go.partition("-")
    is_move = asked.question.kind == "ordering" and way in MOVES and step in asked.option_order
    return step if is_move else None


def after_move(asked: Asked, sent: Sent, go: str) -> Sent:
    """Return the response after the button moved a step; as it was for any other button."""
    step = step_of(asked, go)
    if step is None:
        return sent
    way = MOVES[go.partition("-")[0]]
    places = moved(asked.option_order, sent.response.split(","), step, way)
    return replace(sent, typed=tuple(places), response=asked.question.read(places))


def note_on(question: Question, response: str) -> str | None:
    """Return what a person should know of a response that is kept, such as too many words."""
    if question.words:
        return too_many_words(response, question.words)
    return question.note(response)


def save_of(asked: Asked, sent: Sent, form: MultiDict[str, str]) -> Save:
    """Return the save; a form sent without script is a page load of its own."""
    load, key = _short(form.get("load")), _short(form.get("key"))
    count = form.get("count", "")
    if not load or not key or not (count.isascii() and count.isdigit()):
        load, key, count = secrets.token_hex(8), secrets.token_hex(16), "0"
    n = min(int(count[:10]), LARGEST_COUNT)
    return Save(asked.position, sent.response, sent.flagged, load, n, key)


def _short(name: str | None) -> str:
    plain = name or ""
    fits = plain.isascii() and plain.replace("-", "").replace(".", "").isalnum()
    return plain if fits and len(plain) <= LONGEST_KEY else ""
