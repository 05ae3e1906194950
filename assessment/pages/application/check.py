"""The decision on one case with the policy in view (page 25)."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.pages.application.case_view import shown_case
from assessment.pages.application.staff import case
from assessment.records.application import eligibility as verbs
from assessment.records.application.evaluation import newest_evaluation
from assessment.records.request import answer, open_for
from assessment.records.tables.application import Application, EligibilityDecision
from assessment.rules.eligibility import Trace, Value
from assessment.rules.eligibility.read_back import read_trace
from assessment.rules.eligibility.verdict import OUTCOMES
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.forms import (
    CheckboxesField,
    Form,
    HiddenField,
    Option,
    RadiosField,
    TextAreaField,
)
from assessment.web.guard import requires

OTHER_REASONS = (
    "A fact could not be confirmed",
    "The policy leaves this to a person",
    "We need more from the applicant",
    "Another reason, given below",
)


class DecisionForm(Form):
    """The decision, its reasons, and the evaluation that it was made on."""

    outcome = RadiosField(
        "Can they apply?",
        choices=[Option(key, words) for key, words in OUTCOMES.items()],
    )
    reasons = CheckboxesField("Reasons", "The applicant can read these")
    words = TextAreaField(
        "Anything to add", "Needed where you depart from the policy, or it is not known", rows=4
    )
    evaluation = HiddenField()


@bp.get("/<reference>/eligibility")
@requires("application.read")
def eligibility(reference: str) -> tuple[str, int]:
    """See one case with the policy in view."""
    row = case(reference)
    return _page(row, _form(row))


@bp.post("/<reference>/eligibility")
@requires("application.check")
def decide(reference: str) -> tuple[str, int] | Response:
    """Decide one case, or ask for a second person where it is an exception."""
    row = case(reference)
    if "answer" in request.form:
        return _answered(row)
    form = _form(row)
    verbs.current_evaluation(current.db(), row, _id(form.evaluation.data))
    if form.validate_on_submit():
        try:
            made = verbs.decide(
                current.db(),
                current.actor(),
                row.id,
                form.outcome.data or "",
                form.reasons.data,
                form.words.data or "",
                _id(form.evaluation.data),
                now=current.now(),
            )
            settled = isinstance(made, EligibilityDecision)
            flash("Decided." if settled else "Waiting for a second person.", "success")
            return redirect(url_for("application.eligibility", reference=reference), 303)
        except Faults as found:
            form.faults(found.fields)
    return _page(row, form)


class AnswerForm(Form):
    """Agree, or not with a reason."""

    answer_reason = TextAreaField("If you do not agree, why?", rows=3, words=300)


def _answered(row: Application) -> tuple[str, int] | Response:
    """Answer as the second person."""
    waiting = open_for(current.db(), verbs.DECIDE_EXCEPTION, row.id)
    if waiting is None:
        raise Missing("request")
    form = AnswerForm()
    agree = request.form["answer"] == "agree"
    if form.validate_on_submit():
        try:
            reason = form.answer_reason.data or ""
            answer(current.db(), current.actor(), waiting.id, agree, reason, now=current.now())
            flash("You agreed. It is decided." if agree else "You did not agree.", "success")
            return redirect(url_for("application.eligibility", reference=row.reference), 303)
        except Faults as found:
            form.faults({"answer_reason": found.fields.get("reason", "Enter why")})
    return _page(row, _form(row), answering=form)


@bp.post("/<reference>/eligibility/again")
@requires("application.check")
def again(reference: str) -> Response:
    """Evaluate the case again."""
    row = case(reference)
    verbs.check_again(current.db(), current.actor(), row.id, now=current.now())
    return redirect(url_for("application.eligibility", reference=reference), 303)


def _form(row: Application) -> DecisionForm:
    evaluation = newest_evaluation(current.db(), row.id)
    if evaluation is None:
        raise Missing("evaluation")
    form = DecisionForm(evaluation=str(evaluation.id))
    said = reasons_of(read_trace(evaluation.trace), row.route or "")
    form.reasons.choices = [Option(words) for words in said]
    return form


def reasons_of(trace: Trace, route: str) -> list[str]:
    """Return the set wordings: what is met and what is not, on the chosen route first."""
    met = [f"{one.title}: met" for one in trace.routes if one.result == Value.MET]
    own = [one for one in trace.routes if one.route == route]
    failed = [
        f"Not met: {entry.says[:1].lower()}{entry.says[1:]}"
        for one in own
        for entry in one.entries
        if entry.kind == "clause" and entry.result is Value.NOT_MET
    ]
    return [*dict.fromkeys([*met, *failed]), *OTHER_REASONS]


def _page(
    row: Application, form: DecisionForm, answering: AnswerForm | None = None
) -> tuple[str, int]:
    faulty = answering if answering is not None and answering.error_list else form
    context: dict[str, Any] = shown_case(row)
    context["decision_form"] = form
    context["answer_form"] = answering or AnswerForm()
    return faulty.page("application/check.html", **context)


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
