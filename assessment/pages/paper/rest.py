"""A rest break, or a pause by staff (page 32). No question is on this page."""

from datetime import timedelta
from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import bp
from assessment.pages.paper.screen import NAMES, own_attempt, sitting_actor
from assessment.records.paper.newest import last_place
from assessment.records.paper.pause import end_break, start_break
from assessment.rules.sitting import left_words
from assessment.rules.timing import State, break_ran_out_at
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.guard import requires


@bp.get("/<uuid:sitting>/break")
@requires("paper.sit")
def rest(sitting: UUID) -> Response | str:
    """Ask before a break, rest in one, wait out a pause."""
    attempt = own_attempt(sitting)
    reading = attempt.read(current.now())
    if reading.state is State.OVER:
        return redirect(url_for("paper.receipt", sitting=sitting))
    ran_out_at = break_ran_out_at(attempt.times, current.now())
    return render_template(
        "paper/rest.html",
        attempt=attempt,
        reading=reading,
        name=NAMES[attempt.kind],
        left=left_words(reading.left),
        break_left=count(reading.wallet.left // timedelta(minutes=1), "minute"),
        ran_out_at=ran_out_at,
        last=last_place(current.db(), sitting),
    )


@bp.post("/<uuid:sitting>/break")
@requires("paper.sit")
def start_rest(sitting: UUID) -> Response:
    """Start a rest break: the clock stops."""
    attempt = own_attempt(sitting)
    start_break(current.db(), sitting_actor(attempt), attempt.id, now=current.now())
    return redirect(url_for("paper.rest", sitting=sitting))


@bp.post("/<uuid:sitting>/break/end")
@requires("paper.sit")
def end_rest(sitting: UUID) -> Response:
    """End the rest break: the clock starts again."""
    attempt = own_attempt(sitting)
    end_break(current.db(), sitting_actor(attempt), attempt.id, now=current.now())
    last = last_place(current.db(), sitting)
    return redirect(url_for("paper.question", sitting=sitting, n=last))
