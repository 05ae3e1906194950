"""Clauses about a leader's own record: what they answered for, and what they state."""

from assessment.rules.eligibility.context import Bound, Context, Pair
from assessment.rules.eligibility.facts import Accountability
from assessment.rules.eligibility.finding import CONFIRM, DECIDE, Finding, counted, used
from assessment.rules.eligibility.grades import improvement
from assessment.rules.eligibility.grades import in_words as grade_in_words
from assessment.rules.eligibility.inspections import graded_used
from assessment.rules.eligibility.kleene import Value, any_of, at_best_unknown
from assessment.rules.eligibility.period import after, in_words
from rubrics.eligibility.clauses import AccountableImprovement, Attested


def accountable_improvement(
    context: Context, clause: AccountableImprovement, bound: Bound
) -> Finding:
    """An allowed step up at a school inside the time that the leader answered for it."""
    found = [
        (_value(context, clause, one, pair), one, pair)
        for one in context.facts.accountabilities
        for pair in context.pairs(context.lineages.possibly(one.urn))
        if _inside(clause, one, pair)
    ]
    value = any_of(one for one, _, _ in found)
    if not found:
        because = "No inspection in a time of accountability is recorded."
        none = (counted("times of accountability", len(context.facts.accountabilities)),)
        return Finding(value, because, none)
    _, time, pair = next(one for one in found if one[0] is value)
    facts = (
        used(f"answered for {time.urn} from", time.start, time),
        graded_used(pair.before),
        graded_used(pair.later),
    )
    step = f"{grade_in_words(pair.before)} to {grade_in_words(pair.later)}"
    because = f"{time.urn}: {step} on {in_words(pair.later.start)}."
    settled = None
    if value is Value.UNKNOWN:
        settled = CONFIRM if not time.is_verified else DECIDE
    return Finding(value, because, facts, settled)


def attested(context: Context, clause: Attested, bound: Bound) -> Finding:
    """A statement was made; without signatures it decides nothing."""
    made = [one for one in context.facts.attestations if one.subject == clause.subject]
    if made:
        facts = (used("statement", "made", made[-1]),)
        return Finding(Value.MET, "The applicant made a statement.", facts)
    none = (counted("statements recorded", len(context.facts.attestations)),)
    return Finding(Value.NOT_MET, "No statement on this was made.", none)


def _inside(clause: AccountableImprovement, time: Accountability, pair: Pair) -> bool:
    day = pair.later.start
    return after(time.start, clause.before) <= day and (time.end is None or day <= time.end)


def _value(
    context: Context, clause: AccountableImprovement, time: Accountability, pair: Pair
) -> Value:
    step = improvement(pair.before, pair.later, clause.transitions, context.policy)
    same = pair.later.urn in context.lineages.surely(time.urn)
    return at_best_unknown(step, pair.certain and time.is_verified and same)
