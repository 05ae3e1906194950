"""The score sheet (page 56): evidence, then level; saved as it is typed, and as a plain form."""

import hashlib
from typing import Any
from uuid import UUID

from flask import Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import caption, line_of, to_interviews
from assessment.records.identity import token
from assessment.records.interview.loading import Line, rubric_of
from assessment.records.interview.score import Saved, Stamp, last_saved_at, save_score, scores_in
from assessment.records.interview.sheet import own_sheet_of
from assessment.rules.interview.level import OUTSIDE, SCALE, Level, read_level
from assessment.rules.interview.sheet import Score, scored_in, without_orphan_level
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.wording_time import time_words
from assessment.web import current
from assessment.web.forms import Form, HiddenField, Option, RadiosField, TextAreaField
from assessment.web.guard import requires
from rubrics.rubric import Criterion, Rubric


class ScoreForm(Form):
    """What was heard, and the level that fits it."""

    evidence = TextAreaField(
        "1. What did you hear?",
        "Write what the applicant said or did, not your view of it. "
        "The applicant can ask to read this.",
        subject="Evidence",
    )
    level = RadiosField("2. Which level fits that evidence best?")
    page_load = HiddenField()
    n = HiddenField(default="0")


@bp.route("/<uuid:interview>/score/<criterion>", methods=["GET", "POST"])
@requires("interview.score")
def score(interview: UUID, criterion: str) -> str | tuple[str, int] | Answer:
    """One criterion of the member's own sheet."""
    line = line_of(interview)
    asked, rubric = _asked(line, criterion)
    if line.sheet_id is None:
        return redirect(url_for("interview.meeting", interview=interview))
    if line.locked_at is not None and request.method == "GET":
        return _page(line, rubric, asked, None)
    kept = scores_in(current.db(), line.sheet_id).get(criterion, Score(criterion))
    form = ScoreForm(evidence=kept.evidence, level=kept.level, page_load=token()[:32], n="0")
    form.level.choices = _choices(rubric, asked)
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
    _asked(line, criterion)
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


def _asked(line: Line, criterion: str) -> tuple[Criterion, Rubric]:
    rubric = rubric_of(current.db(), line.rubric_hash)
    if criterion not in rubric.criterion_ids:
        raise Missing("criterion")
    return rubric.criterion(criterion), rubric


def _choices(rubric: Rubric, asked: Criterion) -> list[Option]:
    levels = [
        Option(level.value, step.label, anchor)
        for level, step, anchor in zip(SCALE, rubric.levels, asked.anchors, strict=True)
    ]
    other = rubric.not_evidenced
    return [*levels, Option(Level.NOT_EVIDENCED.value, other.name, other.hint, divider="or")]


def _save(line: Line, form: ScoreForm, kept: Score) -> bool:
    """Save what the form holds; False with its faults on the form."""
    only = request.form.get("act") == "evidence"
    try:
        sent = Score(kept.criterion, form.evidence.data or "", read_level(form.level.data))
        if only:
            sent = without_orphan_level(Score(sent.criterion, sent.evidence, kept.level))
        elif sent.level is None:
            form.faults(_missing(sent))
            return False
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


def _missing(sent: Score) -> dict[str, str]:
    """The field is asked in order: evidence first, then the level."""
    if not sent.has_evidence:
        words = f"Enter the evidence you heard before you choose a level for {sent.criterion}"
        return {"evidence": words}
    return {"level": f"Select a level for {sent.criterion}"}


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
    if request.form.get("act") == "evidence":
        return url_for("interview.score", interview=line.interview_id, criterion=asked.id)
    following = rubric.after(asked.id)
    if following is None:
        return url_for("interview.lock", interview=line.interview_id)
    return url_for("interview.score", interview=line.interview_id, criterion=following.id)


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
