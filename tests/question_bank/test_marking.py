"""Every specimen was marked by somebody who did not see its awards, and they agree."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from question_bank import Marking
from question_bank.marking import SecondMarking, unmarked
from tests.question_bank import bank
from tests.question_bank.cased import ASPECTS, MARKS, case

NAME, OTHER = "a" * 64, "b" * 64
LIVE = {NAME: case()}
NOT_MARKED = "case-sample version 1: no second marker has marked the weak specimen as it stands."


def given(*marks: int) -> list[dict[str, Any]]:
    return [{"aspect": name, "marks": n} for (name, _, _), n in zip(ASPECTS, marks, strict=True)]


def entry(specimen: str = "weak", *marks: int, **changed: object) -> dict[str, Any]:
    """A marking that gives what the awards give, or these marks."""
    return {
        "case": "case-sample",
        "version": 1,
        "hash": NAME,
        "specimen": specimen,
        "marker": "second marker",
        "marked_on": "2026-11-26",
        "marks": given(*(marks or MARKS[specimen])),
    } | changed


def marking(specimen: str = "weak", *marks: int, **changed: object) -> SecondMarking:
    return SecondMarking.model_validate_json(json.dumps(entry(specimen, *marks, **changed)))


OTHERS = [marking("strong"), marking("middling")]


def test_every_shipped_specimen_is_marked_by_a_second_marker() -> None:
    books = [d.model for d in bank.of(Marking) if isinstance(d.model, Marking)]
    markings = [each for book in books for each in book.markings]
    assert unmarked(bank.live_cases(), markings) == []


@pytest.mark.parametrize(
    ("weak", "wrong"),
    [
        pytest.param([marking()], [], id="as the awards"),
        pytest.param([], [NOT_MARKED], id="never marked"),
        pytest.param([marking(hash=OTHER)], [NOT_MARKED], id="mended since"),
        pytest.param([marking("weak", 2, 0, 0)], [], id="one apart on two aspects"),
        pytest.param([marking("weak", 2, 2, 0)], [], id="two apart in all"),
        pytest.param(
            [marking("weak", 3, 1, 0)],
            [
                "case-sample, weak: second marker gave 3 on cause, and the award is 1. "
                "Nothing says what came of it."
            ],
            id="two apart on an aspect",
        ),
        pytest.param(
            [marking("weak", 2, 2, 1)],
            [
                "case-sample, weak: second marker gave 5 in all, and the awards are 2. "
                "Nothing says what came of it."
            ],
            id="three apart in all",
        ),
        pytest.param(
            [marking("weak", 3, 3, 1, resolution="Band 1 to 4 was mended.")],
            [],
            id="apart and resolved",
        ),
        pytest.param(
            [marking("weak", 3, 1, 0), marking(marker="third marker")],
            [
                "case-sample, weak: second marker gave 3 on cause, and the award is 1. "
                "Nothing says what came of it."
            ],
            id="another agrees, and the difference still hangs",
        ),
        pytest.param(
            [marking(marks=given(1, 1, 0)[:2])],
            [
                "case-sample, weak: second marker must give marks for cause, plan, checks, "
                "in this order."
            ],
            id="an aspect without marks",
        ),
        pytest.param(
            [marking("weak", 1, 1, 7, resolution="A slip.")],
            ["case-sample, weak: checks is worth 0 to 6, not 7."],
            id="more than an aspect is worth",
        ),
    ],
)
def test_what_is_not_marked_or_not_agreed_is_said(
    weak: list[SecondMarking], wrong: list[str]
) -> None:
    assert unmarked(LIVE, [*OTHERS, *weak]) == wrong


def test_each_specimen_is_marked() -> None:
    assert unmarked(LIVE, []) == [
        f"case-sample version 1: no second marker has marked the {standing} specimen as it stands."
        for standing in ("strong", "middling", "weak")
    ]


def test_a_doubt_needs_a_resolution() -> None:
    with pytest.raises(ValidationError, match="nothing says what came of it"):
        marking(doubt="Two bands fit.")
    assert marking(doubt="Two bands fit.", resolution="The anchor says which.").resolution


def test_a_marker_marks_a_specimen_once() -> None:
    with pytest.raises(
        ValidationError, match="second marker marked the weak one of case-sample tw"
    ):
        book(entry(), entry())
    assert len(book(entry(), entry(marker="third marker"), entry(hash=OTHER)).markings) == 3


def book(*entries: dict[str, Any]) -> Marking:
    fields = {"schema": "nle-marking/1", "id": "nle-marking-cases", "version": 1}
    return Marking.model_validate_json(json.dumps(fields | {"markings": entries}))
