"""One interview (page 55): when, where, who, the script, and the way into the score sheet."""

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import line_of, of_panel, to_interviews
from assessment.records.interview.agreement import is_comparable
from assessment.records.interview.invitation import agreed_changes
from assessment.records.interview.loading import rubric_of
from assessment.records.interview.membership import members_of
from assessment.records.interview.sheet import start_sheet
from assessment.rules.interview.panel import short_name
from assessment.web import current
from assessment.web.guard import requires


@bp.get("/<uuid:interview>/")
@requires("interview.score")
def meeting(interview: UUID) -> str:
    """The page before and during the interview."""
    line, db = line_of(interview), current.db()
    may_compare = line.locked_at is not None and is_comparable(db, interview)
    return render_template(
        "interview/meeting.html",
        line=line,
        name=short_name(line.applicant),
        place=of_panel(line),
        members=members_of(db, interview),
        changes=agreed_changes(db, line.application_id),
        rubric=rubric_of(db, line.rubric_hash),
        may_compare=may_compare,
        back=to_interviews(),
    )


@bp.post("/<uuid:interview>/start")
@requires("interview.score")
def start(interview: UUID) -> Response:
    """Make the member's sheet, once, and open its first criterion."""
    line = line_of(interview)
    start_sheet(current.db(), current.actor(), interview, now=current.now())
    first = rubric_of(current.db(), line.rubric_hash).criterion_ids[0]
    return redirect(url_for("interview.score", interview=interview, criterion=first))
