"""How firm a recommendation is (semantics rule 32)."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.rules.evidence import MemberSheet
from assessment.rules.firmness import firmness_of, shifted, without
from assessment.rules.recommendation import Outcome, recommend
from tests.rules.cases import CRITERIA, POLICY, agreed, case, paper, sheet, unseated

PANEL = (sheet(1), sheet(2), sheet(3))
ROWS: dict[str, tuple[dict[str, Any], str, str]] = {
    "far above": ({}, "designate", "0 of 11"),
    "above by less than one error": ({"paper": paper("24.5")}, "designate", "4 of 11"),
    "above by one error": ({"paper": paper("25.8")}, "designate", "0 of 11"),
    "below by one error": ({"paper": paper("22.2")}, "do_not_designate", "4 of 11"),
    "below by more than one error": ({"paper": paper("22.1")}, "do_not_designate", "0 of 11"),
    "two members": ({"members": PANEL[:2], "paper": paper("24.5")}, "designate", "3 of 8"),
    "four members": (
        {"members": (*PANEL, sheet(4)), "paper": paper("24.5")},
        "designate",
        "5 of 14",
    ),
    "agreed down against two, on what must be 3": (
        {"members": (sheet(1, c21=2), sheet(2), sheet(3)), "agreed": agreed(c21=2)},
        "do_not_designate",
        "3 of 11",
    ),
    "agreed up with the rest, one below": (
        {"members": (sheet(1, c21=2), sheet(2), sheet(3)), "agreed": agreed(c21=3)},
        "designate",
        "0 of 11",
    ),
    "agreed up against two": (
        {"members": (sheet(1), sheet(2, c21=2), sheet(3, c21=2)), "agreed": agreed(c21=3)},
        "designate",
        "3 of 11",
    ),
    "cannot agree, one against two": (
        {"members": (sheet(1, c21=2), sheet(2), sheet(3)), "agreed": agreed(c21="cannot_agree")},
        "second_look",
        "3 of 11",
    ),
    "all three apart": (
        {
            "members": (sheet(1, c21=2), sheet(2), sheet(3, c21=4)),
            "agreed": agreed(c21="cannot_agree"),
        },
        "second_look",
        "0 of 11",
    ),
}


@pytest.mark.parametrize(("changes", "actual", "words"), ROWS.values(), ids=ROWS.keys())
def test_rule_32_worlds(changes: dict[str, Any], actual: str, words: str) -> None:
    firmness = firmness_of(case(**changes), POLICY)
    assert (firmness.actual.value, firmness.words) == (actual, words)


SENTENCES = {
    "far above": "None of them changes the outcome.",
    "above by less than one error": "Only a higher pass mark changes the outcome. "
    "Leaving out any one panel member does not.",
    "below by one error": "Only a lower pass mark changes the outcome. "
    "Leaving out any one panel member does not.",
    "agreed up against two": "Leaving out one panel member changes the outcome. "
    "Another pass mark does not.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_rule_32_what_changes_the_outcome_is_said(name: str) -> None:
    assert firmness_of(case(**ROWS[name][0]), POLICY).sentence == SENTENCES[name]


def test_rule_32_the_pass_mark_and_a_member_each_change_it() -> None:
    panel = (sheet(1), sheet(2, c21=2), sheet(3, c21=2))
    evidence = case(members=panel, agreed=agreed(c21=3), paper=paper("24.5"))
    assert firmness_of(evidence, POLICY).sentence == (
        "A higher pass mark changes the outcome. So does leaving out one panel member."
    )


def test_rule_32_only_both_together_change_it() -> None:
    evidence = case(
        members=(sheet(1, c21=2), sheet(2), sheet(3)),
        agreed=agreed(c21=2),
        paper=paper("23.5"),
    )
    firmness = firmness_of(evidence, POLICY)
    assert (firmness.words, firmness.sentence) == (
        "1 of 11",
        "Only a different pass mark and one member fewer together change the outcome.",
    )


def test_rule_32_worlds_stand_in_order_of_seat_then_of_pass_mark() -> None:
    worlds = firmness_of(case(paper=paper("24.5")), POLICY).worlds
    assert [(w.without, w.shift) for w in worlds] == [
        (seat, shift) for seat in (None, 1, 2, 3) for shift in (-1, 0, 1)
    ]
    assert [w.shift for w in worlds if w.outcome is not Outcome.DESIGNATE] == [1, 1, 1, 1]


def test_rule_32_the_standard_error_is_the_pass_marks_own() -> None:
    marks = [shifted(POLICY, shift).paper.pass_mark.value for shift in (-1, 0, 1)]
    assert marks == [Decimal("22.2"), Decimal(24), Decimal("25.8")]


def test_leaving_a_member_out_leaves_the_sheets() -> None:
    evidence = case(members=(sheet(1), sheet(2)))
    assert without(evidence, 1).members == evidence.members


def aside(one: MemberSheet) -> MemberSheet:
    """The sheet of a member whose conflict was found after scoring."""
    return one.model_copy(update={"set_aside": True})


# Leaving out who is set aside would let the level of the other two stand: a world that is none.
SPLIT = {"agreed": unseated(), "paper": paper("24.5")}
COUNTED: dict[str, tuple[tuple[MemberSheet, ...], list[int | None], str]] = {
    "all count": (PANEL, [None, 1, 2, 3], "10 of 11"),
    "two count": ((sheet(1), sheet(2), aside(sheet(3))), [None, 1, 2], "7 of 8"),
    "the chair set aside": ((aside(sheet(1)), sheet(2), sheet(3)), [None, 2, 3], "7 of 8"),
    "one counts": ((sheet(1), aside(sheet(2)), aside(sheet(3))), [None, 1], "0 of 5"),
    "nobody counts": (tuple(aside(one) for one in PANEL), [None], "0 of 2"),
}


@pytest.mark.parametrize(("members", "seats", "words"), COUNTED.values(), ids=COUNTED.keys())
def test_rule_28_who_is_set_aside_is_left_out_of_no_world(
    members: tuple[MemberSheet, ...], seats: list[int | None], words: str
) -> None:
    firmness = firmness_of(case(members=members, **SPLIT), POLICY)
    assert list(dict.fromkeys(world.without for world in firmness.worlds)) == seats
    assert firmness.words == words


LEVELS = st.sampled_from([1, 2, 3, 4, "not_evidenced"])


@given(st.lists(LEVELS, min_size=36, max_size=36), st.integers(0, 80))
def test_rule_32_the_actual_world_is_the_recommendation(levels: list[Any], halves: int) -> None:
    members = tuple(
        sheet(
            n + 1, **{f"c{c.replace('.', '')}": levels[n * 12 + i] for i, c in enumerate(CRITERIA)}
        )
        for n in range(3)
    )
    evidence = case(members=members, paper=paper(str(Decimal(halves) / 2)))
    firmness = firmness_of(evidence, POLICY)
    actual = next(world for world in firmness.worlds if world.is_actual)
    assert actual.outcome is recommend(evidence, POLICY).outcome
    assert (len(firmness.others), firmness.share.denominator in {1, 11}) == (11, True)
