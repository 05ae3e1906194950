"""What an officer may decide on a trace: what must be settled first, and when two must sign."""

from collections.abc import Collection

from assessment.rules.eligibility.finding import DECIDE
from assessment.rules.eligibility.kleene import Value
from assessment.rules.eligibility.performance import RECORD
from assessment.rules.eligibility.signatures import verifiers
from assessment.rules.eligibility.trace import NOT_INVOKED, Entry, Trace
from assessment.rules.refusal import Faults

ELIGIBLE, NOT_ELIGIBLE, MORE_EVIDENCE = "eligible", "not_eligible", "more_evidence"
OUTCOMES = {
    ELIGIBLE: "Eligible",
    NOT_ELIGIBLE: "Not eligible",
    MORE_EVIDENCE: "More evidence needed",
}
SAYS = {Value.MET: "eligible", Value.NOT_MET: "not eligible", Value.UNKNOWN: "not known"}
BY_JUDGEMENT = frozenset({DECIDE, RECORD})


def unknowns_of(trace: Trace, route: str) -> tuple[Entry, ...]:
    """Return the deciding unknowns of the route that was applied by."""
    return tuple(one for one in trace.deciding_unknowns if one.clause.startswith(f"{route}."))


def needs_fact(trace: Trace, route: str) -> tuple[Entry, ...]:
    """Return what only a fact can settle on this route; the rest a person may decide."""
    if trace.outcome is not Value.UNKNOWN:
        return ()
    return tuple(
        entry
        for entry in unknowns_of(trace, route)
        if entry.kind == "clause" and entry.settled_by not in BY_JUDGEMENT
    )


def exception_at_hand(trace: Trace) -> str | None:
    """Return the invoked exception that the case turns on, unless an ordinary route is met."""
    ordinary = [one for one in trace.routes if not one.is_exception]
    if any(one.result == Value.MET for one in ordinary):
        return None
    invoked = [one for one in trace.routes if one.is_exception and one.result != NOT_INVOKED]
    return invoked[0].route if invoked else None


def verifiers_of(trace: Trace, route: str) -> frozenset[str]:
    """Return who confirmed or recorded the evidence of a route; they may not sign for it."""
    entries = [one.entries for one in trace.routes if one.route == route]
    return verifiers(entries[0]) if entries else frozenset()


def check_decision(
    trace: Trace, route: str, outcome: str, reasons: Collection[str], words: str
) -> None:
    """Raise Faults when a decision is incomplete, or a fact is missing that would settle it."""
    faults = {}
    if outcome not in OUTCOMES:
        faults["outcome"] = "Select whether they can apply"
    elif outcome != MORE_EVIDENCE and needs_fact(trace, route):
        entry = needs_fact(trace, route)[0]
        faults["outcome"] = (
            f"“{entry.says}” is not known. Record a fact, or ask the applicant, before you decide"
        )
    if not reasons:
        faults["reasons"] = "Select at least one reason"
    by_judgement = trace.outcome is Value.UNKNOWN and outcome in (ELIGIBLE, NOT_ELIGIBLE)
    departs = (trace.outcome, outcome) in (
        (Value.MET, NOT_ELIGIBLE),
        (Value.NOT_MET, ELIGIBLE),
    )
    if (by_judgement or departs) and not words.strip():
        faults["words"] = "Enter why, in your own words"
    if faults:
        raise Faults(faults)
