"""A recommendation policy as people read it: each clause numbered, with the fact it uses.

Screens: page 11. Nothing is recommended here.
"""

from dataclasses import dataclass

from rubrics.recommendation import RecommendationPolicy

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
        OpenNumber(str(getattr(one, "value", "")), one.question or "")
        for one in policy.numbers
        if one.specimen
    ]
    return (*numbers, *(OpenNumber("Not set", one.question) for one in policy.undecided))
