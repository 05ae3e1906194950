"""Which kinds of fact a route needs, so that the pages ask for them and for no others."""

from assessment.rules.eligibility.confirming import ChiefExecutive, Confirmer
from assessment.rules.eligibility.facts import (
    Accountability,
    Attestation,
    Graded,
    Link,
    Measure,
    Membership,
    NamedReport,
    Post,
    Stated,
    TrustGroup,
    Visit,
)
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.clauses import ClauseBase
from rubrics.eligibility.policy import walk

KINDS: dict[str, type[Stated]] = {
    "post": Post,
    "graded": Graded,
    "visit": Visit,
    "named_report": NamedReport,
    "link": Link,
    "group": TrustGroup,
    "membership": Membership,
    "accountability": Accountability,
    "measure": Measure,
    "attestation": Attestation,
    "confirmer": Confirmer,
    "chief_executive": ChiefExecutive,
}
"""Every kind of fact, in the order in which it is asked."""

NEEDS: dict[str, tuple[str, ...]] = {
    "held_post": ("post",),
    "grade_improved": ("graded", "link"),
    "inspection_between": ("graded",),
    "in_post_between": ("post", "graded"),
    "named_in_report": ("named_report",),
    "current_grade": ("graded", "visit"),
    "no_decline": ("post", "graded", "link"),
    "performance_at_least": ("measure",),
    "performance_improved_by": ("measure",),
    "not_inspected_since": ("graded", "visit"),
    "leads_group": ("post", "group"),
    "moved_sponsored_academy_out_of_ri": ("membership", "graded", "link"),
    "group_performance_at_least": ("membership", "measure"),
    "accountable_improvement": ("accountability", "graded"),
    "attested": (),
}
OPTIONAL = frozenset({"link", "visit", "named_report"})
"""Kinds of which there may be none: a school that kept its URN, say."""
CONFIRMING = frozenset({"confirmer", "chief_executive"})
"""Kinds that say who can confirm an exception. No clause reads them, so none is evaluated."""


def kinds_asked(policy: EligibilityPolicy, route_id: str) -> tuple[str, ...]:
    """Return the kinds of fact that a route needs, in the order of asking.

    They are what its clauses read; a route by exception asks who can confirm it as well: the
    chief executive where a leader in a trust answers for schools, otherwise whoever can.
    """
    resolved = policy.resolved()
    needed = {
        kind
        for _, node in walk(resolved.route(route_id))
        if isinstance(node, ClauseBase)
        for kind in NEEDS.get(getattr(node, "type", ""), ())
    }
    if is_exception(policy, route_id):
        needed.add("chief_executive" if "accountability" in needed else "confirmer")
    return tuple(kind for kind in KINDS if kind in needed)


def subjects_asked(policy: EligibilityPolicy, route_id: str) -> tuple[str, ...]:
    """Return the subjects on which a route asks for a statement."""
    resolved = policy.resolved()
    return tuple(
        str(node.subject)
        for _, node in walk(resolved.route(route_id))
        if isinstance(node, ClauseBase)
        and getattr(node, "type", "") == "attested"
        and hasattr(node, "subject")
    )


def is_exception(policy: EligibilityPolicy, route_id: str) -> bool:
    """Say whether a route is one by exception."""
    return policy.route(route_id).exception is not None
