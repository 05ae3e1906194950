"""The score sheet (page 56): evidence, then level; saved as it is typed, and as a plain form."""

import hashlib
from typing import Any
from uuid import UUID

from flask import Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import caption, line_of, to_interviews
from assessment.pages.interview.scoring import (
    ScoreForm,
    choices_of,
    criterion_of,
    read_score,
    saves_evidence_only,
)
from assessment.records.identity import token
from assessment.records.interview.loading import Line
from assessment.records.interview.score import (
    Saved,
    Stamp,
    entered_in,
    last_saved_at,
    save_score,
    scores_in,
)
from assessment.records.interview.sheet import own_sheet_of
from assessment.rules.interview.level import OUTSIDE, Level, read_level
from assessment.rules.interview.sheet import Score, scored_in, without_orphan_level
from assessment.rules.refusal import Faults, Refused
from assessment.rules.wording_time import time_words
from assessment.web import current
from assessment.web.guard import requires
from rubrics.rubric import Criterion, Rubric


@bp.route("/<uuid:interview>/score/<criterion>", methods=["GET", "POST"])
@requires("interview.score")
def score(interview: UUID, criterion: str) -> str | tuple[str, int] | Answer:
    """One criterion of the member's own sheet."""
    line = line_of(interview)
    asked, rubric = criterion_of(line, criterion)
    if line.sheet_id is None:
        return redirect(url_for("interview.meeting", interview=interview))
    if line.locked_at is not None and request.method == "GET":
        return _page(line, rubric, asked, None)
    kept = scores_in(current.db(), line.sheet_id).get(criterion, Score(criterion))
    form = ScoreForm(evidence=kept.evidence, level=kept.level, page_load=token()[:32], n="0")
    form.level.choices = choices_of(rubric, asked)
    if form.validate_on_submit() and _save(line, form, kept):
        return redirect(_next(line, rubric, asked))
    if form.level.data and form.level.data not in list(Level):
        form.faults({"level": OUTSIDE})
    return _page(line, rubric, asked, form)


@bp.post("/<uuid:interview>/score/<criterion>/draft")
@requires("interview.score")
def draft(interview: UUID, criterion: str) -> Response:
    """Save as it is typed: evidence, and the level where there is evidence under it."""
    line = line_of(interview)
    criterion_of(line, criterion)
    sent = Score(criterion, request.form.get("evidence", ""), read_level(request.form.get("level")))
    sheet = own_sheet_of(current.db(), current.actor(), line)
    kept = save_score(
        current.db(),
        current.actor(),
        sheet.id,
        without_orphan_level(sent),
        _stamp(sent),
        now=current.now(),
    )
    return jsonify(_told(line, kept))


def _save(line: Line, form: ScoreForm, kept: Score) -> bool:
    """Save what the form holds; False with its faults on the form."""
    try:
        sent = read_score(form, kept)
        save_score(
            current.db(),
            current.actor(),
            line.sheet_id or UUID(int=0),
            sent,
            _stamp(sent),
            now=current.now(),
        )
    except Faults as error:
        form.faults(error.fields)
        return False
    return True


def _stamp(sent: Score) -> Stamp:
    """How the browser named this save; a form without script is named by what it says."""
    load, n = request.form.get("page_load", ""), request.form.get("n", "")
    key = request.form.get("key", "")
    if key and n.isascii() and n.isdigit() and int(n) > 0:
        return Stamp(load, int(n), key)
    says = f"{load}|{sent.criterion}|{sent.level}|{sent.evidence}"
    named = hashlib.sha256(says.encode(errors="replace")).hexdigest()[:32]
    return Stamp(named, 0, named)


def _told(line: Line, kept: Saved) -> dict[str, Any]:
    scores = scores_in(current.db(), line.sheet_id) if line.sheet_id else {}
    return {
        "saved": f"Saved at {time_words(kept.at)}." if kept.at else "",
        "state": kept.score.state,
        "scored": scored_in(scores),
    }


def _next(line: Line, rubric: Rubric, asked: Criterion) -> str:
    if saves_evidence_only():
        return _address(line, asked.id)
    following = rubric.after(asked.id)
    if following is None:
        return url_for("interview.lock", interview=line.interview_id)
    return _address(line, following.id)


def _address(line: Line, criterion: str) -> str:
    return url_for("interview.score", interview=line.interview_id, criterion=criterion)


def _page(line: Line, rubric: Rubric, asked: Criterion, form: ScoreForm | None) -> tuple[str, int]:
    if line.sheet_id is None:
        raise Refused("Start your score sheet first.")
    scores = scores_in(current.db(), line.sheet_id)
    text = render_template(
        "interview/sheet.html",
        line=line,
        rubric=rubric,
        asked=asked,
        following=rubric.after(asked.id),
        scores=scores,
        entered=entered_in(current.db(), line.sheet_id),
        hrefs={one: _address(line, one) for one in rubric.criterion_ids},
        scored=scored_in(scores),
        saved_at=last_saved_at(current.db(), line.sheet_id),
        form=form,
        errors=_errors(form, asked.id),
        place=caption(line),
        back=to_interviews(),
        states=_states(rubric, scores),
    )
    return text, 422 if form is not None and form.error_list else 200


def _errors(form: ScoreForm | None, criterion: str) -> list[tuple[str, str]]:
    return [] if form is None else form.error_list


def _states(rubric: Rubric, scores: dict[str, Score]) -> dict[str, str]:
    return {one: scores.get(one, Score(one)).state for one in rubric.criterion_ids}
