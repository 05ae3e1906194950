"""The decision maker's list, one case, deciding it, and the second person (page 65)."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.decision.blueprint import bp
from assessment.records.decision.case import Case, find_case
from assessment.records.decision.departure import answer_departure, ask_to_depart, asked_for
from assessment.records.decision.queue import KINDS, READY, counts, lines
from assessment.records.decision.reading import folded, sections_for
from assessment.records.decision.snapshot import decide, prefilled
from assessment.records.people.account import find_person
from assessment.rules.decision import WORDS, Chosen, Outcome, departs, read_decision, read_why
from assessment.rules.refusal import Faults, Refused
from assessment.web import current
from assessment.web.forms import Form, HiddenField, Option, RadiosField, TextAreaField, TextField
from assessment.web.guard import requires
from assessment.web.paging import Paged

SAVED = "Decision saved as a snapshot. It can be replayed."
ASKED = "We asked for a second person. The case waits until they answer."


class OutcomeForm(Form):
    """Which outcome, before its words."""

    outcome = RadiosField(
        "What do you decide?",
        "The department makes the final decision",
        "Select an outcome",
        choices=[Option(one.value, one.words) for one in Outcome],
    )


class DecisionForm(Form):
    """The words that the applicant will read."""

    reasons = TextAreaField(
        "Reasons",
        "The applicant reads these words. Write one reason on each line",
        "Enter the reasons the applicant will read",
        rows=8,
    )
    strengths = TextAreaField("What they did well", "One on each line", rows=4)
    how = TextField("How can they give it?", "For example, a second interview on 2.3")
    why = TextAreaField(
        "Why do you depart from the recommendation?",
        "The second person and the report of the round read this. The applicant does not",
        rows=4,
    )
    seen = HiddenField()


class AnswerForm(Form):
    """The second person's answer; a reason is needed only to say no."""

    reason = TextAreaField("If you do not agree, why?", "The first person reads this", rows=4)


@bp.get("/")
@requires("decision.decide")
def cases() -> str:
    """List the cases that this person may decide."""
    db, by = current.db(), current.actor()
    found = counts(db, by)
    wanted = request.args.get("show", "")
    kind = wanted if wanted in KINDS else next((k for k in KINDS if found[k]), READY)
    page = Paged.of_query(
        lambda first, most: lines(db, by, kind, first, most),
        found[kind],
        request.args.get("page", ""),
    )
    return render_template(
        "decision/cases.html",
        counts=found,
        kind=kind,
        page=page,
        words=WORDS,
        any=any(found.values()),
    )


@bp.route("/<code>", methods=["GET", "POST"])
@requires("decision.decide")
def case(code: str) -> Response | tuple[str, int]:
    """Show one case, then ask for an outcome."""
    found = find_case(current.db(), current.actor(), code)
    form = OutcomeForm()
    if form.validate_on_submit():
        return redirect(url_for(".deciding", code=code, outcome=form.outcome.data))
    return form.page("decision/case.html", case=found, **_evidence(found))


@bp.route("/<code>/decide/<outcome>", methods=["GET", "POST"])
@requires("decision.decide")
def deciding(code: str, outcome: str) -> Response | tuple[str, int]:
    """Show the words for an outcome, change them, and decide or ask for a second person."""
    found = find_case(current.db(), current.actor(), code)
    chosen = Outcome.of(outcome)
    form = DecisionForm(seen=found.fingerprint, **_typed(prefilled(current.db(), found, chosen)))
    departing = departs(found.moderation.outcome, chosen)
    if request.method == "POST" and form.validate():
        try:
            return _decided(found, chosen, form, departing)
        except Faults as faults:
            form.faults(faults.fields)
    return form.page(
        "decision/deciding.html", case=found, outcome=chosen, departing=departing, words=WORDS
    )


@bp.route("/<code>/approve", methods=["GET", "POST"])
@requires("decision.decide")
def approve(code: str) -> Response | tuple[str, int]:
    """Show a departure to the second person, who agrees or does not."""
    found = find_case(current.db(), current.actor(), code)
    if found.request is None:
        raise Refused("Nothing waits for a second person on this case.")
    form = AnswerForm()
    if form.validate_on_submit():
        agree = request.form.get("answer") == "agree"
        try:
            answer_departure(
                current.db(), current.actor(), found, agree, form.reason.data, now=current.now()
            )
        except Faults as faults:
            form.faults(faults.fields)
        else:
            flash(SAVED if agree else "You did not agree. The case is back in the list.", "success")
            return redirect(url_for(".cases"))
    return form.page(
        "decision/approve.html",
        case=found,
        asked=asked_for(found.request),
        request_=found.request,
        first=_first(found),
        is_mine=found.request.asked_by == current.actor().real,
        **_evidence(found),
    )


def _decided(found: Case, outcome: Outcome, form: DecisionForm, departing: bool) -> Response:
    chosen = read_decision(outcome, form.reasons.data, form.strengths.data, form.how.data or "")
    db, by, now = current.db(), current.actor(), current.now()
    if departing:
        why = read_why(form.why.data or "")
        ask_to_depart(db, by, found, chosen, why, form.seen.data, now=now)
        flash(ASKED, "success")
    else:
        decide(db, by, found, chosen, form.seen.data, now=now)
        flash(SAVED, "success")
    return redirect(url_for(".cases"))


def _typed(chosen: Chosen) -> dict[str, str]:
    return {
        "reasons": "\n".join(chosen.reasons),
        "strengths": "\n".join(chosen.strengths),
        "how": chosen.how,
    }


def _first(found: Case) -> str:
    assert found.request is not None  # noqa: S101
    return find_person(current.db(), found.asked_by).name


def _evidence(found: Case) -> dict[str, object]:
    read = folded(current.db(), sections_for(current.db(), found))
    return {"shown": read.shown, "criteria": read.criteria, "late": read.late, "words": WORDS}
