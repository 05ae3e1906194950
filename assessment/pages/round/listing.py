"""Rounds (page 8), and making a new one."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp
from assessment.records.overview import applicants
from assessment.records.people.role import grant_role
from assessment.records.people.sign_in import choose_role
from assessment.records.round import create_round, dates_of, rounds
from assessment.rules.people import Role
from assessment.rules.permission import allows
from assessment.rules.refusal import Faults
from assessment.rules.round import next_date, stage_words
from assessment.web import current
from assessment.web.forms import Form, TextField
from assessment.web.guard import requires


class NewRound(Form):
    """What a round is called."""

    name = TextField(
        "Name of the round",
        "For example, Autumn 2026 round",
        "Enter a name for the round, like Autumn 2026 round",
        longest=120,
    )


@bp.get("/")
@requires("round.list")
def listing() -> str:
    """List every round; the visitor's own is a link."""
    db, now, visitor = current.db(), current.now(), current.person()
    lines = []
    for row in rounds(db):
        dates = dates_of(row)
        stage = stage_words(row.opened_at, row.closed_at, row.released_at, dates, now)
        lines.append((row, stage, applicants(db, row.id), next_date(dates, now)))
    return render_template(
        "round/listing.html",
        lines=lines,
        own=visitor.round_id if allows("round.read", visitor.role) else None,
        may_set_up=allows("round.set_up", visitor.role),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires("round.set_up")
def new() -> Response | tuple[str, int]:
    """Make a round; whoever makes it is its first officer."""
    form = NewRound()
    if form.validate_on_submit():
        db, now = current.db(), current.now()
        try:
            row = create_round(db, current.actor(), form.name.data, now=now)
        except Faults as found:
            form.faults(found.fields)
        else:
            grant_role(db, current.actor(), current.account(), Role.OFFICER, row.id, now=now)
            choose_role(db, current.own_sign_in(), Role.OFFICER, row.id, now=now)
            flash(f"{row.name} is made. You are its first officer.", "success")
            return redirect(url_for(".set_up", slug=row.slug))
    return form.page("round/new.html")
