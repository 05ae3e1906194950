"""What the script asks of the server: keep an answer, tell the clock. JSON, no question in it."""

from typing import Any
from uuid import UUID

from flask import jsonify, request
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import SIT, bp
from assessment.pages.paper.screen import clock_of, own_attempt
from assessment.pages.paper.sent import asked_at, note_on, read_sent, save_of
from assessment.records.paper.answer import Saved, save_answer, save_signed_in
from assessment.records.paper.attempt import find_attempt
from assessment.records.paper.newest import places_open
from assessment.rules.refusal import Missing, Refused
from assessment.rules.wording_time import time_words
from assessment.web import current
from assessment.web.guard import requires, requires_in_statement, stopped
from assessment.web.sign_in import held


@bp.post("/<uuid:sitting>/answer")
@requires_in_statement(SIT)
def answer(sitting: UUID) -> Response | tuple[Response, int]:
    """Keep one answer; what is said was committed first.

    The save checks whose it is by itself. Where it was not taken, the visitor is asked for as
    on any page, and told why.
    """
    number = request.form.get("position", "")
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise Missing("question")
    asked = asked_at(sitting, int(number))
    sent = read_sent(asked, request.form)
    if sent.fault is not None:
        return stopped(SIT) or _faulty(sitting, sent.fault)
    save = save_of(asked, sent, request.form)
    with current.one_statement() as connection:
        saved = save_signed_in(connection, held(), sitting, save, now=current.now())
    if saved is None:
        leads = stopped(SIT)
        if leads is not None:
            return leads
        person = own_attempt(sitting).person_id
        try:
            saved = save_answer(current.db(), person, sitting, save, now=current.now())
        except Refused as refused:
            return jsonify(refused=refused.reason), 409
    return jsonify(_said(sitting, saved, note_on(asked.question, sent.response)))


def _faulty(sitting: UUID, fault: str) -> tuple[Response, int]:
    own_attempt(sitting)
    return jsonify(fault=fault), 422


@bp.get("/<uuid:sitting>/clock")
@requires(SIT)
def clock(sitting: UUID) -> Response:
    """Tell the time left, whether it has stopped, and in how many places the paper is open."""
    db, now = current.db(), current.now()
    attempt = own_attempt(sitting)
    told = clock_of(attempt, attempt.read(now))
    return jsonify(told | {"places": places_open(db, sitting, now)})


def _said(sitting: UUID, saved: Saved, note: str | None) -> dict[str, Any]:
    """Return the acknowledgement, with the clock: as stored while it runs, else derived."""
    now = current.now()
    said: dict[str, Any] = {
        "outcome": saved.outcome.value,
        "saved": time_words(saved.at) if saved.at else None,
        "note": note,
    }
    if saved.stopped_at is None and now < saved.ends_at:
        left = int((saved.ends_at - now).total_seconds() * 1000)
        running = {"state": "open", "left_ms": left, "finish": time_words(saved.ends_at)}
        return said | running | {"next": None}
    attempt = find_attempt(current.db(), sitting)
    return said | clock_of(attempt, attempt.read(now))
