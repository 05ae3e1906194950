"""Evidence (page 18): the facts that the route's clauses read, one thing a page."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.pages.application.fact_form import FORMS, FactForm, form_of
from assessment.records.application import draft, fact, loading
from assessment.records.application.policy import pinned_policy
from assessment.records.application.sending import lacking
from assessment.records.tables.application import Application
from assessment.rules.eligibility.asked import OPTIONAL, is_exception, kinds_asked
from assessment.rules.refusal import Faults, Missing
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires
from rubrics.eligibility import EligibilityPolicy

STATEMENT = "What did you lead, and how do you know it worked?"


class StatementForm(Form):
    """The statement."""

    statement = TextAreaField(
        STATEMENT,
        missing="Enter what you led and how you know it worked",
        rows=12,
        words=draft.STATEMENT_WORDS,
        subject="Statement",
    )


@bp.get("/evidence")
@requires("application.write")
def evidence() -> str | Response:
    """See which facts are asked, and which are given."""
    row, policy = _own()
    if row.route is None:
        return redirect(url_for("application.route"), 303)
    absent = lacking(current.db(), row, policy)
    tasks = []
    for kind in kinds_asked(policy, row.route):
        given = len(fact.facts_for(current.db(), row.id, kind))
        state = "Not started" if kind in absent else "Completed"
        if kind in OPTIONAL and not given:
            state = "None added"
        tasks.append(
            {
                "text": FORMS[kind].many,
                "href": url_for("application.facts", kind=kind),
                "hint": count(given, FORMS[kind].one) if given else "",
                "status": state,
            }
        )
    statement = "Not started" if "statement" in absent else "Completed"
    href = url_for("application.statement")
    tasks.append({"text": "Statement", "href": href, "status": statement})
    return render_template(
        "application/evidence.html",
        application=row,
        tasks=tasks,
        route=policy.route(row.route),
        exceptional=is_exception(policy, row.route),
        complete=not absent,
    )


@bp.get("/evidence/<kind>")
@requires("application.write")
def facts(kind: str) -> str:
    """See the facts of one kind; add, change or remove one."""
    row, policy = _own()
    form = _asked(row, policy, kind)
    given = fact.facts_for(current.db(), row.id, kind)
    cards = [(one, form.rows(one.body)) for one in given]
    return render_template(
        "application/facts.html",
        application=row,
        kind=kind,
        words=form,
        cards=cards,
        optional=kind in OPTIONAL,
    )


@bp.route("/evidence/<kind>/add", methods=["GET", "POST"])
@requires("application.write")
def add_fact(kind: str) -> tuple[str, int] | Response:
    """Add one fact."""
    row, policy = _own()
    form = _asked(row, policy, kind)()
    form.arrange()
    if form.is_whole and form.validate_on_submit():
        try:
            fact.declare(
                current.db(), current.actor(), policy, kind, form.body(), now=current.now()
            )
            return redirect(url_for("application.facts", kind=kind), 303)
        except Faults as found:
            form.faults(found.fields)
            form.arrange()
    elif current.writes():
        draft.check_open(current.db(), current.actor(), current.now())
        form.arrange()
    return form.page("application/fact.html", application=row, kind=kind, verb="Add")


@bp.route("/evidence/<kind>/<uuid:fact_id>", methods=["GET", "POST"])
@requires("application.write")
def change_fact(kind: str, fact_id: UUID) -> tuple[str, int] | Response:
    """Change one fact."""
    row, policy = _own()
    made = _asked(row, policy, kind)
    kept = fact.find_fact(current.db(), row, fact_id)
    if kept.kind != kind:
        raise Missing("fact")
    form = made(**made.filled(kept.body))
    form.arrange()
    if form.is_whole and form.validate_on_submit():
        try:
            fact.change(current.db(), current.actor(), fact_id, form.body(), now=current.now())
            return redirect(url_for("application.facts", kind=kind), 303)
        except Faults as found:
            form.faults(found.fields)
            form.arrange()
    elif current.writes():
        form.arrange()
    return form.page("application/fact.html", application=row, kind=kind, verb="Change")


@bp.post("/evidence/<kind>/<uuid:fact_id>/remove")
@requires("application.write")
def remove_fact(kind: str, fact_id: UUID) -> Response:
    """Remove one fact."""
    fact.remove(current.db(), current.actor(), fact_id, now=current.now())
    flash("We removed it.")
    return redirect(url_for("application.facts", kind=form_kind(kind)), 303)


@bp.route("/evidence/statement", methods=["GET", "POST"])
@requires("application.write")
def statement() -> tuple[str, int] | Response:
    """Write what they led, and how they know it worked."""
    row, policy = _own()
    if row.route is None:
        return redirect(url_for("application.route"), 303)
    form = StatementForm(statement=row.statement)
    if form.validate_on_submit():
        draft.write_statement(current.db(), current.actor(), form.statement.data, now=current.now())
        return redirect(url_for("application.evidence"), 303)
    if current.writes():
        draft.check_open(current.db(), current.actor(), current.now())
    route = policy.route(row.route)
    return form.page("application/statement.html", application=row, route=route)


def form_kind(kind: str) -> str:
    """Return the kind if there is a form for it. Raises Missing."""
    form_of(kind)
    return kind


def _own() -> tuple[Application, EligibilityPolicy]:
    row = loading.own(current.db(), current.actor())
    return row, pinned_policy(current.db(), row.round_id).policy


def _asked(row: Application, policy: EligibilityPolicy, kind: str) -> type[FactForm]:
    form = form_of(kind)
    if row.route is None or kind not in kinds_asked(policy, row.route):
        raise Missing("kind of fact")
    return form
