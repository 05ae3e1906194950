"""The dates of a round: asked for on one page; in an open round two people change them."""

from dataclasses import asdict, replace

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records import request
from assessment.records.new_dates import (
    CHANGE,
    ask_dates,
    changeable,
    check_dates,
    dates_asked,
    drafts_in,
    versions,
)
from assessment.records.round import dates_of, set_dates
from assessment.records.tables.round import Round
from assessment.rules.new_dates import changes, closes_earlier
from assessment.rules.refusal import Faults
from assessment.rules.round import LABELS, Dates, key_dates
from assessment.web import current
from assessment.web.forms import DateField, Form, HiddenField, TextAreaField
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


class NewDates(RoundDates):
    """The dates of an open round that may still change, and why."""

    reason = TextAreaField(
        "Why should they change?", "The second person reads this", "Enter a reason", rows=3
    )
    sure = HiddenField()


@bp.get("/<slug>/dates")
@requires("round.read")
def dates(slug: str) -> tuple[str, int]:
    """Ask for the dates, or show them where they are fixed or only read."""
    row = own_round(slug)
    if row.opened_at is not None or not may("round.set_up"):
        return _page(row, _opened(row))
    return _unopened(row).page("round/dates.html", round_=row)


@bp.post("/<slug>/dates")
@requires("round.set_up")
def dates_sent(slug: str) -> Response | tuple[str, int]:
    """Set the dates; once the round is open, ask a second person for others."""
    row = own_round(slug)
    return _set(row) if row.opened_at is None else _asked(row)


def _set(row: Round) -> Response | tuple[str, int]:
    form = _unopened(row)
    if form.validate_on_submit():
        wanted = Dates(**{name: form[name].data for name in LABELS})
        try:
            set_dates(current.db(), current.actor(), row.id, wanted, now=current.now())
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("Dates saved.", "success")
            return redirect(url_for(".set_up", slug=row.slug))
    return form.page("round/dates.html", round_=row)


def _asked(row: Round) -> Response | tuple[str, int]:
    """Ask for the dates that were sent; where people have drafts, after they were named."""
    db, now, old = current.db(), current.now(), dates_of(row)
    form, drafts = _opened(row), 0
    if form.validate_on_submit():
        wanted = replace(old, **{name: form[name].data for name in changeable(db, row, now)})
        try:
            check_dates(db, row.id, wanted, now)
            drafts = drafts_in(db, row.id) if closes_earlier(old, wanted) else 0
            if not drafts or form.sure.data:
                return _ask(row, wanted, form.reason.data)
        except Faults as found:
            form.faults(found.fields)
    form.sure.data = "1" if drafts else ""
    return _page(row, form, drafts)


def _page(row: Round, form: NewDates, drafts: int = 0) -> tuple[str, int]:
    """Show the dates of a round, those before, and what may still change."""
    db, old = current.db(), dates_of(row)
    asked = request.open_for(db, CHANGE, row.id)
    return form.page(
        "round/dates_fixed.html",
        round_=row,
        dates=key_dates(old),
        movable=changeable(db, row, current.now()),
        drafts=drafts,
        asked=asked,
        wanted=changes(*dates_asked(asked)) if asked else (),
        versions=[(one, changes(one.before, one.after)) for one in versions(db, row.id)],
    )


def _unopened(row: Round) -> RoundDates:
    return RoundDates(**asdict(dates_of(row)))


def _opened(row: Round) -> NewDates:
    """Return the form of an open round: its dates that may still change."""
    form = NewDates(**asdict(dates_of(row)))
    for name in set(LABELS) - set(changeable(current.db(), row, current.now())):
        del form[name]
    return form


def _ask(row: Round, wanted: Dates, reason: str) -> Response:
    ask_dates(current.db(), current.actor(), row.id, wanted, reason, now=current.now())
    flash("You asked for a second person. The dates change when someone else agrees.")
    return redirect(url_for(".dates", slug=row.slug))
