"""Check and lock (page 57), and the wait after it (page 58)."""

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import caption, line_of, to_interview, to_interviews
from assessment.records.interview.agreement import is_comparable
from assessment.records.interview.loading import Line, rubric_of
from assessment.records.interview.membership import members_of
from assessment.records.interview.score import entered_in, scores_in
from assessment.records.interview.sheet import lock_sheet, still_missing
from assessment.rules.interview.sheet import Score
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import ConfirmField, Form
from assessment.web.guard import requires


class LockForm(Form):
    """One box to tick."""

    own = ConfirmField("These are my own scores", missing="Confirm that these are your own scores")


@bp.route("/<uuid:interview>/lock", methods=["GET", "POST"])
@requires("interview.score")
def lock(interview: UUID) -> str | tuple[str, int] | Response:
    """The sheet at a glance, and the button that closes it for ever."""
    line = line_of(interview)
    if line.sheet_id is None:
        return redirect(url_for("interview.meeting", interview=interview))
    if line.locked_at is not None:
        return redirect(url_for("interview.waiting", interview=interview))
    form = LockForm()
    missing: dict[str, str] = {}
    if form.is_submitted():
        is_confirmed = form.validate()
        missing = _lock(line) if is_confirmed else still_missing(current.db(), line)
        if is_confirmed and not missing:
            return redirect(url_for("interview.waiting", interview=interview))
    return _page(line, form, missing)


@bp.get("/<uuid:interview>/waiting")
@requires("interview.score")
def waiting(interview: UUID) -> str | Response:
    """After the lock: nothing of who or how many are outstanding, to anyone."""
    line = line_of(interview)
    if line.locked_at is None:
        return redirect(url_for("interview.meeting", interview=interview))
    if is_comparable(current.db(), interview):
        return redirect(url_for("interview.compare", interview=interview))
    first = rubric_of(current.db(), line.rubric_hash).criterion_ids[0]
    return render_template(
        "interview/waiting.html",
        line=line,
        members=len(members_of(current.db(), interview)),
        first=first,
        place=caption(line),
        back=to_interviews(),
    )


def _lock(line: Line) -> dict[str, str]:
    """Lock the sheet, or say what it still needs."""
    try:
        lock_sheet(current.db(), current.actor(), line.interview_id, now=current.now())
    except Faults as error:
        return dict(error.fields)
    return {}


def _page(line: Line, form: LockForm, missing: dict[str, str]) -> tuple[str, int]:
    rubric = rubric_of(current.db(), line.rubric_hash)
    scores = scores_in(current.db(), line.sheet_id) if line.sheet_id else {}
    rows = [(one, scores.get(one.id, Score(one.id))) for one in rubric.criteria]
    errors = [*missing.items(), *form.error_list]
    text = render_template(
        "interview/lock.html",
        line=line,
        rows=rows,
        missing=missing,
        entered=entered_in(current.db(), line.sheet_id) if line.sheet_id else {},
        form=form,
        errors=errors,
        place=caption(line),
        back=to_interview(line),
    )
    return text, 422 if errors else 200
