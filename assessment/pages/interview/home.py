"""Your interviews (page 52): a member's own list, nothing of any other sheet in it."""

from flask import redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import is_declared
from assessment.records.interview.agreement import is_comparable
from assessment.records.interview.loading import Line, lines_for
from assessment.records.people.consent import is_listed
from assessment.rules.wording_time import date_words
from assessment.web import current
from assessment.web.filters import link
from assessment.web.guard import requires


@bp.get("/")
@requires("interview.score")
def home() -> str | Response:
    """The list, today first; before the first declaration, page 53."""
    if not is_declared():
        return redirect(url_for("interview.conflicts"))
    db, round_id, me = current.db(), current.round_id(), current.person().id
    lines = lines_for(db, round_id, me)
    today = [one for one in lines if _is_today(one)]
    others = [one for one in lines if not _is_today(one)]
    return render_template(
        "interview/home.html",
        today=[(one, next_step(one)) for one in today],
        others=[(one, next_step(one)) for one in others],
        asks_listed=is_listed(db, me, round_id, current.now()) is None,
    )


def next_step(line: Line) -> Markup:
    """The one link that a member needs next. Before their own lock it knows no other sheet."""
    of = f"for {line.applicant}"
    if line.locked_at is None:
        words = "Score" if line.sheet_id else "Start"
        return link(url_for("interview.meeting", interview=line.interview_id), words, of)
    if is_comparable(current.db(), line.interview_id):
        return link(url_for("interview.compare", interview=line.interview_id), "Compare scores", of)
    return link(url_for("interview.waiting", interview=line.interview_id), "What happens next", of)


def _is_today(line: Line) -> bool:
    return date_words(line.starts_at) == date_words(current.now())
