"""Stage 1: whether the pinned policy is met on one person's facts. Pure.

`evaluate(facts, policy, policy_hash)` is the way in; it knows no row, request or clock.
"""

from assessment.rules.eligibility.evaluate import ENGINE, evaluate, facts_hash
from assessment.rules.eligibility.facts import Facts
from assessment.rules.eligibility.kleene import Value
from assessment.rules.eligibility.trace import Trace

__all__ = ["ENGINE", "Facts", "Trace", "Value", "evaluate", "facts_hash"]
