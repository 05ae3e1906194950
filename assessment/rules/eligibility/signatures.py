"""The signatures under an exception: different officials, none of whom verified the evidence."""

from collections.abc import Iterable

from assessment.rules.eligibility.facts import Facts
from assessment.rules.eligibility.kleene import Value
from assessment.rules.eligibility.trace import Entry
from rubrics.eligibility.tree import Route


def signatures(facts: Facts, route: Route, entries: tuple[Entry, ...]) -> Entry:
    """Return the entry that says how many of the needed signatures are there."""
    needed = route.exception.sign_offs if route.exception else 0
    signed = signers(facts, route.id, verifiers(entries))
    enough = len(signed) >= needed
    because = f"{len(signed)} of {needed} officers have signed."
    settled = "Different officers sign, none of whom verified the evidence."
    return Entry(
        f"{route.id}.sign_offs",
        "signatures",
        Value.MET if enough else Value.UNKNOWN,
        f"{needed} officers sign",
        because,
        settled_by=None if enough else settled,
    )


def verifiers(entries: Iterable[Entry]) -> frozenset[str]:
    """Return everyone who confirmed or recorded a fact that the route rests on."""
    return frozenset(
        person
        for entry in entries
        for fact in entry.facts
        for person in (fact.confirmed_by, fact.by)
        if person
    )


def signers(facts: Facts, route: str, barred: frozenset[str]) -> frozenset[str]:
    """Return the officials whose signatures count: named clauses, nobody twice, no verifier."""
    return frozenset(
        one.official
        for one in facts.sign_offs
        if one.route == route and one.clauses and one.official not in barred
    )
