"""The applicant's reply to what an officer asked (after notice N2)."""

from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.records.application import loading
from assessment.records.application.question import find_question
from assessment.records.application.question import reply as keep_reply
from assessment.rules.refusal import Refused
from assessment.web import current
from assessment.web.forms import Form, TextAreaField
from assessment.web.guard import requires


class ReplyForm(Form):
    """The answer."""

    answer = TextAreaField("Your answer", missing="Enter your answer", rows=8, words=800)


@bp.route("/questions/<uuid:question_id>", methods=["GET", "POST"])
@requires("application.write")
def reply(question_id: UUID) -> tuple[str, int] | Response:
    """Tell us what we asked."""
    db, by = current.db(), current.actor()
    row = loading.own(db, by)
    asked = find_question(db, row, question_id)
    form = ReplyForm()
    if form.validate_on_submit():
        keep_reply(db, by, question_id, form.answer.data, now=current.now())
        flash("We have your answer.", "success")
        return redirect(url_for("application.home"), 303)
    if asked.answered_at is not None:
        raise Refused("You have already answered this.", "Your application", "/application/")
    return form.page("application/reply.html", application=row, asked=asked)
