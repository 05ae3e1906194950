"""Check your answers, submit, and the receipt for ever (pages 33 and 34)."""

from datetime import timedelta
from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import SIT, bp
from assessment.pages.paper.screen import (
    NAMES,
    Screen,
    kept_attempt,
    open_screen,
    own_attempt,
    sitting_actor,
)
from assessment.pages.paper.sent import asked_at, note_on
from assessment.records.paper.finish import submit, submit_signed_in
from assessment.records.paper.newest import last_place
from assessment.records.paper.problem import REPORT_DAYS
from assessment.records.paper.receipt import audit_entry_of, receipt_of
from assessment.rules.timing import Ending, State
from assessment.web import current
from assessment.web.guard import requires, requires_in_statement, stopped
from assessment.web.sign_in import held


@bp.get("/<uuid:sitting>/check")
@requires_in_statement(SIT)
def check(sitting: UUID) -> Response | str:
    """See what is answered before it is submitted."""
    screen = open_screen(sitting)
    if isinstance(screen, Response):
        return screen
    last = last_place(current.db(), sitting)
    return render_template("paper/check.html", screen=screen, n=last, notes=_notes(screen))


@bp.post("/<uuid:sitting>/check")
@requires_in_statement(SIT)
def submit_paper(sitting: UUID) -> Response:
    """Submit and finish; pressing twice is harmless."""
    db, now = current.db(), current.now()
    if not submit_signed_in(db, held(), sitting, now=now):
        leads = stopped(SIT)
        if leads is not None:
            return leads
        attempt = own_attempt(sitting)
        submit(db, sitting_actor(attempt), attempt.id, now=now)
    return redirect(url_for("paper.receipt", sitting=sitting))


@bp.get("/<uuid:sitting>/receipt")
@requires(SIT)
def receipt(sitting: UUID) -> Response | str:
    """Say what was kept: no mark, no key, no question."""
    db, now = current.db(), current.now()
    attempt = kept_attempt(sitting)
    reading = attempt.read(now)
    if reading.state is not State.OVER or reading.ended_at is None:
        return redirect(url_for("paper.check", sitting=sitting))
    return render_template(
        "paper/receipt.html",
        attempt=attempt,
        name=NAMES[attempt.kind],
        receipt=receipt_of(db, attempt, now),
        entry=audit_entry_of(db, attempt),
        submitted=reading.ending is Ending.SUBMITTED,
        void=reading.ending is Ending.VOID,
        hear_by=current.round_().paper_result_by,
        can_report=now <= reading.ended_at + timedelta(days=REPORT_DAYS),
    )


def _notes(screen: Screen) -> list[tuple[int, str]]:
    """Return what the person should know of answers that cannot get a mark as they stand."""
    found = []
    for position, newest in sorted(screen.answers.items()):
        note = note_on(asked_at(screen.attempt.id, position).question, newest.response)
        if note:
            found.append((position, note))
    return found
