"""What may be kept as an answer (rules 11 and 14)."""

import pytest

from assessment.rules.answer import (
    BROKEN,
    MAX_CHARACTERS,
    characters_in,
    fault_in,
    too_many_words,
    words_left,
)

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


LEFT = {
    "none yet": (0, 400, "You have 400 words left"),
    "some": (312, 400, "You have 88 words left"),
    "one left": (49, 50, "You have 1 word left"),
    "at the limit": (50, 50, "You have 0 words left"),
    "one over": (
        51,
        50,
        "You have 1 word too many. All of it is saved. Markers stop at 50 words.",
    ),
    "over": (
        412,
        400,
        "You have 12 words too many. All of it is saved. Markers stop at 400 words.",
    ),
}


@pytest.mark.parametrize(("written", "limit", "said"), LEFT.values(), ids=LEFT.keys())
def test_rule_14_words_are_counted_and_said(written: int, limit: int, said: str) -> None:
    text = "word\r\n" * written
    assert words_left(text, limit) == said
    assert too_many_words(text, limit) == (said if written > limit else None)
