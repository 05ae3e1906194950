"""Answers in words: kept as typed, never cut, never marked here and so never drawn."""

from typing import Any

import pytest
from pydantic import ValidationError

from question_bank import CannotDraw, NotMarked, NotOffered, draw, invented
from question_bank.drawing import drawable
from tests.question_bank.samples import EXTENDED, SHORT, question, seeded
from tests.question_bank.test_drawing import paper

WRITTEN = pytest.mark.parametrize("answer", [SHORT, EXTENDED], ids=["short", "extended"])
KEPT = {
    "a sentence": "They recall more.",
    "over the limit": "word " * 1000,
    "emoji and combining marks": "👩🏽‍🏫 e\u0301 is not \u00e9",
    "right to left": "\u202bשלום\u202c",
    "line ends": "a\r\nb\nc\rd",
    "spaces around": "  a  ",
    "commas": "a,b,c",
}


@WRITTEN
@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_rule_14_text_is_kept_as_typed(answer: dict[str, Any], text: str) -> None:
    assert question(answer).read([text]) == text


@WRITTEN
@pytest.mark.parametrize("values", [[], [""], [" \r\n "]], ids=["no field", "empty", "spaces"])
def test_text_without_a_word_is_no_answer(answer: dict[str, Any], values: list[str]) -> None:
    assert question(answer).read(values) == ""


@WRITTEN
def test_two_texts_are_refused(answer: dict[str, Any]) -> None:
    with pytest.raises(NotOffered, match="Enter one answer"):
        question(answer).read(["a", "b"])


@WRITTEN
@pytest.mark.parametrize("response", ["They recall more.", "", None])
def test_only_people_can_mark_it(answer: dict[str, Any], response: str | None) -> None:
    with pytest.raises(NotMarked) as refused:
        question(answer).mark(response)
    assert str(refused.value) == "q-1 has no key, so only people can mark its answers"


@pytest.mark.parametrize(("answer", "words"), [(SHORT, 50), (EXTENDED, 400)])
def test_shown_says_how_many_words(answer: dict[str, Any], words: int) -> None:
    asked = question(answer)
    shown = asked.shown()
    assert (asked.words, shown.words, shown.options, shown.lines) == (words, words, (), ())
    assert shown.hint == f"You can enter up to {words} words"
    assert "CANARY" not in repr(shown)


def test_other_kinds_have_no_words() -> None:
    assert (question().words, question().has_key, question(SHORT).has_key) == (0, True, False)


@pytest.mark.parametrize("kind", ["short", "extended"])
def test_limit_must_fit_the_kind(kind: str) -> None:
    with pytest.raises(ValidationError):
        question({"kind": kind, "words": 4 if kind == "short" else 1001})


@WRITTEN
def test_rule_16_what_has_no_key_is_never_drawn(answer: dict[str, Any]) -> None:
    blueprint = paper([{"count": 1}])
    keyed = {area: question(id=area, area=area) for area in ("ofsted", "icfp")}
    written = {f"{a}-words": question(answer, id=f"{a}-words", area=a) for a in keyed}
    assert [name for name, _ in drawable(blueprint, keyed | written)] == ["icfp", "ofsted"]
    for seed in range(20):
        drawn = draw(blueprint, keyed | written, seed)
        assert {place.hash for place in drawn} == set(keyed)
    with pytest.raises(CannotDraw, match="and the bank has 0"):
        draw(blueprint, written, 1)


@pytest.mark.parametrize("kind", ["short", "extended"])
def test_no_blueprint_can_ask_for_it(kind: str) -> None:
    with pytest.raises(ValidationError, match="Input should be 'single_best'"):
        paper([{"count": 1, "kinds": [kind]}])


@WRITTEN
def test_invented_answer_is_a_sentence(answer: dict[str, Any]) -> None:
    asked = question(answer)
    assert asked.read(invented(asked, True, seeded(1))).endswith(".")
