"""The wording of options: each check with samples that trip it alone, and some that do not."""

import pytest

from question_bank import Question
from question_bank.craft.options import uneven_lengths
from tests.question_bank.crafted import SOUND, TEXTS, best, flaws, options
from tests.question_bank.samples import question

ABSOLUTE = "which gives it away. Weaken it, or let the key say it too."

TRIPS: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "all of the above": (
        (*TEXTS, "Both of the above"),
        "combined_options",
        [
            'Option d says "Both of the above". Let each option be an answer of its own, or ask '
            "for more than one."
        ],
    ),
    "never": (
        (*TEXTS, "Never call in the heads"),
        "barred_absolutes",
        ['Option d says "Never". Say it without the absolute word.'],
    ),
    "only, in the key": (
        (TEXTS[0], "Ask pupils only this week", *SOUND[2:]),
        "barred_absolutes",
        ['Option b says "only". Say it without the absolute word.'],
    ),
    "all, in a distractor": (
        (*TEXTS, "Call in all of the heads"),
        "absolutes_in_distractors",
        [f'Distractor d says "all", {ABSOLUTE}'],
    ),
    "every and must": (
        ("Visit every lesson", "Ask pupils first", "They must read", "Call a meeting"),
        "absolutes_in_distractors",
        [f'Distractor a says "every", {ABSOLUTE}', f'Distractor c says "must", {ABSOLUTE}'],
    ),
    "often": (
        (*TEXTS, "Call in heads more or less often"),
        "vague_frequency",
        ['Option d says "often". Say how often, or leave the word out.'],
    ),
    "the same twice": (
        (*TEXTS, "visit  lessons this week"),
        "repeated_options",
        ["Options a and d say the same."],
    ),
    "one long option": (
        (*TEXTS, "Call a meeting of the heads who are nearest to you"),
        "uneven_lengths",
        [
            "Option d has 50 characters and option c has 22. Bring them nearer to one length.",
        ],
    ),
}

LET_STAND = {
    "an absolute that the key shares": ("Visit all lessons", "Ask all pupils", *SOUND[2:]),
    "every other": (*TEXTS, "Call every other head in"),
    "all-through": (*TEXTS, "Ask the all-through heads"),
    "too often": (*TEXTS, "Say that it is too often"),
    "short options of different lengths": ("Talk", "Walk on", "Plan ahead", "Read the books"),
}


@pytest.mark.parametrize(("texts", "check", "says"), TRIPS.values(), ids=TRIPS.keys())
def test_flaw_trips_its_check_alone(texts: tuple[str, ...], check: str, says: list[str]) -> None:
    assert flaws(best(*texts)) == {check: says}


@pytest.mark.parametrize("texts", LET_STAND.values(), ids=LET_STAND.keys())
def test_what_is_let_stand(texts: tuple[str, ...]) -> None:
    assert flaws(best(*texts)) == {}


def several(*texts: str) -> Question:
    """Two right options of these, the first two."""
    return question(
        {
            "kind": "multiple_response",
            "options": options(texts),
            "key": ["a", "b"],
            "scoring": "right_less_wrong",
        }
    )


def test_absolutes_are_looked_for_where_several_are_right() -> None:
    assert flaws(several(*TEXTS, "Ask all heads")) == {
        "absolutes_in_distractors": [f'Distractor d says "all", {ABSOLUTE}']
    }


def test_lengths_are_compared_where_one_is_right() -> None:
    long = "Call a meeting of the heads who are nearest to you"
    assert list(uneven_lengths(several(*TEXTS, long))) == []
