"""The expected range of the pass rate: set before a round opens, fixed once it is open."""

from dataclasses import asdict
from decimal import Decimal

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.round import range_of, set_range
from assessment.records.tables.round import Round
from assessment.rules.pass_rate import Expected, read_expected
from assessment.rules.refusal import Faults
from assessment.rules.wording import number
from assessment.web import current
from assessment.web.forms import DecimalField, Form
from assessment.web.guard import requires


class RangeForm(Form):
    """The lowest and the highest per cent who are expected to reach the pass mark."""

    lowest = DecimalField(
        "Lowest pass rate",
        "For example, 40",
        wrong="Lowest pass rate must be a number between 0 and 100, like 40",
        suffix="%",
        least=0,
        most=100,
    )
    highest = DecimalField(
        "Highest pass rate",
        "For example, 80 or 82.5",
        wrong="Highest pass rate must be a number between 0 and 100, like 80",
        suffix="%",
        least=0,
        most=100,
    )


@bp.get("/<slug>/set-up/pass-rate")
@requires("round.read")
def pass_rate(slug: str) -> tuple[str, int]:
    """Ask for the range, or show it where it is fixed or only read."""
    row = own_round(slug)
    return _page(row, _form(row))


@bp.post("/<slug>/set-up/pass-rate")
@requires("round.set_up")
def pass_rate_sent(slug: str) -> Response | tuple[str, int]:
    """Set the range."""
    row = own_round(slug)
    form = _form(row)
    if form.validate_on_submit():
        try:
            wanted = read_expected(form.lowest.data, form.highest.data)
            set_range(current.db(), current.actor(), row.id, wanted, now=current.now())
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("Expected range of pass rate saved.", "success")
            return redirect(url_for(".set_up", slug=slug))
    return _page(row, form)


def _form(row: Round) -> RangeForm:
    return RangeForm(**_plain(range_of(row)))


def _page(row: Round, form: RangeForm) -> tuple[str, int]:
    return form.page("round/pass_rate.html", round_=row, kept=range_of(row))


def _plain(kept: Expected | None) -> dict[str, Decimal]:
    """The range as somebody would type it: 40, not 40.00."""
    return {name: Decimal(number(end)) for name, end in asdict(kept).items()} if kept else {}
