"""A score sheet keyed from paper (page 56): an officer enters what a member wrote by hand.

Nothing that the member typed is shown, nor whether they began or locked (rule 25).
"""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import caption, of_panel
from assessment.pages.interview.scoring import (
    ScoreForm,
    choices_of,
    criterion_of,
    read_score,
    saves_evidence_only,
)
from assessment.records.interview.keyed import (
    Keying,
    enter_score,
    entered_scores,
    find_keying,
    offered,
)
from assessment.records.interview.loading import rubric_of
from assessment.rules.interview.sheet import Score, scored_in
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.guard import requires
from rubrics.rubric import Criterion, Rubric


@bp.get("/allocation/keyed/<uuid:interview>")
@requires("interview.enter_sheet")
def keyed_sheets(interview: UUID) -> str:
    """Whose sheet is to be entered: every member is offered, whatever they have done."""
    found = offered(current.db(), current.actor(), interview, now=current.now())
    if not found:
        raise Missing("interview")
    line = found[0].line
    return render_template(
        "interview/keyed_sheets.html",
        found=found,
        interview=interview,
        first=rubric_of(current.db(), line.rubric_hash).criterion_ids[0],
        place=of_panel(line),
        back=_to_panels(),
    )


@bp.route("/allocation/keyed/<uuid:interview>/<uuid:member>/<criterion>", methods=["GET", "POST"])
@requires("interview.enter_sheet")
def keyed_score(interview: UUID, member: UUID, criterion: str) -> tuple[str, int] | Response:
    """One criterion of that member's sheet."""
    db, by, now = current.db(), current.actor(), current.now()
    keying = find_keying(db, by, interview, member, now=now)
    asked, rubric = criterion_of(keying.line, criterion)
    kept = entered_scores(db, keying).get(criterion, Score(criterion))
    form = ScoreForm(evidence=kept.evidence, level=kept.level)
    form.level.choices = choices_of(rubric, asked)
    if form.validate_on_submit():
        try:
            sent = read_score(form, kept)
            enter_score(db, by, interview, member, sent, now=now)
        except Faults as error:
            form.faults(error.fields)
        else:
            return redirect(_next(keying, rubric, asked))
    return _page(keying, rubric, asked, form)


def _next(keying: Keying, rubric: Rubric, asked: Criterion) -> str:
    following = rubric.after(asked.id)
    if saves_evidence_only():
        return _address(keying, asked.id)
    if following is not None:
        return _address(keying, following.id)
    flash(f"{keying.member} can now check the sheet and lock it.", "success")
    return url_for("interview.keyed_sheets", interview=keying.line.interview_id)


def _page(keying: Keying, rubric: Rubric, asked: Criterion, form: ScoreForm) -> tuple[str, int]:
    scores = entered_scores(current.db(), keying)
    line = keying.line
    return form.page(
        "interview/keyed.html",
        keying=keying,
        rubric=rubric,
        asked=asked,
        following=rubric.after(asked.id),
        scored=scored_in(scores),
        states={one: scores.get(one, Score(one)).state for one in rubric.criterion_ids},
        hrefs={one: _address(keying, one) for one in rubric.criterion_ids},
        place=caption(line),
        back={
            "href": url_for("interview.keyed_sheets", interview=line.interview_id),
            "text": "Back to the members",
        },
    )


def _address(keying: Keying, criterion: str) -> str:
    return url_for(
        "interview.keyed_score",
        interview=keying.line.interview_id,
        member=keying.member_id,
        criterion=criterion,
    )


def _to_panels() -> dict[str, str]:
    return {"href": url_for("interview.allocation"), "text": "Back to panels"}
