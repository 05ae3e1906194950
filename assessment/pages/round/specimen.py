"""Agreeing that a round may use specimen questions: one officer asks here, another agrees."""

from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.people.account import find_person
from assessment.records.specimen import ask_to_use, use_of
from assessment.records.tables.round import Round
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires


class UseForm(Form):
    """Why public questions may be used."""

    reason = TextAreaField(
        "Why may this round use them?",
        "The second person reads this, and it is kept with the round",
        "Enter why this round may use specimen questions",
        rows=3,
    )


@bp.get("/<slug>/set-up/specimen")
@requires("round.read")
def specimen(slug: str) -> tuple[str, int]:
    """Say what is a specimen, and what was agreed."""
    return _page(own_round(slug), UseForm())


@bp.post("/<slug>/set-up/specimen")
@requires("round.set_up")
def specimen_sent(slug: str) -> Response | tuple[str, int]:
    """Ask for a second person."""
    row = own_round(slug)
    db, form = current.db(), UseForm()
    if form.validate_on_submit():
        try:
            ask_to_use(db, current.actor(), row.id, form.reason.data, now=current.now())
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("You asked for a second person. The round may use them when someone else agrees.")
            return redirect(url_for(".set_up", slug=slug))
    return _page(row, form)


def _page(row: Round, form: UseForm) -> tuple[str, int]:
    db = current.db()
    use = use_of(db, row.id)
    waiting = use.request
    asked_by = find_person(db, UUID(waiting.asked_by)).name if waiting else ""
    return form.page("round/specimen.html", round_=row, use=use, asked_by=asked_by)
