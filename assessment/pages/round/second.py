"""A request for a second person: what is asked, by whom and why; agreed to, or not."""

from typing import Any
from uuid import UUID

from flask import flash, redirect
from flask import request as http
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp
from assessment.pages.round.to_do import WANTED
from assessment.records import request
from assessment.records.content import find_document
from assessment.records.new_dates import CHANGE, dates_asked, drafts_in
from assessment.records.people.account import find_person
from assessment.records.tables.request import Request
from assessment.rules.new_dates import changes, closes_earlier
from assessment.rules.permission import SECOND_PERSON, allows
from assessment.rules.pin import TITLES, title_of
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires
from assessment.web.navigation import home_url

COMMAND = "command:"


class Answer(Form):
    """Why not; agreeing needs no reason."""

    reason = TextAreaField("If you do not agree, say why", rows=3)


@bp.route("/request/<uuid:request_id>", methods=["GET", "POST"])
@requires("request.answer")
def second(request_id: UUID) -> Response | tuple[str, int]:
    """Show a request of the visitor's round, and take the answer of a second person."""
    row = _own(request_id)
    form = Answer()
    agree = http.form.get("answer") == "agree"
    if form.validate_on_submit():
        by, now = current.actor(), current.now()
        try:
            request.answer(current.db(), by, row.id, agree, form.reason.data or "", now=now)
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("You agreed. It is done." if agree else "You did not agree. Nothing changed.")
            return redirect(home_url())
    return form.page(
        "round/second.html",
        asked=row,
        wanted=WANTED[row.act],
        details=[] if row.act == CHANGE else _details(row),
        **_dates(row),
        asked_by=_name(row.asked_by),
        answered_by=_name(row.answered_by) if row.answered_by else None,
        is_own=row.asked_by == current.actor().real,
    )


def _dates(row: Request) -> dict[str, Any]:
    """The dates now and as asked, and how many drafts would be closed earlier (rule 6)."""
    if row.act != CHANGE:
        return {"dates": (), "drafts": 0}
    old, new = dates_asked(row)
    is_earlier = row.answered_at is None and closes_earlier(old, new)
    drafts = drafts_in(current.db(), UUID(row.subject_id)) if is_earlier else 0
    return {"dates": changes(old, new), "drafts": drafts}


def _own(request_id: UUID) -> Request:
    """A request that this visitor's role may answer in their round. Raises Missing otherwise."""
    row, visitor = request.find(current.db(), request_id), current.person()
    may = row.act in SECOND_PERSON and allows(SECOND_PERSON[row.act], visitor.role)
    if not may or row.round_id != visitor.round_id:
        raise Missing("request")
    return row


def _name(real: str) -> str:
    if real.startswith(COMMAND):
        return "a command on the server"
    return find_person(current.db(), UUID(real)).name


def _details(row: Request) -> list[tuple[str, str]]:
    """What was asked for, in words; ids are left out."""
    shown = []
    for key, value in row.payload.items():
        if key == "hash":
            shown.append(("Version asked for", title_of(find_document(current.db(), str(value)))))
        elif key == "purpose":
            shown.append(("Document", TITLES[str(value)]))
        elif not key.endswith("_id") and key != "id":
            shown.append((key.replace("_", " ").capitalize(), str(value)))
    return shown
