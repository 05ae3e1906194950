"""The second moderator: reads the case first, then the reasons of the first, then answers."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.moderation.blueprint import WORK, after_declaring, bp
from assessment.pages.moderation.case import context, load
from assessment.pages.moderation.forms import AnswerForm, evidence_of_case
from assessment.records.moderation.verdict import answer_departure
from assessment.rules.refusal import Denied, Faults, Missing
from assessment.rules.verdict import OUTCOME_WORDS, Verdict
from assessment.web import current
from assessment.web.guard import requires

ASKED_BY_YOU = "You asked for this, so someone else must agree."


@bp.route("/<case:case_code>/second", methods=["GET", "POST"])
@requires(WORK)
@after_declaring
def second(case_code: str) -> Response | tuple[str, int]:
    """Show the case with the departure that was asked for; take an answer."""
    dossier = load(case_code)
    departure = dossier.departure
    if departure is None:
        raise Missing("departure")
    if departure.asked_by == current.actor().real:
        raise Denied(ASKED_BY_YOU)
    form = AnswerForm()
    if form.validate_on_submit() and _answered(case_code, form):
        return redirect(url_for(".cases"))
    labels = {option.value: option.label for option in evidence_of_case(dossier)}
    return form.page(
        "moderation/second.html",
        departure=departure,
        verdict=Verdict(departure.payload["outcome"]),
        moved=departure.subject_hash != dossier.seen.evidence.hash,
        outcomes_words=OUTCOME_WORDS,
        relied_on=[labels[one] for one in departure.payload["relied_on"] if one in labels],
        **context(dossier),
    )


def _answered(case_code: str, form: AnswerForm) -> bool:
    agree = request.form.get("answer") == "agree"
    by, reason = current.actor(), form.reason.data or ""
    try:
        answer_departure(current.db(), by, case_code, agree, reason, now=current.now())
    except Faults as faults:
        form.faults(faults.fields)
        return False
    said = "You agreed to the departure" if agree else "You did not agree to the departure"
    flash(f"{said} on case {case_code}.", "success")
    return True
