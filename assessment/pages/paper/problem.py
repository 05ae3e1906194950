"""Tell us about a problem with your paper, for 7 days (page 35), or with the rehearsal (28)."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import bp
from assessment.pages.paper.screen import NAMES, kept_attempt, sitting_actor
from assessment.records.absent import absent_for
from assessment.records.paper.problem import rehearsal_problems, report_problem
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import Form, TextAreaField, TextField
from assessment.web.guard import requires

SENT = "We have joined it to the record of your sitting."
SENT_REHEARSAL = "We have sent it to the programme team."


class Report(Form):
    """What happened, and about when."""

    what = TextAreaField("What happened?", missing="Enter what happened", rows=6)
    about_when = TextField("About when? (optional)", "For example, 10:15am", width=20, longest=100)


@bp.route("/<uuid:sitting>/problem", methods=["GET", "POST"])
@requires("paper.sit")
def problem(sitting: UUID) -> Response | tuple[str, int]:
    """Send a report that is joined to the sitting; markers do not see it."""
    db = current.db()
    attempt = kept_attempt(sitting)
    form = Report()
    if form.validate_on_submit():
        what, when = form.what.data or "", form.about_when.data or ""
        try:
            report_problem(db, sitting_actor(attempt), sitting, what, when, now=current.now())
        except Faults as found:
            form.faults(found.fields)
        else:
            flash(SENT_REHEARSAL if attempt.is_rehearsal else SENT, "success")
            return redirect(url_for("paper.receipt", sitting=sitting))
    return form.page("paper/problem.html", attempt=attempt, name=NAMES[attempt.kind])


@bp.get("/staff/rehearsals")
@requires("paper.read")
def rehearsals() -> str:
    """Read what did not work for people in the rehearsal, before it matters."""
    db = current.db()
    found = rehearsal_problems(db, current.round_().id, absent_for(db, current.actor()))
    return render_template("paper/rehearsals.html", found=found)
