"""How a question is put: each check with samples that trip it alone, and some that do not."""

from typing import Any

import pytest

from question_bank.craft.parts import stemmed, words
from question_bank.craft.reading import grade, syllables
from tests.question_bank.crafted import best, flaws

TABLE = {"caption": "Books", "head": ["Class", "Thin"], "rows": [["One", "4"], ["Two", "1"]]}
LONG_SENTENCE = (
    "Notwithstanding considerable institutional accountability, organisational representatives "
    "systematically operationalise multidimensional evaluative methodologies"
)

TRIPS: dict[str, tuple[dict[str, Any], str, str]] = {
    "not": (
        {"ask": "Which step is not needed?"},
        "negative_asks",
        'The ask says "not". Ask for what is so, or put the word in capitals.',
    ),
    "least": (
        {"ask": "Which step is least likely to help?"},
        "negative_asks",
        'The ask says "least". Ask for what is so, or put the word in capitals.',
    ),
    "short for not": (
        {"ask": "Which step doesn't help?"},
        "negative_asks",
        'The ask says "doesn\'t". Ask for what is so, or put the word in capitals.',
    ),
    "letters": (
        {"stem": "The SIP of one class is thin."},
        "unexplained_abbreviations",
        "SIP is not spelt out. Write it in full at first use, or throughout.",
    ),
    "no date": (
        {"stem": "A leader reads the framework."},
        "undated_framework",
        '"framework" is named without a date. Say which edition: 2025.',
    ),
    "the date of something else": (
        {"stem": "In 2024 work was thin. " + "It is a small class. " * 9 + "Ofsted will come."},
        "undated_framework",
        '"Ofsted" is named without a date. Say which edition: 2025.',
    ),
    "a place": (
        {"stem": "A school in Kent has thin work."},
        "regional",
        "Kent is named. Say what kind of place it is, if that matters, and not where.",
    ),
    "a man": (
        {"stem": "A man asks about one class."},
        "sex_of_a_person",
        '"man" gives a person a sex. Name the role.',
    ),
    "a title": (
        {"stem": "Miss Hall asks about one class."},
        "sex_of_a_person",
        '"miss" gives a person a sex. Name the role.',
    ),
    "she alone": (
        {"stem": "She asks about one class."},
        "sex_of_a_person",
        '"she" is all that says who the person is. Name the role.',
    ),
    "no caption": (
        {"tables": [TABLE | {"caption": " "}]},
        "unheard_tables",
        'The table "" has no caption. Say what it shows.',
    ),
    "no name of a column": (
        {"tables": [TABLE | {"head": [" ", "Thin"]}]},
        "unheard_tables",
        'The table "Books" has a column without a name. Fill its head.',
    ),
    "columns alike": (
        {"tables": [TABLE | {"head": ["Thin", "Thin"]}]},
        "unheard_tables",
        'The table "Books" has two columns of one name. Name each for what it holds.',
    ),
    "no name of a row": (
        {"tables": [TABLE | {"rows": [[" ", "4"], ["Two", "1"]]}]},
        "unheard_tables",
        'The table "Books" has a row without a name. Fill its first cell.',
    ),
    "rows alike": (
        {"tables": [TABLE | {"rows": [["Two", "4"], ["Two", "1"]]}]},
        "unheard_tables",
        'The table "Books" has two rows of one name. Let the first cell tell them apart.',
    ),
}

LET_STAND: dict[str, dict[str, Any]] = {
    "negative in capitals": {"ask": "Which step is NOT needed?"},
    "at least": {"ask": "Which step needs at least two people?"},
    "an order from the least": {"ask": "What is the order, from the least to the most?"},
    "letters spelt out": {"stem": "The improvement plan (SIP) of one class is thin."},
    "letters that heads know": {"stem": "The CEO asks about SEND in one class."},
    "emphasis": {"ask": "Which TWO steps should come first?"},
    "dated": {"stem": "A leader reads the framework of November 2025."},
    "a word that is also a town": {"stem": "Reading is weak in one class."},
    "miss as a verb": {"stem": "Miss one lesson, and pupils miss a step."},
    "she after a role": {"stem": "A teacher asks about the class that she has."},
    "a table that can be heard": {"tables": [TABLE]},
}


@pytest.mark.parametrize(("changes", "check", "says"), TRIPS.values(), ids=TRIPS.keys())
def test_flaw_trips_its_check_alone(changes: dict[str, Any], check: str, says: str) -> None:
    assert flaws(best(**changes)) == {check: [says]}


@pytest.mark.parametrize("changes", LET_STAND.values(), ids=LET_STAND.keys())
def test_what_is_let_stand(changes: dict[str, Any]) -> None:
    assert flaws(best(**changes)) == {}


def test_hard_reading_trips_its_check_alone() -> None:
    found = flaws(best(stem=LONG_SENTENCE))
    assert list(found) == ["hard_reading"]
    assert found["hard_reading"][0].endswith("Use shorter sentences or words: 13 is the most.")


def test_grade_follows_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    # 6 words, 2 sentences, 8 syllables: 0.39 * 3 + 11.8 * 8 / 6 - 15.59
    assert grade("Put three plans aside. Ask again.") == pytest.approx(1.3133, abs=0.0001)
    assert grade("") == 0


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("school", 1), ("teacher", 2), ("table", 2), ("make", 1), ("asked", 1),
     ("graded", 2), ("evidence", 3), ("curriculum", 4)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_words_and_stems() -> None:
    assert words("Half-term plans: teachers' own, 4 of 10.") == [
        "half-term", "plans", "teachers", "own", "of",
    ]  # fmt: skip
    assert stemmed(["planned", "planner"]) == {"plann"}
    assert stemmed(["study", "studies"]) == {"stud"}
