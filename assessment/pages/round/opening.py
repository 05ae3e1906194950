"""Asking for a round to be opened: one person asks here, another agrees."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.opening import ask_to_open, opening_of
from assessment.records.pin import pins_of
from assessment.rules.pin import TITLES, title_of
from assessment.rules.refusal import Faults
from assessment.rules.specimen import unsettled
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires


class Asking(Form):
    """Why the round may open."""

    reason = TextAreaField(
        "Why can this round open?",
        "The second person reads this",
        "Enter why this round can open",
        rows=3,
    )


@bp.route("/<slug>/open", methods=["GET", "POST"])
@requires("round.set_up")
def open_(slug: str) -> Response | tuple[str, int]:
    """Show what will be fixed, and ask for a second person."""
    row = own_round(slug)
    db, form = current.db(), Asking()
    if form.validate_on_submit():
        try:
            ask_to_open(db, current.actor(), row.id, form.reason.data, now=current.now())
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("You asked for a second person. The round opens when someone else agrees.")
            return redirect(url_for(".set_up", slug=slug))
    pinned = pins_of(db, row.id)
    return form.page(
        "round/open.html",
        round_=row,
        found=opening_of(db, row.id),
        pinned=[(TITLES[purpose], title_of(used)) for purpose, used in pinned.items()],
        unsettled=unsettled(pinned, TITLES),
    )
