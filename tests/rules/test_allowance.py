"""The time a person is allowed, in numbers and words (rule 6)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from assessment.rules.allowance import Allowance

WORDS = {
    "as others": (Allowance(60), "60 minutes", "None"),
    "a quarter": (
        Allowance(60, Decimal(25), 3, 15),
        "75 minutes (60 plus 25%)",
        "3, 15 minutes in all",
    ),
    "a half, written long": (Allowance(60, Decimal("50.00")), "90 minutes (60 plus 50%)", "None"),
    "an eighth": (
        Allowance(60, Decimal("12.5"), 1, 5),
        "67 minutes 30 seconds (60 plus 12.5%)",
        "1, 5 minutes in all",
    ),
    "minutes without a break": (Allowance(60, break_minutes=9), "60 minutes", "None"),
}


@pytest.mark.parametrize(("allowance", "words", "breaks"), WORDS.values(), ids=WORDS.keys())
def test_rule_06_words(allowance: Allowance, words: str, breaks: str) -> None:
    assert (allowance.words, allowance.break_words) == (words, breaks)


def test_rule_06_any_percentage_is_exact_to_the_microsecond_and_rounded_up() -> None:
    assert Allowance(60, Decimal("33.33")).total == timedelta(microseconds=4_799_880_000)
    assert Allowance(1, Decimal("0.000001")).total == timedelta(seconds=60, microseconds=1)


@pytest.mark.parametrize(
    "wrong",
    [(0,), (60, Decimal(-1)), (60, Decimal("NaN")), (60, Decimal(0), -1), (60, Decimal(0), 1, -1)],
    ids=["no minutes", "less than nothing", "not a number", "breaks", "break minutes"],
)
def test_refuses_impossible_time(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"nothing|minute"):
        Allowance(*wrong)
