"""One criterion as it is scored: its form, its levels, and what was sent (page 56)."""

from flask import request

from assessment.records.interview.loading import Line, rubric_of
from assessment.rules.interview.level import SCALE, Level, read_level
from assessment.rules.interview.sheet import Score, without_orphan_level
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.forms import Form, HiddenField, Option, RadiosField, TextAreaField
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


def criterion_of(line: Line, criterion: str) -> tuple[Criterion, Rubric]:
    """The criterion and the rubric that the interview is scored with. Raises Missing."""
    rubric = rubric_of(current.db(), line.rubric_hash)
    if criterion not in rubric.criterion_ids:
        raise Missing("criterion")
    return rubric.criterion(criterion), rubric


def choices_of(rubric: Rubric, asked: Criterion) -> list[Option]:
    """The level cards: the scale with its anchors, and "not evidenced" beside it."""
    levels = [
        Option(level.value, step.label, anchor)
        for level, step, anchor in zip(SCALE, rubric.levels, asked.anchors, strict=True)
    ]
    other = rubric.not_evidenced
    return [*levels, Option(Level.NOT_EVIDENCED.value, other.name, other.hint, divider="or")]


def read_score(form: ScoreForm, kept: Score) -> Score:
    """What the form holds; with "Save evidence only" the level stays as it is kept.

    Raises Faults where no level was chosen, asked in order: evidence first (rule 26).
    """
    sent = Score(kept.criterion, form.evidence.data or "", read_level(form.level.data))
    if saves_evidence_only():
        return without_orphan_level(Score(sent.criterion, sent.evidence, kept.level))
    if sent.level is None:
        raise Faults(_missing(sent))
    return sent


def saves_evidence_only() -> bool:
    """Whether the button was pressed that leaves the level for later."""
    return request.form.get("act") == "evidence"


def _missing(sent: Score) -> dict[str, str]:
    if not sent.has_evidence:
        words = f"Enter the evidence you heard before you choose a level for {sent.criterion}"
        return {"evidence": words}
    return {"level": f"Select a level for {sent.criterion}"}
