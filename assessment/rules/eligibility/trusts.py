"""Clauses about trusts: a sponsored academy moved out of RI, and the share that is strong."""

from dataclasses import dataclass

from assessment.rules.eligibility.context import Bound, Context, Pair
from assessment.rules.eligibility.facts import Membership
from assessment.rules.eligibility.finding import CONFIRM, DECIDE, Finding, Used, counted, used
from assessment.rules.eligibility.grades import for_improvement, improvement
from assessment.rules.eligibility.grades import in_words as grade_in_words
from assessment.rules.eligibility.inspections import graded_used
from assessment.rules.eligibility.kleene import Value, all_of, any_of, at_best_unknown
from assessment.rules.eligibility.performance import RECORD, school_at_least
from assessment.rules.eligibility.period import after, in_words
from assessment.rules.eligibility.posts import posts_used
from rubrics.eligibility.clauses import (
    GroupPerformance,
    MovedSponsoredAcademy,
    PerformanceAtLeast,
)


@dataclass(frozen=True)
class Move:
    """One step of one academy, judged."""

    value: Value
    member: Membership
    pair: Pair
    doubt: str


def moved_sponsored_academy(
    context: Context, clause: MovedSponsoredAcademy, bound: Bound
) -> Finding:
    """A sponsor-led academy of the trust moved out of requires improvement."""
    members = _members(context, bound)
    moves = [
        _move(context, clause, bound, member, pair)
        for member in members
        if member.type_code in context.policy.sponsor_led_types
        for pair in _steps(context, member)
    ]
    value = any_of(move.value for move in moves)
    if not moves:
        because = "No inspections of a sponsor-led academy of the trust are recorded."
        return Finding(value, because, (counted("academies recorded", len(members)),))
    best = next(move for move in moves if move.value is value)
    facts = (*posts_used(bound.post().posts), *_move_used(best))
    settled = None
    if value is Value.UNKNOWN:
        settled = CONFIRM if best.doubt.startswith("a fact") else DECIDE
    return Finding(value, _move_words(best), facts, settled)


def group_performance(context: Context, clause: GroupPerformance, bound: Bound) -> Finding:
    """The share of academies that are strong, among those with figures."""
    members = [one for one in _members(context, bound) if _has_stood(context, one, clause)]
    urns = tuple(dict.fromkeys(one.urn for one in members))
    judged = {urn: _strong(context, clause, urn) for urn in urns}
    values = [finding.value for finding in judged.values()]
    strong, weak = values.count(Value.MET), values.count(Value.NOT_MET)
    silent = values.count(Value.UNKNOWN)
    facts = tuple(used("academy", one.urn, one) for one in members)
    figures = tuple(fact for finding in judged.values() for fact in finding.facts)
    because = f"{strong} of {strong + weak} academies with figures are strong; {silent} have none."
    value = _share(clause, strong, weak, silent)
    none = (counted("academies recorded", len(members)),)
    settled = RECORD if value is Value.UNKNOWN else None
    return Finding(value, because, (*facts, *figures) or none, settled)


def _members(context: Context, bound: Bound) -> list[Membership]:
    found = [
        one
        for one in context.facts.memberships
        if one.group == bound.post().group and one.joined <= context.facts.at
    ]
    return sorted(found, key=lambda one: (one.urn, one.joined, one.key))


def _steps(context: Context, member: Membership) -> list[Pair]:
    """Consecutive graded inspections of an academy; its predecessor's grade is a before."""
    links = [one for one in context.facts.links if one.new_urn == member.urn]
    kinds = ("converter", "sponsor_led")
    old = {one.old_urn for one in links if one.kind in kinds}
    row = context.graded(frozenset({member.urn, *old}))
    own = [n for n, one in enumerate(row) if n > 0 and one.urn == member.urn]
    linked = {one.old_urn for one in links if one.is_verified}
    pairs = []
    for n in own:
        first, second = row[n - 1], row[n]
        known = context.is_known(first) and context.is_known(second)
        one_before = first.urn == member.urn or (len(old) == 1 and first.urn in linked)
        doubt = "" if known and one_before else "a fact is not confirmed"
        pairs.append(Pair(first, second, not doubt, doubt))
    return pairs


def _move(
    context: Context, clause: MovedSponsoredAcademy, bound: Bound, member: Membership, pair: Pair
) -> Move:
    day, stint = pair.later.start, bound.post()
    in_trust = after(member.joined, clause.before) <= day
    in_trust = in_trust and (member.left is None or day <= member.left)
    led = after(stint.start, clause.before) <= day and stint.covers(day)
    sure_posts = context.posts.certain({post.role for post in stint.posts}, stint.posts)
    surely_led = any(
        after(one.start, clause.before) <= day and one.covers(day) for one in sure_posts
    )
    step, words = _step(context, clause, pair)
    if not (in_trust and led):
        return Move(Value.NOT_MET, member, pair, "not in the trust, or not led, for long enough")
    certain = pair.certain and surely_led and member.is_verified
    value = at_best_unknown(step, certain)
    return Move(value, member, pair, words if certain else "a fact is not confirmed")


def _step(context: Context, clause: MovedSponsoredAcademy, pair: Pair) -> tuple[Value, str]:
    sure = tuple((one, two) for one in clause.from_ for two in clause.to)
    value = improvement(pair.before, pair.later, sure, context.policy)
    if value is not Value.NOT_MET:
        return value, ""
    befores = for_improvement(pair.before, context.policy)
    wide = tuple((one, two) for one in clause.from_unknown for two in clause.to)
    if befores & set(clause.from_unknown):
        found = improvement(pair.before, pair.later, wide, context.policy)
        if found is not Value.NOT_MET:
            return Value.UNKNOWN, "the policy does not say whether a move from there counts"
    return Value.NOT_MET, "not a move out of requires improvement"


def _move_words(move: Move) -> str:
    step = f"{grade_in_words(move.pair.before)} to {grade_in_words(move.pair.later)}"
    start = f"{move.member.urn}: {step} on {in_words(move.pair.later.start)}"
    return f"{start}; {move.doubt}." if move.doubt else f"{start}."


def _move_used(move: Move) -> tuple[Used, ...]:
    joined = used(f"{move.member.urn} joined the trust", move.member.joined, move.member)
    return (joined, graded_used(move.pair.before), graded_used(move.pair.later))


def _has_stood(context: Context, member: Membership, clause: GroupPerformance) -> bool:
    long = after(member.joined, clause.member_for) <= context.facts.at
    return long and (member.left is None or member.left >= context.facts.at)


def _strong(context: Context, clause: GroupPerformance, urn: str) -> Finding:
    asks = [context.policy.define[name] for name in clause.strong if name in context.policy.define]
    found = [
        school_at_least(context, ask, urn) for ask in asks if isinstance(ask, PerformanceAtLeast)
    ]
    value = all_of(one.value for one in found) if found else Value.UNKNOWN
    return Finding(value, "", tuple(fact for one in found for fact in one.facts))


def _share(clause: GroupPerformance, strong: int, weak: int, silent: int) -> Value:
    """Met on the figures there are; not met only if the missing ones could not change it."""
    total = strong + weak + silent
    if strong + weak < clause.min_schools:
        return Value.UNKNOWN if total >= clause.min_schools else Value.NOT_MET
    if strong >= clause.share * (strong + weak):
        return Value.MET
    return Value.UNKNOWN if strong + silent >= clause.share * total else Value.NOT_MET
