"""What a response is worth, what is refused, what a person is told."""

from decimal import Decimal
from typing import Any

import pytest

from question_bank import NotOffered
from question_bank.answer import NOT_A_NUMBER
from tests.question_bank.samples import MULTIPLE, NUMERIC, SINGLE, question

EXACT = MULTIPLE | {"scoring": "all_or_nothing"}

WORTH = {
    "single, right": (SINGLE, ["b"], "1"),
    "single, wrong": (SINGLE, ["a"], "0"),
    "single, none": (SINGLE, [], "0"),
    "several, all right": (MULTIPLE, ["c", "b"], "1"),
    "several, half": (MULTIPLE, ["b"], "0.5"),
    "several, one right one wrong": (MULTIPLE, ["a", "b"], "0"),
    "several, two right one wrong": (MULTIPLE, ["a", "b", "c"], "0.5"),
    "several, everything": (MULTIPLE, ["a", "b", "c", "d"], "0"),
    "several, never under nothing": (MULTIPLE, ["a", "d"], "0"),
    "exact, all right": (EXACT, ["b", "c"], "1"),
    "exact, half": (EXACT, ["b"], "0"),
    "exact, one too many": (EXACT, ["a", "b", "c"], "0"),
    "number, exact": (NUMERIC, ["21.4"], "1"),
    "number, at the edge": (NUMERIC, ["21.45"], "1"),
    "number, past the edge": (NUMERIC, ["21.451"], "0"),
    "number, lower edge with unit": (NUMERIC, [" 21.35 pupils "], "1"),
    "number, words": (NUMERIC, ["about 21"], "0"),
    "number, spaces": (NUMERIC, ["   "], "0"),
}


@pytest.mark.parametrize(("answer", "values", "points"), WORTH.values(), ids=WORTH.keys())
def test_response_is_worth(answer: dict[str, Any], values: list[str], points: str) -> None:
    asked = question(answer)
    assert asked.mark(asked.read(values)) == Decimal(points)


REFUSED = {
    "single, not offered": (SINGLE, ["z"], "Select an answer from the list"),
    "single, two": (SINGLE, ["a", "b"], "Select one answer"),
    "several, not offered": (MULTIPLE, ["a", "z"], "Select an answer from the list"),
    "several, NUL": (MULTIPLE, ["\x00"], "Select an answer from the list"),
    "number, 100,000 characters": (
        NUMERIC,
        ["9" * 100_000],
        "Your answer must be 100 characters or fewer",
    ),
    "number, two": (NUMERIC, ["1", "2"], "Enter one number"),
}


@pytest.mark.parametrize(("answer", "values", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_response_not_offered_is_refused(
    answer: dict[str, Any], values: list[str], said: str
) -> None:
    with pytest.raises(NotOffered) as refused:
        question(answer).read(values)
    assert str(refused.value) == said


NOTES = {
    "number, words": (NUMERIC, "about 21", NOT_A_NUMBER),
    "number": (NUMERIC, "21", None),
    "number, none": (NUMERIC, "", None),
    "several, too few": (MULTIPLE, "a", "Select 2 answers. You have selected 1."),
    "several, too many": (MULTIPLE, "a,b,c", "Select 2 answers. You have selected 3."),
    "several, enough": (MULTIPLE, "a,b", None),
    "single": (SINGLE, "a", None),
}


@pytest.mark.parametrize(("answer", "response", "said"), NOTES.values(), ids=NOTES.keys())
def test_note_to_the_person(answer: dict[str, Any], response: str, said: str | None) -> None:
    assert question(answer).note(response) == said


def test_nothing_kept_is_worth_nothing() -> None:
    assert question().mark(None) == Decimal(0)


HINTS = {"single": (SINGLE, "Select one answer"), "several": (MULTIPLE, "Select 2 answers")}


@pytest.mark.parametrize(("answer", "said"), HINTS.values(), ids=HINTS.keys())
def test_hint_says_how_many(answer: dict[str, Any], said: str) -> None:
    assert question(answer).shown().hint == said


@pytest.mark.parametrize("answer", [SINGLE, MULTIPLE, NUMERIC], ids=["single", "several", "number"])
def test_keys_never_leave(answer: dict[str, Any]) -> None:
    shown = question(answer).shown()
    assert "CANARY" not in repr(shown)
    assert "21.4" not in repr(shown)
    assert not hasattr(shown, "key")
    assert "CANARY" in repr(question(answer)), "the canary could have leaked"


def test_shown_keeps_the_order_that_was_drawn() -> None:
    shown = question().shown(("c", "b", "a", "d"))
    assert [option.text for option in shown.options] == ["Third", "Second", "First", "Fourth"]
    assert shown.paragraphs == ("A school.", "In a town.")


@pytest.mark.parametrize("order", [("a", "b"), ("a", "b", "c", "c"), ("a", "b", "c", "z")])
def test_order_that_is_not_the_options_is_refused(order: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="has options"):
        question().shown(order)
