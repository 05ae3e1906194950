"""Page 64: the cohort. Each number is drawn and stands in a table; none changes a case."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from flask import render_template

from assessment.measurement.plots import (
    Bars,
    Histogram,
    Scatter,
    Table,
    bars,
    histogram,
    scatter,
)
from assessment.pages.moderation.blueprint import WORK, after_declaring, bp
from assessment.records.moderation.cohort import Cohort, cohort_for
from assessment.rules.evidence import CANNOT_AGREE, NOT_EVIDENCED, Agreed
from assessment.web import current
from assessment.web.guard import requires
from rubrics.rubric import LEVELS

OTHERS: tuple[tuple[Agreed | None, str], ...] = (
    (NOT_EVIDENCED, "Not evidenced"),
    (CANNOT_AGREE, "Not agreed"),
)


@bp.get("/cohort")
@requires(WORK)
@after_declaring
def cohort() -> str:
    """Show where everyone is, the papers, the standards, and paper against interview."""
    found = cohort_for(current.db(), current.actor())
    return render_template(
        "moderation/cohort.html",
        cohort=found,
        funnel=bars(found.stages, head=("Stage", "Applicants")),
        papers=papers_of(found) if found.cases else None,
        standards=standards_of(found) if found.cases else None,
        together=together_of(found) if found.cases else None,
        round=current.round_(),
    )


def papers_of(cohort: Cohort) -> Histogram:
    """Return the papers by marks, with the pass mark and its error."""
    paper = cohort.pinned.policy.paper
    most = max(case.maximum for case in cohort.cases)
    return histogram(
        [case.score for case in cohort.cases],
        0,
        most,
        paper.pass_mark.value,
        error=paper.standard_error.value,
    )


def standards_of(cohort: Cohort) -> Bars:
    """Return for each standard the share of agreed levels at the threshold or above."""
    threshold = cohort.pinned.policy.interview.threshold.value
    titles = {one.id: f"{one.id}. {one.short}" for one in cohort.rubric.standards}
    counts = {standard: cohort.levels_of(standard) for standard in titles}
    rows = [(titles[one], _share(count, threshold)) for one, count in counts.items()]
    return bars(rows, whole=100, unit="%", table=_levels(titles, counts))


def _share(count: Counter[Agreed | None], threshold: int) -> int:
    met = sum(n for level, n in count.items() if isinstance(level, int) and level >= threshold)
    return round(Fraction(100 * met, count.total())) if count.total() else 0


def _levels(titles: dict[str, str], counts: dict[str, Counter[Agreed | None]]) -> Table:
    head = ("Standard", *(f"Level {level}" for level in LEVELS), *(words for _, words in OTHERS))
    keys = (*LEVELS, *(key for key, _ in OTHERS))
    rows = ((titles[one], *(str(count[key]) for key in keys)) for one, count in counts.items())
    return Table(head, tuple(rows))


def together_of(cohort: Cohort) -> Scatter:
    """Return paper against criteria met, with what each needs."""
    policy = cohort.pinned.policy
    most = max(case.maximum for case in cohort.cases)
    criteria = max(len(case.levels) for case in cohort.cases)
    return scatter(
        [(case.score, case.criteria_met) for case in cohort.cases],
        (Decimal(0), most),
        (0, criteria),
        (policy.paper.pass_mark.value, policy.interview.at_least.count.value),
        head=("Marks on the paper", "Criteria met", "Applicants"),
    )
