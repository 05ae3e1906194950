"""Options that are numbers, and calculations: samples that trip one check, and some that do not."""

from decimal import Decimal
from typing import Any

import pytest

from question_bank import Question
from question_bank.craft.numbers import numbers_in
from tests.question_bank.crafted import best, flaws
from tests.question_bank.samples import NUMERIC, question

SHUFFLED = "The options are numbers in order and may be shuffled. Anchor each as authored."
ORDER = "The options are numbers out of order. Put them from small to large."

TRIPS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "out of order": (("10%", "30%", "20%", "40%"), "numbers_out_of_order", ORDER),
    "out of order with words": (
        ("1 teacher", "3 teachers", "2 teachers"),
        "numbers_out_of_order",
        ORDER,
    ),
    "pounds out of order": (("£1,200", "£800", "£1,500"), "numbers_out_of_order", ORDER),
    "ranges that share an end": (
        ("10 to 15", "15 to 20", "21 to 25"),
        "overlapping_ranges",
        "Two ranges share 15. Let a value fit one option alone.",
    ),
    "ranges with a dash": (
        ("10-15", "14-20", "21-25"),
        "overlapping_ranges",
        "Two ranges share 14. Let a value fit one option alone.",
    ),
}


@pytest.mark.parametrize(("texts", "check", "says"), TRIPS.values(), ids=TRIPS.keys())
def test_flaw_trips_its_check_alone(texts: tuple[str, ...], check: str, says: str) -> None:
    assert flaws(best(*texts, anchor="authored")) == {check: [says]}


def test_numbers_that_may_be_shuffled() -> None:
    assert flaws(best("10%", "20%", "30%")) == {"numbers_out_of_order": [SHUFFLED]}


@pytest.mark.parametrize(
    "texts",
    [
        ("10%", "20%", "30%", "40%"),
        ("-2.5", "1", "1,000"),
        ("10 to 15", "16 to 20", "21 to 25"),
        ("Cut 9 posts", "Keep 5 posts", "Add 2 posts"),
    ],
    ids=["in order", "signs and thousands", "ranges apart", "numbers within other words"],
)
def test_what_is_let_stand(texts: tuple[str, ...]) -> None:
    assert flaws(best(*texts, anchor="authored")) == {}


def test_numbers_are_read_with_their_signs() -> None:
    assert numbers_in("from −1.5 to 1,200, or 10-15") == [
        Decimal("-1.5"), Decimal(1200), Decimal(10), Decimal(15),
    ]  # fmt: skip


WORKING = {"formula": "pupil_teacher_ratio", "of": ["900", "54"]}
WORKED: list[dict[str, Any]] = [
    {"id": name, "text": text, "anchor": "authored", "rationale": "So.", "working": working}
    for name, text, working in (
        ("a", "12.0", {"formula": "pupil_teacher_ratio", "of": ["600", "50"]}),
        ("b", "16.7", WORKING),
        ("c", "20.0", {"formula": "pupil_teacher_ratio", "of": ["1000", "50"]}),
    )
]


def worked(**last: object) -> Question:
    """A calculation with three options, the last one changed."""
    options = [*WORKED[:2], WORKED[2] | last]
    return question({"kind": "single_best", "options": options, "key": "b"})


def typed(**changes: object) -> Question:
    """A number to be typed: 900 pupils and 54 teachers."""
    answer = {"value": "16.7", "tolerance": "0.05", "unit": "", "example": "9", "working": WORKING}
    return question(NUMERIC | answer | changes)


def test_sound_calculations_trip_nothing() -> None:
    assert flaws(worked()) == {}
    assert flaws(typed()) == {}


@pytest.mark.parametrize(
    ("asked", "check", "says"),
    [
        (
            worked(text="20.1"),
            "miscalculated_options",
            "Option c shows 20.1, and its formula gives 20.0000.",
        ),
        (
            worked(working=None),
            "miscalculated_options",
            "Option c has no working, and others have.",
        ),
        (worked(text="Many"), "miscalculated_options", "Option c has a working and no number."),
        (
            worked(working={"formula": "guess", "of": ["1"]}),
            "miscalculated_options",
            "Option c: There is no formula called guess.",
        ),
        (
            worked(working={"formula": "pupil_teacher_ratio", "of": ["1", "0"]}),
            "miscalculated_options",
            "Option c: pupil_teacher_ratio cannot be worked out of these inputs.",
        ),
        (
            typed(value="16.5"),
            "miscalculated_number",
            "The key is 16.5, and its formula gives 16.6667.",
        ),
        (
            typed(tolerance="0.01"),
            "miscalculated_number",
            "The unrounded number, 16.6667, is out of the tolerance of the key.",
        ),
        (
            typed(working=None),
            "miscalculated_number",
            "The number has no working. Name its formula and inputs.",
        ),
        (
            typed(working={"formula": "pupil_teacher_ratio", "of": ["900"]}),
            "miscalculated_number",
            "The number: pupil_teacher_ratio cannot be worked out of these inputs.",
        ),
        (
            worked(text="17.0", working={"formula": "pupil_teacher_ratio", "of": ["850", "50"]}),
            "crowded_numbers",
            "17.0 is within 5% of the key, 16.7. Choose figures that set them apart.",
        ),
    ],
    ids=[
        "option", "no working", "no number", "no formula", "by nothing", "number", "tolerance",
        "unworked number", "an input short", "near the key",
    ],
)  # fmt: skip
def test_calculation_trips_its_check_alone(asked: Question, check: str, says: str) -> None:
    assert flaws(asked) == {check: [says]}


def test_worked_options_stand_in_order_and_keep_their_place() -> None:
    small = worked(text="8.0", working={"formula": "pupil_teacher_ratio", "of": ["400", "50"]})
    assert flaws(small)["crowded_numbers"] == [
        "The numbers are out of order. Put them from small to large."
    ]
    assert flaws(worked(anchor="shuffled"))["crowded_numbers"] == [
        "The numbers may be shuffled. Anchor each as authored."
    ]
