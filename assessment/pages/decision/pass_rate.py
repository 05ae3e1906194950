"""A pass rate outside the expected range: two people agree to it, with a reason (page 66)."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.decision.blueprint import bp, name_of
from assessment.records.decision.pass_rate import answer_acceptance, ask_to_accept, standing
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires


class AskForm(Form):
    """Why results may be released with this pass rate."""

    reason = TextAreaField(
        "Why can results be released with this pass rate?",
        "The second person and the report of the round read this",
        "Enter why results can be released with this pass rate",
        rows=4,
    )


class AnswerForm(Form):
    """The second person's answer; a reason is needed only to say no."""

    reason = TextAreaField("If you do not agree, why?", "The person who asked reads this", rows=3)


@bp.route("/release/pass-rate", methods=["GET", "POST"])
@requires("decision.release")
def pass_rate() -> Response | tuple[str, int]:
    """Show the rate and the range; outside it, ask for a second person."""
    form = AskForm()
    if form.validate_on_submit():
        ask_to_accept(current.db(), current.actor(), form.reason.data, now=current.now())
        flash("We asked for a second person. Nothing changes until they agree.", "success")
        return redirect(url_for(".pass_rate"))
    return _page(form)


@bp.post("/release/pass-rate/answer")
@requires("decision.release")
def answer_pass_rate() -> Response | tuple[str, int]:
    """Agree to the rate as the second person, or do not agree with a reason."""
    form = AnswerForm()
    agree = request.form.get("answer") == "agree"
    if form.validate_on_submit():
        db, by, now = current.db(), current.actor(), current.now()
        try:
            answer_acceptance(db, by, agree, form.reason.data or "", now=now)
        except Faults as faults:
            form.faults(faults.fields)
        else:
            said = "You agreed to the pass rate." if agree else "You did not agree."
            flash(said, "success")
            return redirect(url_for(".release_page"))
    return _page(form)


def _page(form: AskForm | AnswerForm) -> tuple[str, int]:
    found, by = standing(current.db(), current.round_id()), current.actor()
    waiting = found.request
    return form.page(
        "decision/pass_rate.html",
        found=found,
        round_=current.round_(),
        asked_by=name_of(waiting.asked_by) if waiting else "",
        is_mine=waiting is not None and waiting.asked_by == by.real,
        answer=form if isinstance(form, AnswerForm) else AnswerForm(formdata=None),
    )
