"""Audit trail of a person (page 7). Opening it is recorded, so the trail comes by a POST."""

import csv
import io
from collections.abc import Sequence

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.pages.people.chain import check_chain
from assessment.records import audit
from assessment.records.trail.closed import check_open
from assessment.records.trail.happening import Happening, trail
from assessment.records.trail.subject import find_subject
from assessment.rules.trail import KINDS
from assessment.rules.wording import sentence
from assessment.rules.wording_time import machine
from assessment.web import current
from assessment.web.forms import CheckboxesField, DateField, Form, Option, SelectField
from assessment.web.guard import requires

EVERY = Option("", "Every stage")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class TrailForm(Form):
    """What to show of a trail."""

    stage = SelectField("Stage")
    kind = CheckboxesField(
        "What happened",
        choices=[Option(kind, sentence(kind)) for kind in KINDS],
        small=True,
    )
    since = DateField("From", subject="From")
    until = DateField("To", subject="To")


@bp.route("/<ref>/trail", methods=["GET", "POST"])
@requires("trail.read")
def read_trail(ref: str) -> Response | str | tuple[str, int]:
    """Show what happened, in order, with the chain checked."""
    db, now = current.db(), current.now()
    subject = find_subject(db, ref)
    check_open(db, current.actor(), subject)
    if not current.writes():
        return render_template("people/open_trail.html", ref=subject.reference)
    audit.read(db, current.actor(), "trail", "trail", subject.reference, now=now)
    happenings = trail(db, current.actor(), subject, now=now)
    form = TrailForm()
    stages = sorted({each.stage for each in happenings})
    form.stage.choices = [EVERY, *(Option(stage, stage) for stage in stages)]
    form.validate()
    shown = [each for each in happenings if _wanted(form, each)]
    if "download" in request.form:
        return _download(subject.reference, shown)
    return form.page(
        "people/trail.html",
        ref=subject.reference,
        happenings=shown,
        chain=check_chain(db, now),
    )


def _wanted(form: TrailForm, each: Happening) -> bool:
    day = each.at.date()
    return (
        form.stage.data in (None, "", each.stage)
        and (not form.kind.data or each.kind in form.kind.data)
        and (form.since.data is None or day >= form.since.data)
        and (form.until.data is None or day <= form.until.data)
    )


def _download(ref: str, happenings: Sequence[Happening]) -> Response:
    """Return the trail as CSV; a cell that a spreadsheet would run is made plain (rule 39)."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["at", "kind", "what", "stage", "by", "acting_as", "entry", "before", "after"])
    for each in happenings:
        cells = (each.kind, each.title, each.stage, each.by, each.acting_as, each.seq or "")
        hashes = (each.before_hash or "", each.after_hash or "")
        rows.writerow([machine(each.at), *(_plain(str(cell)) for cell in (*cells, *hashes))])
    response = make_response(text.getvalue())
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="trail-{ref}.csv"'
    return response


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
