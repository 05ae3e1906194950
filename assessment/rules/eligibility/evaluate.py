"""A policy over one person's facts, clause by clause, in three values.

Pure: the same facts and policy give the same bytes (semantics rules 30 and 34).
"""

from dataclasses import dataclass
from typing import Any

from assessment.rules.canonical import digest
from assessment.rules.eligibility.asking import ASKS, says
from assessment.rules.eligibility.context import Bound, Context
from assessment.rules.eligibility.facts import Facts
from assessment.rules.eligibility.finding import Finding, counted
from assessment.rules.eligibility.kleene import Value, all_of, any_of
from assessment.rules.eligibility.signatures import signatures
from assessment.rules.eligibility.stint import HEADS, TRUST_LEADERS
from assessment.rules.eligibility.trace import NOT_INVOKED, Entry, Other, RouteTrace, Trace
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.clauses import ClauseBase
from rubrics.eligibility.tree import Binding, Group, Joined, Route

ENGINE = "eligibility/1"


@dataclass(frozen=True)
class Branch:
    """What a part of the tree came to, with its entries in the order of the policy."""

    value: Value
    entries: tuple[Entry, ...]


def facts_hash(facts: Facts) -> str:
    """Return the hash that an evaluation and a decision are bound to."""
    return digest(facts.model_dump())


def evaluate(facts: Facts, policy: EligibilityPolicy, policy_hash: str) -> Trace:
    """Return the answer of every route, and `any` over them; exceptions only when invoked."""
    context = Context(facts, policy.resolved())
    routes = tuple(_route(context, route) for route in context.policy.routes)
    asked = [Value(one.result) for one in routes if one.result != NOT_INVOKED]
    return Trace(
        schema="nle-eligibility-trace/1",
        engine=ENGINE,
        policy=f"{policy.id}@{policy.version}",
        policy_hash=policy_hash,
        at=facts.at,
        facts_hash=facts_hash(facts),
        outcome=any_of(asked),
        routes=routes,
    )


def _route(context: Context, route: Route) -> RouteTrace:
    exceptional = route.exception is not None
    if exceptional and route.id not in context.facts.invoked:
        return RouteTrace(route.id, route.title, route.cites, NOT_INVOKED, True)
    branch = _joined(context, route, route.id, Bound())
    value, entries = branch.value, branch.entries
    if route.exception:
        signed = signatures(context.facts, route, entries)
        value, entries = all_of((value, signed.result)), (*entries, signed)
    return RouteTrace(route.id, route.title, route.cites, value.value, exceptional, entries)


def _joined(context: Context, joined: Joined, path: str, bound: Bound) -> Branch:
    branches = [_node(context, node, path, bound) for node in joined.children]
    join = all_of if joined.all_ else any_of
    entries = tuple(entry for branch in branches for entry in branch.entries)
    return Branch(join(branch.value for branch in branches), entries)


def _node(context: Context, node: Any, path: str, bound: Bound) -> Branch:
    here = f"{path}.{node.id}" if node.id else path
    if isinstance(node, Group):
        return _group(context, node, here, bound)
    finding = ASKS[node.type](context, node, bound)
    return Branch(finding.value, (_entry(node, here, finding, bound),))


def _group(context: Context, group: Group, path: str, bound: Bound) -> Branch:
    if group.for_some is None:
        return _joined(context, group, path, bound)
    found = [
        (one, _joined(context, group, path, one)) for one in _bindings(context, group.for_some)
    ]
    if not found:
        return _nothing_bound(context, group, path)
    best, branch = min(found, key=_rank)
    others = tuple(
        Other(one.name, rest.value, _why(rest)) for one, rest in found if one is not best
    )
    because = f"Looked at {len(found)}, chose {best.name}."
    entry = Entry(path, "group", branch.value, group.says or "", because, (), best.name, others)
    return Branch(branch.value, (entry, *branch.entries))


def _rank(one: tuple[Bound, Branch]) -> tuple[object, ...]:
    """The best answer first; then the fewest clauses that stand in its way; then the newest."""
    bound, branch = one
    order = {Value.MET: 0, Value.UNKNOWN: 1, Value.NOT_MET: 2}
    amiss = [entry.result for entry in branch.entries]
    newest = -(bound.pair.later.start.toordinal() if bound.pair else 0)
    start = -(bound.stint.start.toordinal() if bound.stint else 0)
    counts = (amiss.count(Value.NOT_MET), amiss.count(Value.UNKNOWN))
    return (order[branch.value], *counts, newest, start, bound.name)


def _why(branch: Branch) -> str:
    for wanted in (Value.NOT_MET, Value.UNKNOWN):
        for entry in branch.entries:
            if entry.result is wanted:
                return f"{entry.clause}: {entry.because}"
    return "As good as the one chosen."


def _bindings(context: Context, wanted: Binding) -> list[Bound]:
    roles = TRUST_LEADERS if wanted.post == "current_trust_leadership" else HEADS
    stints = context.posts.possible(roles)
    if wanted.post != "headship":
        stints = [one for one in stints if one.covers(context.facts.at)]
    if wanted.post == "current_trust_leadership":
        stints = [one for one in stints if one.group]
    else:
        stints = [one for one in stints if one.urns]
    if wanted.pair is None:
        return [Bound(one) for one in stints]
    return [
        Bound(one, pair)
        for one in stints
        for pair in context.pairs(
            frozenset().union(*(context.lineages.possibly(urn) for urn in one.urns))
        )
    ]


def _nothing_bound(context: Context, group: Group, path: str) -> Branch:
    some = group.for_some
    what = "two graded inspections in a row" if some and some.pair else "a post of this kind"
    facts = (
        counted("posts recorded", len(context.facts.posts)),
        counted("graded inspections recorded", len(context.facts.graded)),
    )
    because = f"Nothing recorded has {what}."
    finding = Finding(Value.NOT_MET, because, facts)
    entry = Entry(path, "group", Value.NOT_MET, group.says or "", because, facts)
    below = tuple(_entry(node, f"{path}.{node.id}", finding, Bound()) for node in _leaves(group))
    return Branch(Value.NOT_MET, (entry, *below))


def _leaves(joined: Joined) -> list[ClauseBase]:
    found: list[ClauseBase] = []
    for node in joined.children:
        if isinstance(node, Group):
            found += _leaves(node)
        elif isinstance(node, ClauseBase):
            found.append(node)
    return found


def _entry(clause: ClauseBase, path: str, finding: Finding, bound: Bound) -> Entry:
    return Entry(
        path,
        "clause",
        finding.value,
        clause.says or says(clause),
        finding.because,
        finding.facts,
        bound.name,
        (),
        finding.settled_by,
    )
