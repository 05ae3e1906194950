"""Clauses about inspections: a step up, its date, the grade in force, visits, named reports."""

from assessment.rules.eligibility.context import Bound, Context
from assessment.rules.eligibility.facts import Graded, NamedReport, Visit
from assessment.rules.eligibility.finding import CONFIRM, DECIDE, Finding, Used, counted, used
from assessment.rules.eligibility.grades import for_improvement, improvement, is_below_expected
from assessment.rules.eligibility.grades import in_words as grade_in_words
from assessment.rules.eligibility.kleene import Value, at_best_unknown
from assessment.rules.eligibility.period import after, before, in_words
from rubrics.eligibility.clauses import (
    CurrentGrade,
    GradeImproved,
    InspectionBetween,
    NamedInReport,
    NotInspectedSince,
)


def grade_improved(context: Context, clause: GradeImproved, bound: Bound) -> Finding:
    """The bound pair is one of the policy's transitions."""
    pair, policy = bound.inspections(), context.policy
    step = improvement(pair.before, pair.later, policy.transitions, policy)
    value = at_best_unknown(step, pair.certain)
    because = f"From {grade_in_words(pair.before)} to {grade_in_words(pair.later)}"
    doubt = f"; {pair.doubt}" if step is Value.MET and pair.doubt else ""
    settled = None
    if value is Value.UNKNOWN:
        settled = CONFIRM if pair.doubt.startswith("an inspection") else DECIDE
    facts = (graded_used(pair.before), graded_used(pair.later))
    return Finding(value, f"{because}{doubt}.", facts, settled)


def inspection_between(context: Context, clause: InspectionBetween, bound: Bound) -> Finding:
    """The later inspection of the pair started inside the window."""
    day, at = bound.inspections().later.start, context.facts.at
    first = before(at, clause.not_before) if clause.not_before else clause.from_
    fits = (first is None or first <= day) and (clause.to is None or day <= clause.to)
    window = " ".join(
        [
            *([f"from {in_words(first)}"] if first else []),
            *([f"to {in_words(clause.to)}"] if clause.to else []),
        ]
    )
    facts = (used("inspection started", day, bound.inspections().later),)
    because = f"{in_words(day)} is {'in' if fits else 'out of'} the time {window}."
    return Finding(Value.MET if fits else Value.NOT_MET, because, facts)


def current_grade(context: Context, clause: CurrentGrade, bound: Bound) -> Finding:
    """The last graded inspection equals the grade, and is fresh or confirmed since."""
    urns = context.lineages.possibly(bound.post().urns[-1])
    row = context.graded(urns)
    candidates = _in_force(context, row, bound)
    if not row:
        return Finding(
            Value.NOT_MET,
            "No graded inspection of this school is recorded.",
            (counted("graded inspections recorded", 0),),
        )
    values = {_grade_fits(context, clause, one, urns) for one in candidates}
    value = values.pop() if len(values) == 1 else Value.UNKNOWN
    last = candidates[-1] or row[-1]
    confirming = _confirming(context, last, urns)
    facts = (graded_used(last), *(visit_used(one) for one in confirming))
    because = f"The last graded inspection gave {grade_in_words(last)} on {in_words(last.start)}"
    stale = value is Value.UNKNOWN and last.overall == clause.equals and context.is_known(last)
    doubt = "; it is old and no later visit confirmed it" if stale else ""
    settled = None
    if value is Value.UNKNOWN:
        settled = DECIDE if context.is_known(last) else CONFIRM
    return Finding(value, f"{because}{doubt}.", facts, settled)


def not_inspected_since(context: Context, clause: NotInspectedSince, bound: Bound) -> Finding:
    """No inspection of any kind started on or after the date."""
    urns = context.lineages.possibly(bound.post().urns[-1])
    sure = context.lineages.surely(bound.post().urns[-1])
    every: list[Graded | Visit] = [*context.facts.graded, *context.facts.visits]
    came = [
        one for one in every if one.urn in urns and clause.since <= one.start <= context.facts.at
    ]
    if not came:
        total = len(context.facts.graded) + len(context.facts.visits)
        because = f"No inspection since {in_words(clause.since)} is recorded."
        return Finding(Value.MET, because, (counted("inspections recorded", total),))
    known = [one for one in came if context.is_known(one) and one.urn in sure]
    value = Value.NOT_MET if known else Value.UNKNOWN
    facts = tuple(used("inspection started", one.start, one) for one in known or came)
    because = f"Inspected on {in_words((known or came)[-1].start)}."
    return Finding(value, because, facts, None if known else CONFIRM)


def named_in_report(context: Context, clause: NamedInReport, bound: Bound) -> Finding:
    """A person has read a report on that school that names the applicant as head."""
    possible = frozenset().union(*(context.lineages.possibly(urn) for urn in bound.post().urns))
    sure = frozenset().union(*(context.lineages.surely(urn) for urn in bound.post().urns))
    reports = [
        one
        for one in context.facts.named_reports
        if one.urn in possible and clause.since <= one.inspected <= context.facts.at
    ]
    known = [one for one in reports if one.is_verified and one.urn in sure]
    facts = tuple(_report_used(one) for one in known or reports)
    if known:
        because = f"Named in the report on the inspection of {in_words(known[-1].inspected)}."
        return Finding(Value.MET, because, facts)
    because = "No official has confirmed a report that names the applicant as headteacher."
    settled = "An officer reads the report and records who it names."
    none = (counted("named reports recorded", len(context.facts.named_reports)),)
    return Finding(Value.UNKNOWN, because, facts or none, settled)


def graded_used(one: Graded) -> Used:
    """Return a graded inspection as used."""
    return used(
        f"graded inspection of {one.urn}", f"{in_words(one.start)}: {grade_in_words(one)}", one
    )


def visit_used(one: Visit) -> Used:
    """Return an ungraded inspection or a monitoring visit as used."""
    return used(f"{one.kind} inspection of {one.urn}", f"{in_words(one.start)}: {one.outcome}", one)


def _report_used(one: NamedReport) -> Used:
    return used(f"report on {one.urn} that names the applicant", one.inspected, one)


def _in_force(context: Context, row: list[Graded], bound: Bound) -> list[Graded | None]:
    """The inspections that may be the last one: the last sure one and every doubtful one after."""
    sure = context.lineages.surely(bound.post().urns[-1])
    places = [n for n, one in enumerate(row) if context.is_known(one) and one.urn in sure]
    if places:
        return list(row[places[-1] :])
    return [None, *row]


def _grade_fits(
    context: Context, clause: CurrentGrade, one: Graded | None, urns: frozenset[str]
) -> Value:
    if one is None or is_below_expected(one, context.policy):
        return Value.NOT_MET
    possible = for_improvement(one, context.policy)
    if clause.equals not in possible:
        return Value.NOT_MET
    if possible != {clause.equals}:
        return Value.UNKNOWN
    days = [one.start, *(visit.start for visit in _confirming(context, one, urns))]
    fresh = after(max(days), clause.max_age) >= context.facts.at
    return Value.MET if fresh else Value.UNKNOWN


def _confirming(context: Context, one: Graded, urns: frozenset[str]) -> list[Visit]:
    words = context.policy.ungraded.confirms_grade
    return [
        visit
        for visit in sorted(context.facts.visits, key=lambda visit: (visit.start, visit.key))
        if visit.urn in urns
        and visit.kind == "ungraded"
        and visit.outcome in words
        and context.is_known(visit)
        and one.start <= visit.start <= context.facts.at
    ]
