"""Before you start (page 29). No sitting exists until the POST; rule 4."""

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import bp
from assessment.records.application import adjusted_time_for
from assessment.records.paper.attempt import live_attempt
from assessment.records.paper.document import pinned_paper
from assessment.records.paper.entry import Entry, entry_of
from assessment.records.paper.newest import last_place
from assessment.records.paper.start import check_start, start_sitting
from assessment.records.specimen import applicant_words
from assessment.rules import timing
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.forms import ConfirmField, Form
from assessment.web.guard import requires


class Begin(Form):
    """The one promise that is asked for."""

    alone = ConfirmField(
        "I will do this paper on my own",
        missing="Confirm that you will do this paper on your own",
    )


@bp.route("/start", methods=["GET", "POST"])
@requires("paper.sit")
def start() -> Response | tuple[str, int]:
    """Start, knowing the rules; pressing twice is harmless."""
    db, now = current.db(), current.now()
    entry = entry_of(db, current.actor())
    open_already = live_attempt(db, entry.application_id)
    form = Begin()
    if open_already is None and not _is_early(entry):
        check_start(entry, now)
        if form.validate_on_submit():
            attempt = start_sitting(db, current.actor(), "paper", now=now)
            return redirect(url_for("paper.question", sitting=attempt.id, n=1))
    elif open_already is not None and form.is_submitted():
        return redirect(url_for("paper.question", sitting=open_already.id, n=1))
    last = last_place(db, open_already.id) if open_already else 1
    return form.page("paper/start.html", attempt=open_already, last=last, **_facts(entry))


def _is_early(entry: Entry) -> bool:
    return entry.is_eligible and entry.window is not None and current.now() < entry.window.opens_at


def _facts(entry: Entry) -> dict[str, Any]:
    _, paper = pinned_paper(current.db(), entry.round_id, "paper")
    allowance = adjusted_time_for(current.db(), entry.application_id, paper.minutes)
    cut_at = entry.window.cut_at if entry.window else None
    now = current.now()
    reading = timing.read(timing.Times(now, allowance, closes_at=cut_at), now)
    cut_short = reading.left < allowance.total
    return {
        "allowance": allowance,
        "count": paper.count,
        "specimen": applicant_words(current.db(), entry.round_id, "paper"),
        "window": entry.window,
        "is_early": _is_early(entry),
        "ends_at": reading.ends_at,
        "cut_words": count(reading.minutes_left, "minute") if cut_short else None,
        "cut_at": cut_at,
    }
