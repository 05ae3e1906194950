"""Steps in order: what is kept, what it is worth, what is said, how they are shown."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from question_bank import NotOffered, invented
from question_bank.drawing import realised_order
from question_bank.ordering import Ordering
from tests.question_bank.samples import ORDERING, question, seeded

EXACT = ORDERING | {"scoring": "all_or_nothing"}
STEPS: Any = ORDERING["options"]
THREE = ORDERING | {"options": STEPS[:3], "key": ["b", "a", "c"]}
RIGHT = ["a4", "b2", "c1", "d3"]

READ = {
    "placed": (["c1", "b2", "d3", "a4"], "a4,b2,c1,d3"),
    "none of a step": (["a1", "", "c3", ""], "a1,c3"),
    "one position twice": (["a3", "b3"], "a3,b3"),
    "nothing": (["", "", "", ""], ""),
    "no field": ([], ""),
}


@pytest.mark.parametrize(("values", "kept"), READ.values(), ids=READ.keys())
def test_positions_are_kept_in_the_authors_order(values: list[str], kept: str) -> None:
    assert question(ORDERING).read(values) == kept


REFUSED = {
    "another step": (["z1"], "Select a position from the list"),
    "position past the last": (["a5"], "Select a position from the list"),
    "position nought": (["a0"], "Select a position from the list"),
    "no position": (["a"], "Select a position from the list"),
    "digits of another script": (["a\u0663"], "Select a position from the list"),
    "100,000 characters": (["a" + "1" * 100_000], "Select a position from the list"),
    "a step twice": (["a1", "a2"], "Give each step one position"),
    "a step twice in one place": (["a1", "a1"], "Give each step one position"),
}


@pytest.mark.parametrize(("values", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_positions_not_offered_are_refused(values: list[str], said: str) -> None:
    with pytest.raises(NotOffered) as refused:
        question(ORDERING).read(values)
    assert str(refused.value) == said


WORTH = {
    "right": (ORDERING, RIGHT, "1"),
    "two of three neighbours": (ORDERING, ["b1", "d2", "a3", "c4"], Decimal(2) / 3),
    "one of three neighbours": (ORDERING, ["c1", "b2", "a3", "d4"], Decimal(1) / 3),
    "backwards": (ORDERING, ["a1", "d2", "b3", "c4"], "0"),
    "a step not placed": (ORDERING, ["c1", "b2", "d3"], "0"),
    "one position twice": (ORDERING, ["c1", "b2", "d3", "a3"], "0"),
    "nothing": (ORDERING, [], "0"),
    "exact, right": (EXACT, RIGHT, "1"),
    "exact, two swapped": (EXACT, ["b1", "c2", "d3", "a4"], "0"),
}


@pytest.mark.parametrize(("answer", "values", "points"), WORTH.values(), ids=WORTH.keys())
def test_order_is_worth(answer: dict[str, Any], values: list[str], points: str | Decimal) -> None:
    asked = question(answer)
    assert asked.mark(asked.read(values)) == Decimal(points)


ORDERS = {
    "whole": ("a4,b2,c1,d3", ("c", "b", "d", "a")),
    "a step missing": ("a4,b2,c1", None),
    "one position twice": ("a4,b2,c2,d3", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("response", "order"), ORDERS.values(), ids=ORDERS.keys())
def test_order_stands_once_each_step_has_its_own_position(
    response: str, order: tuple[str, ...] | None
) -> None:
    answer = question(ORDERING).answer
    assert isinstance(answer, Ordering)
    assert answer.order_of(response) == order


NOTES = {
    "whole": ("a4,b2,c1,d3", None),
    "nothing": ("", None),
    "some": ("a1,c3", "You have placed 2 of 4 steps."),
    "twice": ("a3,b3", "2 steps are both in position 3."),
    "thrice": ("a1,b2,c2,d2", "3 steps are all in position 2."),
}


@pytest.mark.parametrize(("response", "said"), NOTES.values(), ids=NOTES.keys())
def test_note_says_what_stands_in_the_way(response: str, said: str | None) -> None:
    assert question(ORDERING).note(response) == said


FAULTS = {
    "key short of a step": (
        {"key": ["c", "b", "d"]},
        "the key must name every step once, first to last",
    ),
    "key twice": ({"key": ["c", "b", "d", "d"]}, "the key names an option twice"),
    "key of another step": (
        {"key": ["c", "b", "d", "z"]},
        "the key is z, which is not an option",
    ),
    "written in the right order": (
        {"key": ["a", "b", "c", "d"]},
        "the steps are written in the right order, which gives it away",
    ),
    "a step twice": ({"options": [*STEPS, STEPS[0]]}, "two options have the same id"),
    "an anchor": (
        {"options": [*STEPS[:3], STEPS[3] | {"anchor": "last"}]},
        "steps are shown in any order, so none may have an anchor",
    ),
}


@pytest.mark.parametrize(("changes", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_are_in_an_authors_words(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as fault:
        question(ORDERING | changes)
    assert [each["msg"] for each in fault.value.errors()] == [f"Value error, {said}"]


@pytest.mark.parametrize("count", [2, 7])
def test_there_are_three_to_six_steps(count: int) -> None:
    steps = [{"id": name, "text": name, "rationale": "Why"} for name in "abcdefg"[:count]]
    with pytest.raises(ValidationError, match=r"at (least 3|most 6) items"):
        question(ORDERING | {"options": steps, "key": list("gfedcba"[-count:])})


def test_shown_has_no_key_and_a_hint() -> None:
    shown = question(ORDERING).shown(("d", "a", "c", "b"))
    texts = ["Try it", "Analyse results", "Ask a question", "Choose a method"]
    assert [option.text for option in shown.options] == texts
    assert (shown.hint, shown.lines) == ("Put the steps in order, first to last", ())
    assert "CANARY" not in repr(shown)


@pytest.mark.parametrize("seed", range(60))
def test_steps_are_never_shown_in_the_right_order(seed: int) -> None:
    asked = question(THREE)
    order = realised_order(asked, seeded(seed))
    assert sorted(order) == ["a", "b", "c"]
    assert order != ("b", "a", "c")
    assert order == realised_order(asked, seeded(seed)), "the seed explains the order"


def test_every_other_order_is_shown_to_someone() -> None:
    asked = question(THREE)
    assert len({realised_order(asked, seeded(seed)) for seed in range(60)}) == 5


@pytest.mark.parametrize(("right", "points"), [(True, 1), (False, 0)])
def test_invented_answers_are_right_or_wrong(right: bool, points: int) -> None:
    asked = question(EXACT)
    assert asked.mark(asked.read(invented(asked, right, seeded(1)))) == points
