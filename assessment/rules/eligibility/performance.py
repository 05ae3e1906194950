"""Clauses about results. Suppressed is unknown: never zero, and never an older year instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assessment.rules.eligibility.context import Bound, Context
from assessment.rules.eligibility.facts import Measure
from assessment.rules.eligibility.finding import Finding, Used, counted, shown, used
from assessment.rules.eligibility.kleene import Value, all_of
from assessment.rules.eligibility.period import academic_year, years_between
from rubrics.eligibility.clauses import PerformanceAtLeast, PerformanceImprovedBy

KS4 = {"attainment": ("attainment_8",), "progress": ("progress_8",)}
KS2 = {
    "attainment": ("rwm_expected",),
    "progress": ("reading_progress", "writing_progress", "maths_progress"),
}
LABELS = {
    "attainment_8": "Attainment 8",
    "progress_8": "Progress 8",
    "rwm_expected": "Reading, writing and maths at the expected standard",
    "reading_progress": "Reading progress",
    "writing_progress": "Writing progress",
    "maths_progress": "Maths progress",
}
STATES = {
    "suppressed": "suppressed",
    "low_coverage": "low coverage",
    "not_published": "not published",
    "not_produced": "not produced",
}
RECORD = "An officer records the published figures, or decides with a reason."


@dataclass(frozen=True)
class Ask:
    """One figure that must reach a minimum."""

    name: str
    minimum: Decimal
    ci_low_above: Decimal | None = None


def performance_at_least(context: Context, clause: PerformanceAtLeast, bound: Bound) -> Finding:
    """The latest figures of the bound school, by phase."""
    return school_at_least(context, clause, bound.post().urns[-1])


def school_at_least(context: Context, clause: PerformanceAtLeast, urn: str) -> Finding:
    """The latest figures of one school: every phase that it has must reach its minimum."""
    rows = _rows(context, urn)
    asks = _asks(clause, rows)
    if not asks:
        return Finding(
            Value.UNKNOWN,
            f"No {clause.measure} figure of {urn} is recorded.",
            (counted("figures recorded", len(context.facts.measures)),),
            RECORD,
        )
    answers = [_answer(context, clause, ask, rows) for ask in asks]
    value = all_of(value for value, _, _ in answers)
    because = "; ".join(words for one, words, _ in answers if one is value)
    facts = tuple(fact for _, _, found in answers for fact in found)
    return Finding(value, f"{because}.", facts, RECORD if value is Value.UNKNOWN else None)


def performance_improved_by(
    context: Context, clause: PerformanceImprovedBy, bound: Bound
) -> Finding:
    """The gain of Progress 8, or of reading, writing and maths, since the base year."""
    urn = bound.post().urns[-1]
    rows = _rows(context, urn)
    found = [
        _gain(name, minimum, clause.base, rows)
        for name, minimum in (("progress_8", clause.ks4), ("rwm_expected", clause.ks2))
        if any(row.name == name for row in rows)
    ]
    if not found:
        none = (counted("figures recorded", len(context.facts.measures)),)
        return Finding(Value.UNKNOWN, f"No figure of {urn} is recorded.", none, RECORD)
    value = all_of(value for value, _, _ in found)
    because = "; ".join(words for one, words, _ in found if one is value)
    facts = tuple(fact for _, _, used_here in found for fact in used_here)
    return Finding(value, f"{because}.", facts, RECORD if value is Value.UNKNOWN else None)


Answer = tuple[Value, str, tuple[Used, ...]]


def _rows(context: Context, urn: str) -> list[Measure]:
    urns = context.lineages.surely(urn)
    latest = academic_year(context.facts.at)
    rows = [one for one in context.facts.measures if one.urn in urns and one.year < latest]
    return sorted(rows, key=lambda one: (one.name, one.year, one.is_verified, one.key))


def _asks(clause: PerformanceAtLeast, rows: Iterable[Measure]) -> list[Ask]:
    names = {row.name for row in rows}
    asks = []
    if names & {*KS4["attainment"], *KS4["progress"]}:
        asks += [Ask(one, clause.ks4, clause.ks4_ci_low_above) for one in KS4[clause.measure]]
    if names & {*KS2["attainment"], *KS2["progress"]}:
        asks += [Ask(one, clause.ks2) for one in KS2[clause.measure]]
    return asks


def _answer(context: Context, clause: PerformanceAtLeast, ask: Ask, rows: list[Measure]) -> Answer:
    own = [row for row in rows if row.name == ask.name]
    if clause.not_produced == "use_latest_produced":
        own = [row for row in own if row.state != "not_produced"]
    label = LABELS[ask.name]
    if not own:
        return Value.UNKNOWN, f"{label} is not recorded", ()
    row = own[-1]
    facts = (measure_used(row),)
    newest = academic_year(context.facts.at) - 101
    if years_between(row.year, newest) > clause.max_age_years:
        return Value.UNKNOWN, f"{label} is too old ({year_in_words(row.year)})", facts
    return _reaches(row, ask, label), _reach_words(row, ask, label), facts


def _reaches(row: Measure, ask: Ask, label: str) -> Value:
    if row.state != "given" or row.value is None or not row.is_verified:
        return Value.UNKNOWN
    if row.value < ask.minimum:
        return Value.NOT_MET
    if ask.ci_low_above is None:
        return Value.MET
    if row.ci_low is None:
        return Value.UNKNOWN
    return Value.MET if row.ci_low > ask.ci_low_above else Value.NOT_MET


def _reach_words(row: Measure, ask: Ask, label: str) -> str:
    year = year_in_words(row.year)
    if row.state != "given" or row.value is None:
        return f"{label} in {year} is {STATES.get(row.state, 'not recorded')}"
    least = f"the policy asks for {shown(ask.minimum)}"
    clear = ""
    if ask.ci_low_above is not None:
        low = shown(row.ci_low) if row.ci_low is not None else "not recorded"
        clear = f" and a lower confidence limit above {shown(ask.ci_low_above)}; it is {low}"
    sure = "" if row.is_verified else " (not confirmed)"
    return f"{label} in {year} is {shown(row.value)}{sure}; {least}{clear}"


def _gain(name: str, minimum: Decimal, base: int, rows: list[Measure]) -> Answer:
    own = [row for row in rows if row.name == name and row.state != "not_produced"]
    first = next((row for row in reversed(own) if row.year == base), None)
    last = own[-1] if own else None
    label = LABELS[name]
    facts = tuple(measure_used(row) for row in (first, last) if row)
    if not first or not last or last.year <= base:
        words = f"{label} is not recorded in {year_in_words(base)} and later"
        return Value.UNKNOWN, words, facts
    if first.value is None or last.value is None:
        return Value.UNKNOWN, f"{label} is not published for one of the years", facts
    gain = last.value - first.value
    words = f"{label} rose by {shown(gain)}; the policy asks for {shown(minimum)}"
    if not (first.is_verified and last.is_verified):
        return Value.UNKNOWN, f"{words} (not confirmed)", facts
    return (Value.MET if gain >= minimum else Value.NOT_MET), words, facts


def measure_used(row: Measure) -> Used:
    """Return a figure as used."""
    value = shown(row.value) if row.state == "given" else STATES[row.state]
    return used(f"{LABELS[row.name]} of {row.urn}, {year_in_words(row.year)}", value, row)


def year_in_words(year: int) -> str:
    """Return an academic year as people read it: 2023/24."""
    return f"{year // 100}/{year % 100:02d}"
