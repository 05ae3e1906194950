"""A stored trace back as a value, for pages and replay."""

import json
from datetime import date
from typing import Any

from assessment.rules.eligibility.finding import Used
from assessment.rules.eligibility.kleene import Value
from assessment.rules.eligibility.trace import Entry, Other, RouteTrace, Trace


def read_trace(body: str) -> Trace:
    """Return the trace whose canonical JSON this is."""
    whole: dict[str, Any] = json.loads(body)
    whole["at"] = date.fromisoformat(whole["at"])
    whole["outcome"] = Value(whole["outcome"])
    whole["routes"] = tuple(_route(one) for one in whole["routes"])
    return Trace(**whole)


def _route(one: dict[str, Any]) -> RouteTrace:
    return RouteTrace(**{**one, "entries": tuple(_entry(entry) for entry in one["entries"])})


def _entry(one: dict[str, Any]) -> Entry:
    others = tuple(Other(**{**other, "value": Value(other["value"])}) for other in one["others"])
    facts = tuple(_used(fact) for fact in one["facts"])
    return Entry(**{**one, "result": Value(one["result"]), "facts": facts, "others": others})


def _used(fact: dict[str, Any]) -> Used:
    on = fact["confirmed_on"]
    return Used(**{**fact, "confirmed_on": date.fromisoformat(on) if on else None})
