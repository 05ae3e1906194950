"""A case as a document: what may not be written, what a candidate is shown, what is kept."""

from typing import Any

import pytest
from pydantic import ValidationError

from question_bank import NotOffered
from tests.question_bank.cased import ASPECTS, FIELDS, aspect, band, case, specimen

STRONG = FIELDS["specimens"][0]


def bands(*ends: tuple[int, int]) -> tuple[str, list[dict[str, Any]]]:
    """The bands of the first aspect, which is worth 7."""
    return "aspects.0.bands", [band("cause", *each) for each in ends]


FAULTS: dict[str, tuple[tuple[str, Any], str]] = {
    "bands with a gap": (
        bands((0, 0), (1, 3), (5, 7)),
        "the bands of cause must run from 0 to 7, no gap",
    ),
    "bands that meet": (bands((0, 0), (1, 5), (5, 7)), "must run from 0 to 7, no gap"),
    "bands that end early": (bands((0, 0), (1, 4), (5, 6)), "must run from 0 to 7, no gap"),
    "bands out of order": (bands((1, 4), (0, 0), (5, 7)), "must run from 0 to 7, no gap"),
    "two bands": (bands((0, 4), (5, 7)), "at least 3 items"),
    "a task twice": (("tasks.1.id", "a"), "a task or an aspect is here twice"),
    "an aspect twice": (("aspects.1.id", "cause"), "a task or an aspect is here twice"),
    "a task that no aspect sees": (
        ("aspects", [aspect(name, "a", marks) for name, _, marks in ASPECTS]),
        "each task must be marked by an aspect, and each aspect see a task",
    ),
    "an aspect of no task": (
        ("aspects.0.tasks", ["a", "c"]),
        "each task must be marked by an aspect, and each aspect see a task",
    ),
    "specimens out of order": (
        ("specimens", [specimen(each) for each in ("weak", "middling", "strong")]),
        "specimens must be a strong, a middling and a weak one, in this order",
    ),
    "a specimen missing": (("specimens", [STRONG, STRONG]), "at least 3 items"),
    "a specimen without a task": (
        ("specimens.0.answers", STRONG["answers"][:1]),
        "the strong specimen must answer every task, in order",
    ),
    "a specimen without an award": (
        ("specimens.2.awards", FIELDS["specimens"][2]["awards"][:2]),
        "the weak specimen must have marks for every aspect, in order",
    ),
    "a mark above its aspect": (
        ("specimens.0.awards.2.marks", 7),
        "Canary title of checks is worth 0 to 6, not 7",
    ),
    "one task": (("tasks", FIELDS["tasks"][:1]), "at least 2 items"),
    "no table": (("tables", []), "at least 1 item"),
    "an unknown key": (("tasks.0.key", "b"), "Extra inputs are not permitted"),
}


@pytest.mark.parametrize(("change", "says"), FAULTS.values(), ids=FAULTS.keys())
def test_what_may_not_be_written_is_said(change: tuple[str, Any], says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        case(change)
    assert says in str(refused.value)


def test_sums() -> None:
    made = case(("aspects.1.bullets", ["3.4", "1.2"]))
    assert (made.marks, made.minutes, made.bullets) == (20, 30, ("1.2", "2.1", "3.4"))
    assert [each.marks for each in made.specimens] == [18, 10, 2]
    assert made.specimens[0].words == 216 + 234


@pytest.mark.parametrize(("mark", "lowest"), [(0, 0), (1, 1), (4, 1), (5, 5), (7, 5)])
def test_a_mark_lies_in_one_band(mark: int, lowest: int) -> None:
    assert case().aspects[0].band(mark).from_ == lowest


@pytest.mark.parametrize("mark", [-1, 8])
def test_a_mark_out_of_all_bands_is_refused(mark: int) -> None:
    with pytest.raises(ValueError, match=f"is worth 0 to 7, not {mark}"):
        case().aspects[0].band(mark)


def test_shown_is_one_task_below_the_data() -> None:
    shown = case().shown("b")
    assert (shown.kind, shown.ask, shown.words) == ("extended", "Plan.", 260)
    assert shown.paragraphs == ("A school has thin work.", "Its leaders ask you why.")
    assert [table.caption for table in shown.tables] == ["Staff"]
    assert shown.hint == "You can enter up to 260 words"


def test_shown_has_neither_rubric_nor_specimen_nor_figure() -> None:
    made = case()
    assert "canary" in repr(made).casefold()
    for task in made.tasks:
        assert "canary" not in repr(made.shown(task.id)).casefold()


def test_a_task_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        case().shown("c")


@pytest.mark.parametrize("text", ["  a\r\n\r\nb  ", "word " * 900, "👩🏽‍🏫 é"])
def test_text_is_kept_as_typed(text: str) -> None:
    assert case().read("a", [text]) == text


def test_text_without_a_word_is_nothing_and_two_are_refused() -> None:
    assert (case().read("a", []), case().read("a", [" \r\n"])) == ("", "")
    with pytest.raises(NotOffered, match="Enter one answer"):
        case().read("a", ["a", "b"])
