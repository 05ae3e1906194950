"""What may be kept as an answer (rules 11 and 14)."""

import pytest

from assessment.rules.answer import BROKEN, MAX_CHARACTERS, characters_in, fault_in

KEPT = {
    "nothing": "",
    "emoji": "👩🏽‍🏫 teaches",
    "combining marks": "e\u0301 and \u00e9",
    "right to left": "\u202bשלום\u202c",
    "line ends": "a\r\nb\nc\rd",
    "at the limit": "x" * MAX_CHARACTERS,
    "at the limit with line ends": "\r\n" * MAX_CHARACTERS,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_rule_14_text_in_is_text_out(text: str) -> None:
    assert fault_in(text) is None


BROKEN_TEXT = {"NUL": "a\x00b", "high surrogate": "a\ud83d", "low surrogate": "\udc69b"}


@pytest.mark.parametrize("text", BROKEN_TEXT.values(), ids=BROKEN_TEXT.keys())
def test_rule_14_broken_characters_are_refused_with_a_message(text: str) -> None:
    assert fault_in(text) == BROKEN


def test_rule_14_over_the_limit_is_never_cut_silently() -> None:
    assert fault_in("x" * 100_000) == (
        "Your answer must be 20,000 characters or fewer. You have 100,000. "
        "Shorten it, then save again."
    )


def test_characters_are_code_points_and_a_line_end_is_one() -> None:
    assert [characters_in(t) for t in ("👩🏽‍🏫", "a\r\nb", "a\nb", "e\u0301")] == [4, 3, 3, 2]
