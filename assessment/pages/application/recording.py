"""Facts as an officer keeps them: confirmed, recorded, corrected, set aside; each with a source."""

from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.pages.application.fact_form import FORMS, FactForm, form_of
from assessment.pages.application.staff import case
from assessment.records.application import fact
from assessment.records.application.evaluation import newest_evaluation
from assessment.records.application.question import ask_applicant
from assessment.records.tables.application import Application, Fact
from assessment.rules.eligibility.asked import CONFIRMING
from assessment.rules.eligibility.read_back import read_trace
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.forms import (
    CheckboxesField,
    DateField,
    Form,
    Option,
    TextAreaField,
    TextField,
)
from assessment.web.guard import requires


class ConfirmForm(Form):
    """Declared facts, and what confirms them."""

    facts = CheckboxesField("Which facts does it confirm?", missing="Select at least one fact")
    source = TextField(
        "Where does this come from?",
        "For example, the employer’s letter",
        "Enter where this comes from",
        longest=1000,
    )
    on = DateField(
        "Date of the source",
        "For example, 10 9 2026",
        "Enter the date of the source",
        subject="Date of the source",
    )


@bp.route("/<reference>/confirm", methods=["GET", "POST"])
@requires("application.check")
def confirm(reference: str) -> tuple[str, int] | Response:
    """Confirm declared facts with one source."""
    row = case(reference)
    form = ConfirmForm()
    given = fact.facts_for(current.db(), row.id)
    declared = [one for one in given if not one.confirmed_by and one.kind not in CONFIRMING]
    form.facts.choices = [Option(str(one.id), _short(one)) for one in declared]
    if form.validate_on_submit():
        try:
            ids = [UUID(one) for one in form.facts.data]
            fact.confirm(
                current.db(),
                current.actor(),
                row.id,
                ids,
                form.source.data,
                form.on.data,
                now=current.now(),
            )
            return _back(row, "Confirmed.")
        except Faults as found:
            form.faults(found.fields)
    return form.page("application/confirm.html", application=row, declared=declared)


@bp.route("/<reference>/record/<kind>", methods=["GET", "POST"])
@requires("application.check")
def record(reference: str, kind: str) -> tuple[str, int] | Response:
    """Record a fact with its source."""
    return _recording(case(reference), kind, form_of(kind)(), None)


@bp.route("/<reference>/correct/<uuid:fact_id>", methods=["GET", "POST"])
@requires("application.check")
def correct(reference: str, fact_id: UUID) -> tuple[str, int] | Response:
    """Record a fact in place of one that is wrong; the old one is kept."""
    row = case(reference)
    old = fact.find_fact(current.db(), row, fact_id)
    made = form_of(old.kind)
    return _recording(row, old.kind, made(**made.filled(old.body)), fact_id)


class SetAsideForm(Form):
    """Why a fact is not used."""

    reason = TextAreaField(
        "Why is this fact not used?", missing="Enter why this fact is not used", rows=4, words=200
    )


@bp.route("/<reference>/set-aside/<uuid:fact_id>", methods=["GET", "POST"])
@requires("application.check")
def set_aside(reference: str, fact_id: UUID) -> tuple[str, int] | Response:
    """Take a fact out of the evaluation, with the reason."""
    row = case(reference)
    kept = fact.find_fact(current.db(), row, fact_id)
    form = SetAsideForm()
    if form.validate_on_submit():
        fact.set_aside(
            current.db(), current.actor(), row.id, fact_id, form.reason.data, now=current.now()
        )
        return _back(row, "The fact is no longer used. We kept it.")
    rows = FORMS[kept.kind].rows(kept.body)
    return form.page("application/set_aside.html", application=row, rows=rows)


class AskForm(Form):
    """What the applicant should tell us."""

    what = TextAreaField(
        "What do you need from them?", missing="Enter what you need from them", rows=5, words=300
    )


@bp.route("/<reference>/ask/<clause>", methods=["GET", "POST"])
@requires("application.check")
def ask(reference: str, clause: str) -> tuple[str, int] | Response:
    """Ask the applicant what would settle a clause (notice N2)."""
    row = case(reference)
    evaluation = newest_evaluation(current.db(), row.id)
    entries = read_trace(evaluation.trace).deciding_unknowns if evaluation else ()
    found = next((one for one in entries if one.clause == clause), None)
    if found is None:
        raise Missing("clause")
    form = AskForm()
    if form.validate_on_submit():
        ask_applicant(
            current.db(),
            current.actor(),
            row.id,
            clause,
            found.says,
            form.what.data,
            now=current.now(),
        )
        return _back(row, "We asked the applicant.")
    return form.page("application/ask.html", application=row, entry=found)


def _recording(
    row: Application, kind: str, form: FactForm, replaces: UUID | None
) -> tuple[str, int] | Response:
    form.arrange()
    if form.is_whole and form.validate_on_submit():
        try:
            fact.record(
                current.db(),
                current.actor(),
                row.id,
                kind,
                form.body(),
                form.source.data or "",
                form.on.data,
                now=current.now(),
                replaces=replaces,
            )
            return _back(row, "Recorded.")
        except Faults as found:
            form.faults(found.fields)
    form.arrange()
    return form.page("application/record.html", application=row, kind=kind, corrects=replaces)


def _back(row: Application, said: str) -> Response:
    flash(said, "success")
    return redirect(url_for("application.eligibility", reference=row.reference), 303)


def _short(one: Fact) -> str:
    form = FORMS[one.kind]
    said = ", ".join(words for _, words in form.rows(one.body)[:3])
    return f"{form.one[:1].upper()}{form.one[1:]}: {said}"
