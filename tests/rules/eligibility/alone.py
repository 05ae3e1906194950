"""A clause type alone in a policy of one route, and facts that a clause is tried on."""

import json
from typing import Any

from assessment.rules.eligibility import Facts
from rubrics.eligibility import EligibilityPolicy
from tests.rules.eligibility.build import POLICIES, facts, post, run

HEAD = post("2018-09-01")
HEADS = ["headteacher", "executive_headteacher"]
MET, NOT, UNKNOWN = "met", "not_met", "unknown"
Row = tuple[str, EligibilityPolicy, Facts, str]
"""What is tried, the policy, the facts, the answer."""


def alone(
    clause: dict[str, Any], post_kind: str = "headship", pair: bool = False
) -> EligibilityPolicy:
    """nle-2019 with one route, which holds one clause."""
    whole = json.loads(POLICIES["nle-2019"].body)
    some = {"post": post_kind, **({"pair": "graded_pair"} if pair else {})}
    group = {"id": "some", "for_some": some, "all": [{"id": "one", **clause}]}
    node = group if post_kind else {"id": "one", **clause}
    whole["routes"] = [{"id": "route", "title": "Route", "cites": "a test", "all": [node]}]
    return EligibilityPolicy.model_validate_json(json.dumps(whole))


def pair(before: Any, later: Any, **parts: Any) -> Facts:
    return facts(**{"posts": (HEAD,), "graded": (before, later), **parts})


def holds(row: Row) -> None:
    """The answer; a not met names its facts and an unknown what would settle it."""
    _, policy, told, answer = row
    trace = run(told, policy)
    assert trace.outcome == answer
    if answer == UNKNOWN:
        assert [entry for entry in trace.deciding_unknowns if not entry.settled_by] == []
    if answer == NOT:
        clauses = [entry for entry in trace.routes[0].entries if entry.kind == "clause"]
        assert [entry for entry in clauses if not entry.facts] == []
