"""How a case is made: each check with samples that trip it alone, and some that do not."""

from typing import Any

import pytest

from question_bank import craft
from question_bank.craft import Complaint
from question_bank.craft.cases import near_duplicate_stems
from tests.question_bank.cased import case, flaws, told

Change = tuple[str, Any]
ROW = "tables.0.rows.0"
FORTY = told(40, "story")

TRIPS: dict[str, tuple[list[Change], str, str]] = {
    "worth too much": (
        [("aspects.2.marks", 7), ("aspects.2.bands.2.to", 7)],
        "worth",
        "It is worth 21 marks. Every case is worth 20.",
    ),
    "too short a time": (
        [("tasks.0.minutes", 10), ("tasks.1.minutes", 14)],
        "length",
        "It takes 24 minutes. A case takes 25 to 40.",
    ),
    "too long a time": (
        [("tasks.0.minutes", 21), ("tasks.1.minutes", 20)],
        "length",
        "It takes 41 minutes. A case takes 25 to 40.",
    ),
    "a task in too few minutes": (
        [("tasks.0.minutes", 9), ("tasks.1.minutes", 20)],
        "pace",
        "Task a asks for 240 words in 9 minutes. Ask for 10 to 25 words a minute.",
    ),
    "a task in too many minutes": (
        [("tasks.0.minutes", 25), ("tasks.1.minutes", 11)],
        "pace",
        "Task a asks for 240 words in 25 minutes. Ask for 10 to 25 words a minute.",
    ),
    "a wrong figure": (
        [("figures.0.value", 18)],
        "miscalculated_figures",
        'The figure "Canary gap" is 18, and its formula gives 17.0000.',
    ),
    "a figure of no formula": (
        [("figures.0.working.formula", "guess")],
        "miscalculated_figures",
        'The figure "Canary gap": There is no formula called guess.',
    ),
    "letters in the title": (
        [("title", "Sample CE Primary")],
        "unexplained_letters",
        "CE is not spelt out. Write it in full at first use, or throughout.",
    ),
    "letters in a table": (
        [(f"{ROW}.0", "Teachers in the SLT")],
        "unexplained_letters",
        "SLT is not spelt out. Write it in full at first use, or throughout.",
    ),
    "a place in the stem": (
        [("stem", "A school in Kent has thin work.")],
        "unfair",
        "Kent is named. Say what kind of place it is, if that matters, and not where.",
    ),
    "a place in an anchor": (
        [("aspects.0.bands.0.anchor", told(12, "far") + " Kent")],
        "unfair",
        "Kent is named. Say what kind of place it is, if that matters, and not where.",
    ),
    "the sex of a person": (
        [("tasks.1.ask", "Answer Mrs Hall.")],
        "unfair",
        '"mrs" gives a person a sex. Name the role.',
    ),
    "a rule of one sector": (
        [("stem", "The schools forum has met.")],
        "unfair",
        "schools forum is known to one kind of school. Say in plain words what it means there.",
    ),
    "a table without a caption": (
        [("tables.0.caption", " ")],
        "unheard",
        'The table "" has no caption. Say what it shows.',
    ),
    "a number without a unit": (
        [(ROW, ["Reading", "4.2"])],
        "unheard",
        'The table "Staff" has 4.2 without a unit. Say of what.',
    ),
    "thousands without a unit": (
        [(ROW, ["Books", "6,000"])],
        "unheard",
        'The table "Staff" has 6,000 without a unit. Say of what.',
    ),
}

LET_STAND: dict[str, list[Change]] = {
    "nothing changed": [],
    "letters spelt out": [("stem", "Early career teachers (ECTs) leave. One ECT stays.")],
    "letters of a specimen": [("specimens.0.awards.0.why", told(12, "so") + " SLT")],
    "a figure rounded to its places": [
        ("figures.0.value", 22),
        ("figures.0.working", {"formula": "share", "of": [37, 168]}),
    ],
    "25 minutes": [("tasks.0.minutes", 12), ("tasks.1.minutes", 13)],
    "40 minutes": [("tasks.0.minutes", 20), ("tasks.1.minutes", 20)],
    "a count without a unit": [(ROW, ["Letters on file", "4"])],
    "money": [(ROW, ["Books", "£6,000"])],
    "a unit in the head": [("tables.0.head.1", "Spent (£)"), (ROW, ["Books", "6,000"])],
    "a unit in the caption": [("tables.0.caption", "Pupils"), (ROW, ["Year 7", "1,150"])],
}


@pytest.mark.parametrize(("changes", "check", "says"), TRIPS.values(), ids=TRIPS.keys())
def test_flaw_trips_its_check_alone(changes: list[Change], check: str, says: str) -> None:
    assert flaws(case(*changes)) == {check: [says]}


@pytest.mark.parametrize("changes", LET_STAND.values(), ids=LET_STAND.keys())
def test_what_is_let_stand(changes: list[Change]) -> None:
    assert flaws(case(*changes)) == {}


@pytest.mark.parametrize(("words", "told_off"), [(190, True), (191, False)])
def test_tasks_ask_for_enough_words(words: int, told_off: bool) -> None:
    found = flaws(case(("tasks.1.answer.words", words), ("tasks.0.answer.words", 259)))
    says = "Its tasks ask for 449 words. In all they ask for 450 to 750."
    assert found.get("length") == ([says] if told_off else None)


@pytest.mark.parametrize(("words", "told_off"), [(400, False), (401, True)])
def test_tasks_ask_for_no_more_words_than_there_is_time(words: int, told_off: bool) -> None:
    found = flaws(case(("tasks.1.answer.words", words), ("tasks.0.answer.words", 350)))
    says = "Its tasks ask for 751 words. In all they ask for 450 to 750."
    assert found.get("length") == ([says] if told_off else None)


@pytest.mark.parametrize(
    ("stem", "alike"),
    [
        (FORTY, True),
        (told(24, "story") + " " + told(16, "other"), True),
        (told(12, "story") + " " + told(28, "other"), False),
    ],
    ids=["the same", "half of it", "a little"],
)
def test_stems_of_one_story(stem: str, alike: bool) -> None:
    found = list(near_duplicate_stems([case(stem=FORTY), case(id="case-second", stem=stem)]))
    assert [(each.about, "with case-sample" in each.says) for each in found] == (
        [("case-second", True)] if alike else []
    )


def test_complaints_name_the_case_and_look_at_the_newest_version() -> None:
    poor, mended = case(("figures.0.value", 18)), case(version=2)
    said = Complaint("case-sample", TRIPS["a wrong figure"][2])
    assert craft.complaints([], [poor]) == [said]
    assert craft.complaints([], [poor, mended]) == craft.complaints([], [mended, poor]) == []


def test_complaints_hold_what_shows_among_cases() -> None:
    twin = case(id="case-twin", stem=FORTY)
    assert [each.about for each in craft.complaints([], [case(stem=FORTY), twin])] == ["case-twin"]
