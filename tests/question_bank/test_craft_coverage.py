"""What a bank covers: counts of items, topics, demands and kinds, area by area."""

import pytest

from question_bank import Question
from question_bank.craft import Complaint
from question_bank.craft.coverage import uncovered
from tests.question_bank.crafted import best
from tests.question_bank.samples import MULTIPLE, NUMERIC, question


def area(count: int, topics: int = 10, recall: int = 0, name: str = "ofsted") -> list[Question]:
    """So many questions of an area; one in ten has several right options."""
    return [
        (best if n % 10 else several)(
            id=f"{name}-{n}",
            area=name,
            topic=f"topic-{n % topics}",
            demand="recall" if n < recall else "analysis",
        )
        for n in range(count)
    ]


def several(**changes: object) -> Question:
    return question(MULTIPLE, **changes)


def number(n: int) -> Question:
    return question(NUMERIC, id=f"icfp-number-{n}", area="icfp", topic=f"topic-{n % 10}")


@pytest.mark.parametrize(
    ("items", "says"),
    [
        (area(80), []),
        (area(79), ["It has 79 questions and needs 80."]),
        (area(80, topics=9), ["It has 9 topics and needs 10."]),
        (area(80, recall=12), []),
        (
            area(80, recall=13),
            [
                "13 of 80 questions ask for recall. At most 15% may: ask for a use of what is "
                "known."
            ],
        ),
        (
            area(11, topics=3),
            ["It has 11 questions and needs 80.", "It has 3 topics and needs 10."],
        ),
        (
            [each for each in area(90, topics=11) if each.kind == "single_best"],
            ["It has no question of the kind multiple response."],
        ),
    ],
    ids=[
        "enough", "too few", "narrow", "recall", "much recall", "few and narrow", "one kind",
    ],
)  # fmt: skip
def test_counts(items: list[Question], says: list[str]) -> None:
    assert list(uncovered(items)) == [Complaint("area ofsted", each) for each in says]


def test_half_of_icfp_are_calculations() -> None:
    cases = area(40, name="icfp")
    assert list(uncovered([*cases, *map(number, range(40))])) == []
    assert list(uncovered([*cases, *map(number, range(39)), best(id="one-more", area="icfp")])) == [
        Complaint("area icfp", "39 of 80 questions are calculations. At least half must be.")
    ]
    assert Complaint("area icfp", "It has no question of the kind numeric.") in list(
        uncovered(cases)
    )


def test_rehearsals_are_not_counted() -> None:
    assert list(uncovered([best(pool="rehearsal")])) == []
