"""The clause about declines: no fall to requires improvement or inadequate while responsible."""

from datetime import date

from assessment.rules.eligibility.context import Bound, Context
from assessment.rules.eligibility.facts import Graded
from assessment.rules.eligibility.finding import CONFIRM, DECIDE, Finding, counted
from assessment.rules.eligibility.grades import ALL, fell, for_improvement
from assessment.rules.eligibility.inspections import graded_used
from assessment.rules.eligibility.kleene import Value, at_best_unknown
from assessment.rules.eligibility.period import after, in_words
from assessment.rules.eligibility.stint import Stint
from rubrics.eligibility.clauses import NoDecline


def no_decline(context: Context, clause: NoDecline, bound: Bound) -> Finding:
    """No graded inspection in [start + grace, end + tail] of any headship is a fall."""
    possible = context.posts.possible(clause.roles)
    certain = context.posts.certain(clause.roles)
    falls = {
        one.key: (one, _fall(context, clause, one, certain, possible))
        for stint in possible
        for one in _inspections(context, stint)
    }
    sure = [one for one, value in falls.values() if value is Value.MET]
    doubtful = [one for one, value in falls.values() if value is Value.UNKNOWN]
    if sure:
        because = f"The school fell on {in_words(sure[0].start)}, while responsible for it."
        return Finding(Value.NOT_MET, because, tuple(map(graded_used, sure)))
    if doubtful:
        known = all(context.is_known(one) for one in doubtful)
        because = f"The inspection of {in_words(doubtful[0].start)} may be a fall."
        facts = tuple(map(graded_used, doubtful))
        return Finding(Value.UNKNOWN, because, facts, DECIDE if known else CONFIRM)
    facts = tuple(graded_used(one) for one, _ in falls.values())
    none = (counted("graded inspections in the headships", 0),)
    return Finding(Value.MET, "No fall while responsible is recorded.", facts or none)


def _inspections(context: Context, stint: Stint) -> list[Graded]:
    urns = frozenset().union(*(context.lineages.possibly(urn) for urn in stint.urns))
    return context.graded(urns)


def _fall(
    context: Context, clause: NoDecline, one: Graded, certain: list[Stint], possible: list[Stint]
) -> Value:
    """Met: it surely fell, in a surely answered-for time."""
    maybe = [s for s in possible if _answers(context, clause, s, one, sure=False)]
    if not maybe:
        return Value.NOT_MET
    answered = any(_answers(context, clause, stint, one, sure=True) for stint in certain)
    values = [
        at_best_unknown(fell(grades, one, clause.fell_to, context.policy), sure)
        for grades, sure in _befores(context, one)
    ]
    value = _agreed(values)
    return at_best_unknown(value, answered and context.is_known(one))


def _answers(context: Context, clause: NoDecline, stint: Stint, one: Graded, *, sure: bool) -> bool:
    same = context.lineages.surely(one.urn) if sure else context.lineages.possibly(one.urn)
    last = after(stint.end, clause.tail) if stint.end else date.max
    inside = after(stint.start, clause.grace) <= one.start <= last
    return inside and bool(same.intersection(stint.urns))


def _befores(context: Context, one: Graded) -> list[tuple[frozenset[int], bool]]:
    """The grades that may have stood before, each with whether that is sure."""
    urns = context.lineages.possibly(one.urn)
    pairs = [pair for pair in context.pairs(urns) if pair.later.key == one.key]
    found = [(for_improvement(pair.before, context.policy), pair.certain) for pair in pairs]
    if context.lineages.is_doubtful(one.urn) and not found:
        found.append((ALL, False))
    return found


def _agreed(values: list[Value]) -> Value:
    if not values:
        return Value.NOT_MET
    return values[0] if len(set(values)) == 1 else Value.UNKNOWN
