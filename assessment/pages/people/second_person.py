"""A role that takes two people: the second administrator reads the reason, and answers."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people.account import find_person
from assessment.records.people.granting import ACT
from assessment.records.request import answer, find
from assessment.records.round import find_round
from assessment.rules.people import Role
from assessment.rules.refusal import Faults, Missing
from assessment.rules.wording import sentence
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires


class AnswerForm(Form):
    """Why not, where the second person does not agree."""

    reason = TextAreaField("If you do not agree, why?", "The person who asked reads this", rows=3)


@bp.route("/request/<uuid:request_id>", methods=["GET", "POST"])
@requires("people.manage")
def second_person(request_id: UUID) -> Response | tuple[str, int]:
    """Answer what another administrator asked for."""
    db, row, form = current.db(), find(current.db(), request_id), AnswerForm()
    if row.act != ACT:
        raise Missing("request")
    person = find_person(db, UUID(row.subject_id))
    if form.validate_on_submit() and row.answered_at is None:
        agree = request.form.get("answer") == "agree"
        try:
            answer(db, current.actor(), row.id, agree, form.reason.data or "", now=current.now())
        except Faults as faults:
            form.faults(faults.fields)
        else:
            flash("You agreed. The role is given." if agree else "You did not agree.")
            return redirect(url_for("people.person", ref=person.ref))
    chosen = row.payload["round"]
    mine = row.asked_by == current.actor().real
    return form.page(
        "people/second_person.html",
        row=row,
        person=person,
        role=sentence(Role(row.payload["role"]).words),
        place=find_round(db, UUID(chosen)).name if chosen else "The whole service",
        asked_by="You" if mine else _name(row.asked_by),
        mine=mine,
    )


def _name(real: str) -> str:
    if real.startswith("command:"):
        return f"The command {real.removeprefix('command:')}"
    return find_person(current.db(), UUID(real)).name
