"""Lines matched with choices: what is kept, what it is worth, what is said, how they are shown."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from question_bank import NotOffered, invented
from question_bank.drawing import realised_order
from tests.question_bank.samples import MATCHING, question, seeded

EXACT = MATCHING | {"scoring": "all_or_nothing"}
LINES: Any = MATCHING["lines"]
CHOICES: Any = MATCHING["options"]
RIGHT = ["aq", "br", "cp", "dq"]

READ = {
    "matched": (["dq", "cp", "br", "aq"], "aq,br,cp,dq"),
    "one choice for each line": (["ap", "bp"], "ap,bp"),
    "some lines": (["", "bq", "", ""], "bq"),
    "nothing": (["", "", "", ""], ""),
    "no field": ([], ""),
}


@pytest.mark.parametrize(("values", "kept"), READ.values(), ids=READ.keys())
def test_matches_are_kept_in_the_authors_order(values: list[str], kept: str) -> None:
    assert question(MATCHING).read(values) == kept


REFUSED = {
    "another line": (["zp"], "Choose an answer from the list"),
    "another choice": (["az"], "Choose an answer from the list"),
    "a line alone": (["a"], "Choose an answer from the list"),
    "two choices in one": (["apq"], "Choose an answer from the list"),
    "NUL": (["a\x00"], "Choose an answer from the list"),
    "a line twice": (["ap", "aq"], "Choose one answer for each line"),
}


@pytest.mark.parametrize(("values", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_matches_not_offered_are_refused(values: list[str], said: str) -> None:
    with pytest.raises(NotOffered) as refused:
        question(MATCHING).read(values)
    assert str(refused.value) == said


WORTH = {
    "right": (MATCHING, RIGHT, "1"),
    "three of four": (MATCHING, ["aq", "br", "cp", "ds"], "0.75"),
    "one, the others left": (MATCHING, ["cp"], "0.25"),
    "one choice for all": (MATCHING, ["aq", "bq", "cq", "dq"], "0.5"),
    "all wrong": (MATCHING, ["as", "bs", "cs", "ds"], "0"),
    "nothing": (MATCHING, [], "0"),
    "exact, right": (EXACT, RIGHT, "1"),
    "exact, three of four": (EXACT, ["aq", "br", "cp", "ds"], "0"),
}


@pytest.mark.parametrize(("answer", "values", "points"), WORTH.values(), ids=WORTH.keys())
def test_matches_are_worth(answer: dict[str, Any], values: list[str], points: str) -> None:
    asked = question(answer)
    assert asked.mark(asked.read(values)) == Decimal(points)


NOTES = {
    "all": ("aq,br,cp,dq", None),
    "nothing": ("", None),
    "one": ("bq", "You have matched 1 of 4."),
    "three": ("aq,br,cp", "You have matched 3 of 4."),
}


@pytest.mark.parametrize(("response", "said"), NOTES.values(), ids=NOTES.keys())
def test_note_counts_what_is_matched(response: str, said: str | None) -> None:
    assert question(MATCHING).note(response) == said


TWICE = "two lines or two choices have the same id"
FAULTS = {
    "a line twice": ({"lines": [*LINES, LINES[0]]}, TWICE),
    "a choice twice": ({"options": [*CHOICES, CHOICES[0]]}, TWICE),
    "a key that is no choice": (
        {"lines": [LINES[0] | {"key": "z"}, *LINES[1:]]},
        "the key of line a is z, which is no choice",
    ),
    "one key for all": (
        {"lines": [line | {"key": "p"} for line in LINES]},
        "every line has the same key",
    ),
}


@pytest.mark.parametrize(("changes", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_are_in_an_authors_words(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as fault:
        question(MATCHING | changes)
    assert [each["msg"] for each in fault.value.errors()] == [f"Value error, {said}"]


@pytest.mark.parametrize(("lines", "choices"), [(2, 4), (4, 2)])
def test_there_are_at_least_three_of_each(lines: int, choices: int) -> None:
    with pytest.raises(ValidationError, match="at least 3 items"):
        question(MATCHING | {"lines": LINES[:lines], "options": CHOICES[:choices]})


def test_shown_has_lines_without_keys_and_a_hint() -> None:
    shown = question(MATCHING).shown(("r", "q", "p", "s"))
    assert [line.text for line in shown.lines] == ["A form", "A quiz", "A visit", "A vote"]
    assert [option.text for option in shown.options] == ["Learning", "Reactions", "Use", "Support"]
    assert shown.hint == "Choose one answer for each line"
    assert "CANARY" not in repr(shown)
    assert [sorted(vars(line)) for line in shown.lines] == [["id", "text"]] * 4


def test_choices_are_shuffled_and_a_last_one_ends() -> None:
    asked = question(MATCHING)
    orders = {realised_order(asked, seeded(seed)) for seed in range(60)}
    assert len(orders) == 6
    assert {order[-1] for order in orders} == {"s"}


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("right", "points"), [(True, 1), (False, 0)])
def test_invented_answers_are_right_or_wrong(right: bool, points: int, seed: int) -> None:
    asked = question(MATCHING)
    assert asked.mark(asked.read(invented(asked, right, seeded(seed)))) == points
