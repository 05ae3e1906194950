"""Conflicts that people say are wrong (page 53), as officers settle them: kept, or cleared."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.records import request as two_people
from assessment.records.interview.clearing import ask_to_clear
from assessment.records.interview.contest import (
    Contest,
    causes,
    find_contest,
    keep_conflict,
    open_contests,
)
from assessment.records.people.account import find_person
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires


class SettleForm(Form):
    """Why it is kept, or should not count; or why a second person does not agree."""

    reason = TextAreaField("Why?", "The person who said it is wrong can read this", rows=4)


@bp.get("/allocation/conflicts")
@requires("interview.read")
def contests() -> str:
    """What waits to be settled, oldest first."""
    return render_template(
        "interview/contests.html",
        found=open_contests(current.db(), current.actor()),
        back={"href": url_for("interview.allocation"), "text": "Back to panels"},
    )


@bp.get("/allocation/conflicts/<uuid:contest>")
@requires("interview.read")
def settle_conflict(contest: UUID) -> tuple[str, int]:
    """One contested conflict: what was found, and why it is said to be wrong."""
    return _page(find_contest(current.db(), current.actor(), contest), SettleForm())


@bp.post("/allocation/conflicts/<uuid:contest>")
@requires("conflict.settle")
def settle_conflict_sent(contest: UUID) -> tuple[str, int] | Response:
    """Keep it, ask for a second person to clear it, or answer as the second."""
    found, form = find_contest(current.db(), current.actor(), contest), SettleForm()
    if form.validate_on_submit():
        try:
            flash(_settle(found, form.reason.data or ""))
        except Faults as error:
            form.faults(error.fields)
        else:
            return redirect(url_for("interview.contests"))
    return _page(found, form)


def _settle(found: Contest, reason: str) -> str:
    """Do what the button says, and return what was done in words."""
    db, by, now, act = current.db(), current.actor(), current.now(), request.form.get("act")
    if act in ("agree", "not") and found.request is not None:
        two_people.answer(db, by, found.request.id, act == "agree", reason, now=now)
        if act == "agree":
            return "You agreed. The conflict no longer counts."
        return "You did not agree. The conflict still counts."
    if act == "keep":
        keep_conflict(db, by, found.row.id, reason, now=now)
        return "You kept the conflict. They can read your reason."
    ask_to_clear(db, by, found.row.id, reason, now=now)
    return "Waiting for a second person."


def _page(found: Contest, form: SettleForm) -> tuple[str, int]:
    asked = found.request
    return form.page(
        "interview/contest.html",
        found=found,
        causes=causes(current.db(), found.row),
        asked=asked,
        asked_by=find_person(current.db(), UUID(asked.asked_by)).name if asked else "",
        is_own=asked is not None and asked.asked_by == current.actor().real,
        back={"href": url_for("interview.contests"), "text": "Back to contested conflicts"},
    )
