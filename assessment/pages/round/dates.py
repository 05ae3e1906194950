"""The dates of a round: asked for on one page, fixed once the round is open."""

from dataclasses import asdict

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.round import dates_of, set_dates
from assessment.records.tables.round import Round
from assessment.rules.refusal import Faults
from assessment.rules.round import LABELS, Dates, key_dates
from assessment.web import current
from assessment.web.forms import DateField, Form
from assessment.web.guard import may, requires


class RoundDates(Form):
    """Every day that a round needs; each may wait until it is settled."""

    applications_open = DateField(LABELS["applications_open"], "At 9:00am. For example, 1 7 2026")
    applications_close = DateField(LABELS["applications_close"], "At 11:59pm")
    eligibility_told_by = DateField(LABELS["eligibility_told_by"])
    paper_on = DateField(LABELS["paper_on"], "Sessions are set apart")
    paper_result_by = DateField(LABELS["paper_result_by"])
    interviews_from = DateField(LABELS["interviews_from"])
    interviews_to = DateField(LABELS["interviews_to"])
    results_on = DateField(LABELS["results_on"], "From 9:30am, all at once")
    appeals_close_on = DateField(LABELS["appeals_close_on"])
    designation_from = DateField(LABELS["designation_from"])


@bp.get("/<slug>/dates")
@requires("round.read")
def dates(slug: str) -> tuple[str, int] | str:
    """Ask for the dates, or show them where they are fixed or only read."""
    row = own_round(slug)
    if row.opened_at is not None or not may("round.set_up"):
        shown = key_dates(dates_of(row))
        return render_template("round/dates_fixed.html", round_=row, dates=shown)
    return _form(row).page("round/dates.html", round_=row)


@bp.post("/<slug>/dates")
@requires("round.set_up")
def dates_sent(slug: str) -> Response | tuple[str, int]:
    """Set the dates."""
    row = own_round(slug)
    if row.opened_at is not None:
        return redirect(url_for(".dates", slug=slug))
    form = _form(row)
    if form.validate_on_submit():
        wanted = Dates(**{name: form[name].data for name in LABELS})
        try:
            set_dates(current.db(), current.actor(), row.id, wanted, now=current.now())
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("Dates saved.", "success")
            return redirect(url_for(".set_up", slug=slug))
    return form.page("round/dates.html", round_=row)


def _form(row: Round) -> RoundDates:
    return RoundDates(**asdict(dates_of(row)))
