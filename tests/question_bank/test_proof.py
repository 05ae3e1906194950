"""Every live question was answered by a reader who did not write it, and agreed with its key."""

import json

import pytest
from pydantic import ValidationError

from question_bank import Question
from question_bank.proof import Proof, Reading, unproved
from tests.question_bank import bank
from tests.question_bank.samples import question

NAME, OTHER = "a" * 64, "b" * 64
READ = {
    "question": "sample",
    "version": 1,
    "hash": NAME,
    "reader": "first reader",
    "read_on": "2026-11-26",
    "answer": "b",
    "confidence": "high",
    "agreed": True,
}
NOT_READ = "sample version 1: no reader has agreed with it as it stands."


def reading(**changed: object) -> Reading:
    return Reading.model_validate_json(json.dumps(READ | changed))


def newest() -> dict[str, Question]:
    """Hash to question: the newest version of each, as the draw takes them."""
    found: dict[str, tuple[str, Question]] = {}
    for name, one in sorted(bank.pool().items(), key=lambda pair: pair[1].version):
        found[one.id] = (name, one)
    return dict(found.values())


def test_every_live_question_is_proved() -> None:
    readings = [each for book in bank.of(Proof) for each in book.model.readings]
    assert unproved(newest(), readings) == []


@pytest.mark.parametrize(
    ("readings", "wrong"),
    [
        pytest.param([reading()], [], id="agreed"),
        pytest.param([], [NOT_READ], id="never read"),
        pytest.param([reading(hash=OTHER)], [NOT_READ], id="mended since"),
        pytest.param(
            [reading(answer="a", agreed=False, resolution="The stem was mended.")],
            [NOT_READ],
            id="only disagreement",
        ),
        pytest.param(
            [reading(answer="a", agreed=False, resolution="Mended."), reading()],
            [],
            id="disagreed, then agreed",
        ),
        pytest.param(
            [reading(answer="a")],
            ["sample: the record says agreed is True. It is not so.", NOT_READ],
            id="a record that is not so",
        ),
    ],
)
def test_what_is_not_proved_is_said(readings: list[Reading], wrong: list[str]) -> None:
    assert unproved({NAME: question(id="sample", version=1)}, readings) == wrong


@pytest.mark.parametrize("left", [{"doubt": "Two fit"}, {"agreed": False}], ids=["doubt", "no"])
def test_a_doubt_needs_a_resolution(left: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="nothing says what came of it"):
        reading(**left)
    assert reading(**left, resolution="The stem says which.").resolution
