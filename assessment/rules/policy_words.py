"""A recommendation policy as people read it: each clause numbered, with the fact it uses.

Screens: page 11. Nothing is recommended here.
"""

from dataclasses import dataclass

from assessment.rules.wording import count
from rubrics.recommendation import DaysNumber, Open, RecommendationPolicy, YearsNumber

SECOND_LOOK = "A person looks again"


@dataclass(frozen=True)
class RecommendationClause:
    """One clause of the policy in words."""

    number: int
    says: str
    fact: str
    source: str
    unknown: str = SECOND_LOOK


@dataclass(frozen=True)
class OpenNumber:
    """One number that the department has still to settle, with its question."""

    value: str
    question: str


def clauses_in_words(policy: RecommendationPolicy) -> tuple[RecommendationClause, ...]:
    """Return the clauses in the order in which a case shows them."""
    said = [
        ("A person decided that the applicant can apply", "Eligibility decision", "Officer"),
        (
            f"The paper's total is {policy.paper.pass_mark.value} or more",
            "Total of the paper",
            "Marked script",
        ),
        *(
            (
                f"The mark for {floor.area} is {floor.value} or more",
                "Marks by area",
                "Marked script",
            )
            for floor in policy.paper.area_floors
        ),
        (
            f"{policy.members_needed} or more panel members locked a sheet",
            "Locked sheets",
            "Panel members",
        ),
        ("The panel agreed a level for each criterion", "Agreed levels", "Panel"),
        *(
            (f"No criterion is at level {level.value}", "Agreed levels", "Panel")
            for level in policy.interview.no_level
        ),
        (
            f"{policy.interview.at_least.count.value} or more criteria are at level "
            f"{policy.interview.at_least.level.value} or above",
            "Agreed levels",
            "Panel",
        ),
        *(
            (f"{one.criterion} is at level {one.value} or above", "Agreed levels", "Panel")
            for one in policy.interview.must
        ),
    ]
    return tuple(RecommendationClause(number, *words) for number, words in enumerate(said, start=1))


def open_numbers(policy: RecommendationPolicy) -> tuple[OpenNumber, ...]:
    """Return the specimen numbers with their questions, and the questions without a number."""
    numbers = [
        OpenNumber(_value(one), one.question or "") for one in policy.numbers if one.specimen
    ]
    return (*numbers, *(OpenNumber("Not set", one.question) for one in policy.undecided))


def periods_in_words(policy: RecommendationPolicy) -> tuple[tuple[str, str], ...]:
    """Return how long things last after a decision, each with its length."""
    periods = policy.periods
    return (
        ("A designation lasts", _value(periods.designation_years)),
        ("We write about the national training within", _value(periods.training_days)),
        ("An appeal is made within, unless the round sets a last day", _value(periods.appeal_days)),
        ("More evidence is given within", _value(periods.evidence_days)),
        ("It is decided on more evidence within", _value(periods.decide_days)),
        ("A change of role is told within", _value(periods.change_days)),
    )


def lines_of(policy: RecommendationPolicy) -> dict[str, tuple[str, ...]]:
    """Return all that the policy says, line by line, to hold against another version."""
    signs = policy.signs
    return {
        "Clauses": tuple(clause.says for clause in clauses_in_words(policy)),
        "Pass mark": (f"Its standard error is {policy.paper.standard_error.value}",),
        "After a decision": tuple(f"{name} {length}" for name, length in periods_in_words(policy)),
        "People": (
            f"{signs.confirm.value} to confirm what the policy recommends",
            f"{signs.depart.value} to depart from it",
            f"{signs.decide.value} to decide",
        ),
    }


def _value(one: Open) -> str:
    """The value as people say it, with the unit where it has one."""
    if isinstance(one, DaysNumber):
        return count(one.value, "day")
    if isinstance(one, YearsNumber):
        return count(one.value, "year")
    return str(getattr(one, "value", ""))
