"""Agree a level (page 60): what each heard, what was discussed, and why it differs."""

from uuid import UUID

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import line_of, of_panel
from assessment.records.interview.agreement import Comparison, agree_level, compare
from assessment.rules.interview.agreement import (
    Agreed,
    Agreement,
    Next,
    discuss_first,
    next_for,
)
from assessment.rules.interview.level import CANNOT_AGREE, SCALE, Level
from assessment.rules.refusal import Faults, Missing
from assessment.web import current
from assessment.web.forms import Form, Option, RadiosField, TextAreaField
from assessment.web.guard import requires

APART = {
    Next.APART: "Your levels are 2 apart.",
    Next.FAR_APART: "Your levels are 3 apart.",
    Next.CROSSES: "Your levels cross the standard for designation.",
    Next.AGREE: "Your levels differ.",
    Next.SAME: "You all gave the same level.",
}


class AgreeForm(Form):
    """What the panel writes about one criterion."""

    discussion = TextAreaField(
        "What did you discuss?",
        "Write the evidence that settled it. The applicant can ask to read this.",
        rows=4,
        subject="Discussion",
    )
    level = RadiosField("Which level do you agree?")
    reason = TextAreaField(
        "Why does it differ from a level one of you gave?",
        "Say which evidence counts, and why",
        rows=3,
        subject="Reason",
    )


@bp.route("/<uuid:interview>/agree/<criterion>", methods=["GET", "POST"])
@requires("interview.score")
def agree(interview: UUID, criterion: str) -> str | tuple[str, int] | Response:
    """One criterion, with the evidence of each side by side."""
    line_of(interview)
    found = compare(current.db(), current.actor(), interview)
    if criterion not in found.given:
        raise Missing("criterion")
    made = found.made.get(criterion)
    form = AgreeForm(
        discussion=made.discussion if made else "",
        level=str(made.level) if made else None,
        reason=made.reason if made else "",
    )
    form.level.label.text = f"Which level do you agree for {criterion}?"
    form.level.choices = _choices(found, criterion)
    if form.validate_on_submit() and _save(interview, criterion, form):
        return redirect(url_for("interview.compare", interview=interview))
    return _page(found, criterion, form)


def _choices(found: Comparison, criterion: str) -> list[Option]:
    levels = [
        Option(level.value, step.label)
        for level, step in zip(SCALE, found.rubric.levels, strict=True)
    ]
    other = found.rubric.not_evidenced.name
    if Level.NOT_EVIDENCED in found.given[criterion].values():
        levels.append(Option(Level.NOT_EVIDENCED.value, other))
    hint = f"The case goes to a moderator with all {len(found.members)} levels"
    return [*levels, Option(CANNOT_AGREE, "We cannot agree", hint, divider="or")]


def _save(interview: UUID, criterion: str, form: AgreeForm) -> bool:
    if not form.level.data:
        form.faults({"level": f"Select the level you agree for {criterion}"})
        return False
    level: Agreed = CANNOT_AGREE if form.level.data == CANNOT_AGREE else Level(form.level.data)
    made = Agreement(criterion, level, form.discussion.data or "", form.reason.data or "")
    try:
        agree_level(current.db(), current.actor(), interview, made, now=current.now())
    except Faults as error:
        form.faults(error.fields)
        return False
    return True


def _page(found: Comparison, criterion: str, form: AgreeForm) -> tuple[str, int]:
    levels = tuple(found.given[criterion].values())
    first = discuss_first(found.given, found.rubric.threshold)
    place = of_panel(found.line)
    if criterion in first:
        place = f"{place}: discussion {first.index(criterion) + 1} of {len(first)}"
    return form.page(
        "interview/agree.html",
        found=found,
        asked=found.rubric.criterion(criterion),
        heard=[(one, found.heard[criterion][one.person_id]) for one in found.members],
        apart=APART[next_for(levels, found.rubric.threshold)],
        place=place,
        back={
            "href": url_for("interview.compare", interview=found.line.interview_id),
            "text": "Back to compare scores",
        },
    )
