"""Compare scores (page 59): the panel matrix. No average, no paper score, not even now."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import line_of, of_panel, to_interview
from assessment.records.interview.agreement import Comparison, agree_same, finish
from assessment.records.interview.agreement import compare as comparison_of
from assessment.rules.interview.agreement import Next, discuss_first, same_level, steps
from assessment.rules.interview.level import Level
from assessment.rules.interview.panel import initials
from assessment.rules.refusal import Faults, Refused
from assessment.rules.wording import listed
from assessment.rules.wording_time import date_words
from assessment.web import current
from assessment.web.guard import requires
from rubrics.rubric import Criterion

COLUMNS = (Level.ONE, Level.TWO, Level.THREE, Level.FOUR)


@dataclass(frozen=True)
class Row:
    """One criterion of the matrix: marks by column, and what comes next."""

    criterion: Criterion
    marks: dict[str, tuple[str, ...]]
    step: Next
    done: str


@bp.route("/<uuid:interview>/compare", methods=["GET", "POST"])
@requires("interview.score")
def compare(interview: UUID) -> str | tuple[str, int] | Response:
    """The levels side by side, once every sheet is locked."""
    line = line_of(interview)
    if line.locked_at is None:
        raise Refused("Lock your own sheet first.", "Go to your score sheet", _lock(interview))
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _act(interview)
        if not errors:
            return redirect(url_for("interview.compare", interview=interview))
    return _page(comparison_of(current.db(), current.actor(), interview), errors)


def _act(interview: UUID) -> dict[str, str]:
    db, by, now = current.db(), current.actor(), current.now()
    try:
        if request.form.get("act") == "finish":
            finish(db, by, interview, now=now)
        else:
            agree_same(db, by, interview, now=now)
    except Faults as error:
        return dict(error.fields)
    return {}


def _page(found: Comparison, errors: dict[str, str]) -> tuple[str, int]:
    given, threshold = found.given, found.rubric.threshold
    same = same_level(given)
    marks = initials([one.name for one in found.members])
    columns = _columns(found)
    mine = current.person().id
    text = render_template(
        "interview/compare.html",
        found=found,
        line=found.line,
        columns=columns,
        rows=_rows(found, marks),
        members=[(marks[one.name], one.name, one.is_chair) for one in found.members],
        entered=entered_words(found),
        same=same,
        to_agree=[one for one in same if one not in found.made],
        same_words=same_words(given, [one for one in same if one not in found.made]),
        first=discuss_first(given, threshold),
        is_chair=any(one.is_chair and one.person_id == mine for one in found.members),
        when=f"{of_panel(found.line)}, {date_words(found.line.starts_at)}",
        back=to_interview(found.line),
        errors=list(errors.items()),
        wrong=errors,
    )
    return text, 422 if errors else 200


def _columns(found: Comparison) -> tuple[Level, ...]:
    """The scale; and before it "not evidenced", only where somebody chose it."""
    levels = {level for told in found.given.values() for level in told.values()}
    return (Level.NOT_EVIDENCED, *COLUMNS) if Level.NOT_EVIDENCED in levels else COLUMNS


def _rows(found: Comparison, marks: dict[str, str]) -> dict[str, Row]:
    needed = steps(found.given, found.rubric.threshold)
    rows = {}
    for criterion in found.rubric.criteria:
        told = found.heard[criterion.id]
        by_level: dict[str, tuple[str, ...]] = {}
        for one in found.members:
            level = told[one.person_id].score.level
            if level is not None:
                by_level[level] = (*by_level.get(level, ()), marks[one.name])
        made = found.made.get(criterion.id)
        done = made.words if made else ""
        rows[criterion.id] = Row(criterion, by_level, needed[criterion.id], done)
    return rows


def entered_words(found: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    """Whose words were entered from paper, by whom, and for which criteria; () for all of them."""
    told = []
    for member in found.members:
        by_officer: dict[str, list[str]] = {}
        for criterion in found.rubric.criterion_ids:
            officer = found.heard[criterion][member.person_id].entered_by
            if officer:
                by_officer.setdefault(officer, []).append(criterion)
        for officer, criteria in by_officer.items():
            whole = len(criteria) == len(found.rubric.criterion_ids)
            told.append((member.name, officer, () if whole else tuple(criteria)))
    return told


def same_words(given: dict[str, dict[str, Level]], criteria: Sequence[str]) -> list[str]:
    """ "1.1, 1.4 and 2.2 are all at level 3." for each level that is shared."""
    by_level: dict[str, list[str]] = {}
    for criterion in criteria:
        level = next(iter(given[criterion].values()))
        words = "not evidenced" if level.number is None else f"at level {level.number}"
        by_level.setdefault(words, []).append(criterion)
    return [f"{listed(found)} {_verb(len(found))} {at}." for at, found in by_level.items()]


def _verb(count: int) -> str:
    return "is" if count == 1 else "are both" if count == 2 else "are all"


def _lock(interview: UUID) -> str:
    return url_for("interview.meeting", interview=interview)
