"""Steps in order: where each stands, and what a move makes of them."""

import pytest

from assessment.rules.steps import DOWN, UP, moved, moved_words, standing

SHOWN = ("b", "d", "a", "c")
STANDING = {
    "nothing placed": ([], "bdac"),
    "empty places": (["", ""], "bdac"),
    "all placed": (["a1", "b2", "c3", "d4"], "abcd"),
    "one placed, the others in the gaps": (["c2"], "bcda"),
    "two at one position, the first shown has it": (["a3", "d3"], "badc"),
    "last and first": (["b4", "c1"], "cdab"),
}


@pytest.mark.parametrize(("places", "order"), STANDING.values(), ids=STANDING.keys())
def test_steps_stand(places: list[str], order: str) -> None:
    assert "".join(standing(SHOWN, places)) == order


MOVED = {
    "up, nothing placed": ([], "a", UP, "b1 a2 d3 c4"),
    "down": (["a1", "b2", "c3", "d4"], "b", DOWN, "a1 c2 b3 d4"),
    "up from the top": (["a1", "b2", "c3", "d4"], "a", UP, "a1 b2 c3 d4"),
    "down from the end": ([], "c", DOWN, "b1 d2 a3 c4"),
    "some placed": (["c1"], "c", DOWN, "b1 c2 d3 a4"),
}


@pytest.mark.parametrize(("places", "step", "way", "after"), MOVED.values(), ids=MOVED.keys())
def test_a_move_gives_each_step_a_place(places: list[str], step: str, way: int, after: str) -> None:
    assert moved(SHOWN, places, step, way) == after.split()


def test_words_of_a_move() -> None:
    assert moved_words("Analyse results", 2, 5) == "Analyse results is now 2 of 5"
