"""Semantics rules 25 and 27: when a panel may compare, what it must discuss and explain."""

import pytest

from assessment.rules.interview.agreement import (
    Agreed,
    Agreement,
    Next,
    check_agreement,
    check_finish,
    discuss_first,
    left_to_agree,
    may_compare,
    next_for,
    same_level,
)
from assessment.rules.interview.level import Level
from assessment.rules.refusal import Faults, Refused

L1, L2, L3, L4 = Level.ONE, Level.TWO, Level.THREE, Level.FOUR
NE = Level.NOT_EVIDENCED
CANNOT: Agreed = "cannot_agree"


@pytest.mark.parametrize(
    ("locked", "may"),
    [
        pytest.param([], False, id="nobody"),
        pytest.param([True], False, id="one-sheet-alone"),
        pytest.param([True, False], False, id="one-of-two-unlocked"),
        pytest.param([True, True, False], False, id="one-of-three-unlocked"),
        pytest.param([True, True], True, id="two-locked"),
        pytest.param([True, True, True, True], True, id="four-locked"),
    ],
)
def test_rule_25_sheets_are_seen_only_when_every_one_is_locked(
    locked: list[bool], may: bool
) -> None:
    assert may_compare(locked) is may


@pytest.mark.parametrize(
    ("levels", "step"),
    [
        pytest.param([L3, L3, L3], Next.SAME, id="all-3"),
        pytest.param([NE, NE], Next.SAME, id="nobody-heard-evidence"),
        pytest.param([L3, L3, L4], Next.AGREE, id="3-and-4-both-meet"),
        pytest.param([L1, L2], Next.AGREE, id="1-and-2-both-below"),
        pytest.param([L2, L3, L3], Next.CROSSES, id="2-and-3-cross-the-line"),
        pytest.param([L1, L3, L3], Next.APART, id="1-and-3-are-2-apart"),
        pytest.param([L2, L4], Next.APART, id="2-and-4-are-2-apart"),
        pytest.param([L1, L4], Next.FAR_APART, id="1-and-4-are-3-apart"),
        pytest.param([NE, L3], Next.CROSSES, id="not-evidenced-does-not-meet"),
        pytest.param([NE, L2], Next.AGREE, id="not-evidenced-has-no-distance"),
        pytest.param([NE, L1, L3], Next.APART, id="distance-is-among-numbers"),
    ],
)
def test_rule_27_what_a_criterion_needs(levels: list[Level], step: Next) -> None:
    assert next_for(levels, 3) == step


@pytest.mark.parametrize(
    ("threshold", "step"), [(2, Next.AGREE), (3, Next.CROSSES), (4, Next.AGREE)]
)
def test_the_line_is_the_rubrics(threshold: int, step: Next) -> None:
    assert next_for([L2, L3], threshold) == step


GIVEN = {
    "1.1": {"MH": L3, "JB": L3, "SI": L3},
    "1.2": {"MH": L3, "JB": L3, "SI": L4},
    "1.3": {"MH": L2, "JB": L3, "SI": L3},
    "2.3": {"MH": L3, "JB": L1, "SI": L3},
}


def test_discuss_first_keeps_the_order_of_the_criteria() -> None:
    assert (discuss_first(GIVEN, 3), same_level(GIVEN)) == (("1.3", "2.3"), ("1.1",))


DISCUSS = "Enter what you discussed"
WHY = "Enter why the agreed level differs"


@pytest.mark.parametrize(
    ("levels", "agreed", "discussion", "reason", "faults"),
    [
        pytest.param([L3, L3], L3, "", "", {}, id="same-level-needs-no-words"),
        pytest.param([L3, L3], L2, "", "", {"reason": WHY}, id="departing-from-all"),
        pytest.param([L3, L4], L3, "", "", {"reason": WHY}, id="one-apart-needs-a-reason"),
        pytest.param([L3, L4], L3, "", "Heard it", {}, id="one-apart-with-a-reason"),
        pytest.param([L2, L3], L3, "", "Why", {"discussion": DISCUSS}, id="crossing-undiscussed"),
        pytest.param([L2, L3], L3, "Talked", "", {"reason": WHY}, id="crossing-unexplained"),
        pytest.param(
            [L1, L3], L3, " \n", " ", {"discussion": DISCUSS, "reason": WHY}, id="only-spaces"
        ),
        pytest.param([L1, L3], L3, "Talked", "Why", {}, id="2-apart-written-up"),
        pytest.param([L1, L3], CANNOT, "Talked", "", {}, id="cannot-agree-after-talking"),
        pytest.param([L3, L4], CANNOT, "", "", {"discussion": DISCUSS}, id="cannot-agree-silent"),
        pytest.param([NE, L2], NE, "", "", {"reason": WHY}, id="not-evidenced-against-a-level"),
    ],
)
def test_rule_27_what_must_be_written(
    levels: list[Level], agreed: Agreed, discussion: str, reason: str, faults: dict[str, str]
) -> None:
    found: dict[str, str] = {}
    try:
        check_agreement(Agreement("2.3", agreed, discussion, reason), levels, 3)
    except Faults as error:
        found = dict(error.fields)
    assert found == faults


MADE = {
    "1.1": Agreement("1.1", L3),
    "1.2": Agreement("1.2", L3, "", "Why"),
    "1.3": Agreement("1.3", L3, "Talked", "Why"),
    "2.3": Agreement("2.3", CANNOT, "Talked"),
}


@pytest.mark.parametrize(
    ("made", "left"),
    [
        pytest.param(MADE, (), id="all-agreed"),
        pytest.param(
            {c: a for c, a in MADE.items() if c != "1.2"},
            (("1.2", "Agree a level for 1.2"),),
            id="one-left",
        ),
        pytest.param(
            {**MADE, "1.3": Agreement("1.3", L3, " ", "Why")},
            (("1.3", "Write up the discussion of 1.3"),),
            id="discussion-not-written",
        ),
        pytest.param(
            {},
            tuple((c, f"Agree a level for {c}") for c in GIVEN),
            id="nothing-agreed",
        ),
    ],
)
def test_what_stops_the_chair(
    made: dict[str, Agreement], left: tuple[tuple[str, str], ...]
) -> None:
    assert left_to_agree(GIVEN, made, 3) == left


def test_the_chair_finishes_and_nobody_else_does() -> None:
    check_finish(GIVEN, MADE, 3, is_chair=True)
    with pytest.raises(Refused, match="Only the chair of the panel can finish the interview"):
        check_finish(GIVEN, MADE, 3, is_chair=False)


def test_finishing_early_names_each_criterion_that_is_left() -> None:
    with pytest.raises(Faults) as caught:
        check_finish(GIVEN, {"1.1": MADE["1.1"]}, 3, is_chair=True)
    assert dict(caught.value.fields) == {
        "criterion-1.2": "Agree a level for 1.2",
        "criterion-1.3": "Agree a level for 1.3",
        "criterion-2.3": "Agree a level for 2.3",
    }


@pytest.mark.parametrize(
    ("agreed", "words"),
    [(L3, "Agreed 3"), (NE, "Agreed: not evidenced"), (CANNOT, "Not agreed")],
)
def test_done_rows_say_what_was_agreed(agreed: Agreed, words: str) -> None:
    assert Agreement("2.3", agreed).words == words
