"""A policy as people read it: every clause numbered, with the fact it uses, the fact's source and
what happens if it is not known. Screens: page 11. Nothing is evaluated here."""

import re
from dataclasses import dataclass
from datetime import date

from assessment.rules.eligibility.asking import says
from assessment.rules.wording import count, sentence
from assessment.rules.wording_time import date_plain
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.clauses import ClauseBase
from rubrics.eligibility.policy import walk
from rubrics.eligibility.tree import Group, Route, Use

LENGTH, DAY = re.compile(r"P([0-9]+)([YMD])"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNITS = {"Y": "year", "M": "month", "D": "day"}
A_PERSON_DECIDES = "A person decides"
POSTS = ("Posts, with role, school and dates", "The applicant; an officer records the source")
INSPECTIONS = ("Inspections of the school, with dates and grades", "Ofsted")
RESULTS = ("Published results of the school", "Department for Education")
TRUST = ("Academies of the trust, with dates", "School register")
FACTS: dict[str, tuple[str, str]] = {
    "held_post": POSTS,
    "grade_improved": INSPECTIONS,
    "inspection_between": INSPECTIONS,
    "in_post_between": POSTS,
    "named_in_report": ("The headteacher named in the report", "Ofsted"),
    "current_grade": INSPECTIONS,
    "no_decline": ("Posts, and inspections in their time", "The applicant, and Ofsted"),
    "performance_at_least": RESULTS,
    "performance_improved_by": RESULTS,
    "not_inspected_since": INSPECTIONS,
    "leads_group": TRUST,
    "moved_sponsored_academy_out_of_ri": ("Inspections of the trust's academies", "Ofsted"),
    "group_performance_at_least": ("Published results of the academies", RESULTS[1]),
    "accountable_improvement": ("Inspections, and what the applicant answered for", "Ofsted"),
    "attested": ("A statement by the applicant", "The applicant"),
}


@dataclass(frozen=True)
class ClauseWords:
    """One clause with its number in the policy."""

    number: int
    says: str
    fact: str
    source: str
    unknown: str = A_PERSON_DECIDES


@dataclass(frozen=True)
class RouteWords:
    """One way to be eligible. `sign_offs` is how many officials an exception takes; 0 for none."""

    title: str
    hint: str
    cites: str
    sign_offs: int
    clauses: tuple[ClauseWords, ...]


@dataclass(frozen=True)
class NumberWords:
    """One number of the policy, and the question that the department must answer about it."""

    name: str
    value: str
    question: str


def routes_in_words(policy: EligibilityPolicy) -> tuple[RouteWords, ...]:
    """Return the routes in order; clauses are numbered through the whole policy."""
    found: list[RouteWords] = []
    number = 0
    for route in policy.routes:
        clauses = [node for _, node in walk(route) if not isinstance(node, Group)]
        words = tuple(
            _clause(policy, node, number + place) for place, node in enumerate(clauses, start=1)
        )
        number += len(clauses)
        found.append(_route(route, words))
    return tuple(found)


def lines_of(policy: EligibilityPolicy) -> dict[str, tuple[str, ...]]:
    """Return all that the policy says, line by line, to hold against another version."""
    found = {route.title: _lines(route) for route in routes_in_words(policy)}
    numbers = (
        f"{name.replace('_', ' ')}: {_value(str(one.value))}"
        for name, one in policy.parameters.items()
    )
    return found | {"Numbers": tuple(sentence(line) for line in numbers)}


def _lines(route: RouteWords) -> tuple[str, ...]:
    hint = (f"{route.hint}.",) if route.hint else ()
    signs = (f"An exception. {route.sign_offs} people look at it.",) if route.sign_offs else ()
    return (*hint, *signs, *(clause.says for clause in route.clauses))


def numbers_in_words(policy: EligibilityPolicy) -> tuple[NumberWords, ...]:
    """Return the specimen numbers with their questions, in the order of the document."""
    return tuple(
        NumberWords(name.replace("_", " "), _value(str(one.value)), one.question or "")
        for name, one in policy.parameters.items()
        if one.specimen
    )


def _value(text: str) -> str:
    """A length of time or a date as people say it; anything else as it stands."""
    length = LENGTH.fullmatch(text)
    if length:
        return count(int(length[1]), UNITS[length[2]])
    return date_plain(date.fromisoformat(text)) if DAY.fullmatch(text) else text


def _route(route: Route, clauses: tuple[ClauseWords, ...]) -> RouteWords:
    signs = route.exception.sign_offs if route.exception else 0
    return RouteWords(route.title, route.hint or "", route.cites, signs, clauses)


def _clause(policy: EligibilityPolicy, node: Use | ClauseBase, number: int) -> ClauseWords:
    clause = policy.define[node.use] if isinstance(node, Use) else node
    fact, source = FACTS[str(getattr(clause, "type", ""))]
    said = node.says or clause.says or says(clause)
    return ClauseWords(number, said, fact, source)
