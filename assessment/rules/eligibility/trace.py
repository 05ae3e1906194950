"""The trace of an evaluation: every clause with its answer, ready to be stored and replayed."""

from dataclasses import dataclass
from datetime import date

from assessment.rules.canonical import canonical, digest
from assessment.rules.eligibility.finding import Used
from assessment.rules.eligibility.kleene import Value

NOT_INVOKED = "not_invoked"


@dataclass(frozen=True)
class Other:
    """A binding that was not chosen, and why."""

    binding: str
    value: Value
    because: str


@dataclass(frozen=True)
class Entry:
    """One clause, or one named group, as it came out."""

    clause: str
    kind: str  # clause, group, signatures
    result: Value
    says: str
    because: str
    facts: tuple[Used, ...] = ()
    binding: str = ""
    others: tuple[Other, ...] = ()
    settled_by: str | None = None


@dataclass(frozen=True)
class RouteTrace:
    """One route. `result` is a value, or "not_invoked" for an exception nobody asked for."""

    route: str
    title: str
    cites: str
    result: str
    is_exception: bool
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Trace:
    """The whole answer. The same facts and policy give the same bytes."""

    schema: str
    engine: str
    policy: str
    policy_hash: str
    at: date
    facts_hash: str
    outcome: Value
    routes: tuple[RouteTrace, ...]

    @property
    def body(self) -> str:
        """The canonical JSON."""
        return canonical(self).decode()

    @property
    def hash(self) -> str:
        """The SHA-256 of the canonical JSON."""
        return digest(self)

    def entry(self, path: str) -> Entry:
        """Return the entry of one clause, or raise KeyError."""
        found = {one.clause: one for route in self.routes for one in route.entries}
        return found[path]

    @property
    def deciding_unknowns(self) -> tuple[Entry, ...]:
        """The unknown clauses of routes that are unknown: what a person must settle."""
        return tuple(
            entry
            for route in self.routes
            if route.result == Value.UNKNOWN
            for entry in route.entries
            if entry.result is Value.UNKNOWN and entry.kind != "group"
        )
