"""Agree adjustments (page 26): set the person's time and breaks, and tell them."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.pages.application.staff import case
from assessment.pages.application.their_time import allowance_of, changes_of, minutes_of
from assessment.records.application import adjustment as verbs
from assessment.records.application.adjusted import newest_adjustment, terms_of
from assessment.records.application.adjustment_asked import asked_for
from assessment.records.paper.agreed import agree as agree_time
from assessment.records.people.account import find_person
from assessment.records.request import answer
from assessment.records.tables.application import Adjustment, Application
from assessment.records.tables.request import Request
from assessment.rules.adjustment import MOST_BREAK_MINUTES, Terms, asked_words, checked
from assessment.rules.people import Role
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.forms import DecimalField, Form, HiddenField, TextAreaField, WholeNumberField
from assessment.web.guard import requires

WAITS = "Waiting for a second person."


class AgreeForm(Form):
    """What is agreed, and the settlement that the page showed."""

    extra_percent = DecimalField(
        "Extra time",
        "Any number of per cent. Leave it empty for none",
        wrong="Extra time must be a number, like 25",
        suffix="%",
        least=0,
        most=400,
    )
    break_count = WholeNumberField("Number of breaks", subject="Number of breaks", least=0, most=20)
    break_minutes = WholeNumberField(
        "Minutes of break in all",
        wrong="Enter the minutes of break",
        least=0,
        most=MOST_BREAK_MINUTES,
    )
    other = TextAreaField("Anything else", "For example, larger print", rows=3)
    reason = TextAreaField(
        "Reason",
        "Needed where you do not agree, or give less than before. "
        "The applicant can read why you did not agree",
        rows=3,
    )
    seen = HiddenField()

    @property
    def terms(self) -> Terms:
        """Return what was typed. Raises Faults."""
        return checked(
            Terms(
                self.extra_percent.data or Decimal(0),
                self.break_count.data or 0,
                self.break_minutes.data or 0,
                (self.other.data or "").strip(),
            )
        )


class SecondForm(Form):
    """Agree, or not with a reason."""

    answer_reason = TextAreaField("If you do not agree, why?", rows=3, words=300)


@bp.get("/<reference>/adjustments")
@requires("application.read")
def agreeing(reference: str) -> tuple[str, int]:
    """See what was asked and what is agreed."""
    row = case(reference)
    return _page(row, _form(row))


@bp.post("/<reference>/adjustments")
@requires("adjustment.agree")
def agree(reference: str) -> tuple[str, int] | Response:
    """Agree and tell them, refuse through a second person, or only show their time."""
    row, act = case(reference), request.form.get("act", "agree")
    if "answer" in request.form:
        return _answered(row)
    form = _form(row)
    if form.validate_on_submit():
        try:
            terms = form.terms
            if act != "show":
                said = _settle(row, form, terms, act)
                flash(said, "success")
                return redirect(url_for("application.agreeing", reference=reference), 303)
        except Faults as found:
            form.faults(found.fields)
    return _page(row, form)


def _answered(row: Application) -> tuple[str, int] | Response:
    """Answer as the second person."""
    waiting = verbs.waiting_request(current.db(), row.id)
    if waiting is None:
        raise Missing("request")
    form, agreed = SecondForm(), request.form["answer"] == "agree"
    if form.validate_on_submit():
        try:
            reason = form.answer_reason.data or ""
            answer(current.db(), current.actor(), waiting.id, agreed, reason, now=current.now())
            flash("You agreed." if agreed else "You did not agree.", "success")
            return redirect(url_for("application.agreeing", reference=row.reference), 303)
        except Faults as found:
            form.faults({"answer_reason": found.fields.get("reason", "Enter why")})
    return _page(row, _form(row, formless=True), answering=form)


def _settle(row: Application, form: AgreeForm, terms: Terms, act: str) -> str:
    db, by, now = current.db(), current.actor(), current.now()
    seen, reason = _number(form.seen.data), form.reason.data or ""
    if act == "refuse":
        verbs.refuse_adjustments(db, by, row.id, reason, seen, now=now)
        return WAITS
    made = agree_time(db, by, row.id, terms, seen, minutes_of(row), now=now, reason=reason)
    return "Agreed. We told them." if isinstance(made, Adjustment) else WAITS


def _form(row: Application, *, formless: bool = False) -> AgreeForm:
    standing = newest_adjustment(current.db(), row.id)
    terms = terms_of(standing)
    kept: dict[str, Any] = {
        "extra_percent": terms.extra_percent.normalize() if terms.extra_percent else None,
        "break_count": terms.break_count or None,
        "break_minutes": terms.break_minutes or None,
        "other": terms.other,
        "seen": str(standing.seq if standing else 0),
    }
    return AgreeForm(formdata=None, **kept) if formless else AgreeForm(**kept)


def _page(
    row: Application, form: AgreeForm, answering: SecondForm | None = None
) -> tuple[str, int]:
    db = current.db()
    standing = newest_adjustment(db, row.id)
    asked, waiting = asked_for(db, row.id), verbs.waiting_request(db, row.id)
    faulty = answering if answering is not None and answering.error_list else form
    terms = _shown_terms(form, standing)
    wanted = verbs.terms_wanted(waiting) if waiting else terms
    return faulty.page(
        "application/agreeing.html",
        application=row,
        agree_form=form,
        answer_form=answering or SecondForm(),
        asked=asked_words(asked.wanted, asked.other) if asked else [],
        helped=asked.helped_before if asked else "",
        standing=standing,
        agreed_words=allowance_of(row, terms_of(standing)),
        allowance=allowance_of(row, terms),
        changes=changes_of(row, standing, wanted, waits=waiting is not None),
        waiting=waiting,
        waiting_words=_waiting_words(row, waiting),
        asked_by=find_person(db, _person(waiting)).name if waiting else "",
        is_mine=waiting is not None and waiting.asked_by == current.actor().real,
        may_act=current.actor().role is Role.OFFICER and row.withdrawn_at is None,
    )


def _shown_terms(form: AgreeForm, standing: Adjustment | None) -> Terms:
    """Return what is typed where it makes sense, else what stands."""
    try:
        return terms_of(standing) if form.error_list else form.terms
    except Faults:
        return terms_of(standing)


def _waiting_words(row: Application, waiting: Request | None) -> str:
    if waiting is None:
        return ""
    if waiting.act == verbs.REFUSE:
        return "Not to agree what they asked for"
    allowance = allowance_of(row, verbs.terms_wanted(waiting))
    return f"Less than before: {allowance.words}. Breaks: {allowance.break_words}"


def _person(waiting: Request) -> UUID:
    return UUID(waiting.asked_by)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else -1
