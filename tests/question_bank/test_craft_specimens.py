"""Specimens: each check with samples that trip it alone, and samples at its edges."""

from typing import Any

import pytest

from tests.question_bank.cased import FIELDS, case, flaws, told

Change = tuple[str, Any]
STRONG, MIDDLING, WEAK = range(3)
ANCHOR = FIELDS["aspects"][0]["bands"][1]["anchor"]


def marks(which: int, *given: int) -> list[Change]:
    """The marks of a specimen on the first, second and third aspect."""
    return [(f"specimens.{which}.awards.{n}.marks", mark) for n, mark in enumerate(given)]


def answer(which: int, words: int) -> list[Change]:
    """A specimen's answer to task a, which asks for 240 words."""
    return [(f"specimens.{which}.answers.0.text", told(words, f"own{'xyz'[which]}"))]


def why(text: str) -> list[Change]:
    """The why of the middling specimen on its first aspect, in the band 1 to 4."""
    return [("specimens.1.awards.0.why", text)]


def shared(first: int, words: int) -> str:
    """So many words, the first of which are those of the anchor."""
    return " ".join(ANCHOR.split()[:first]) + " " + told(words - first, "own")


TRIPS: dict[str, tuple[list[Change], str, str]] = {
    "strong with all marks": (
        marks(STRONG, 7, 7, 6),
        "uneven_marks",
        "The strong specimen earns 20 marks. It should earn 16 to 19.",
    ),
    "strong with too few": (
        marks(STRONG, 5, 5, 5),
        "uneven_marks",
        "The strong specimen earns 15 marks. It should earn 16 to 19.",
    ),
    "middling with too many": (
        marks(MIDDLING, 5, 5, 4),
        "uneven_marks",
        "The middling specimen earns 14 marks. It should earn 9 to 13.",
    ),
    "middling with too few": (
        marks(MIDDLING, 3, 3, 2),
        "uneven_marks",
        "The middling specimen earns 8 marks. It should earn 9 to 13.",
    ),
    "weak with too many": (
        marks(WEAK, 3, 3, 2),
        "uneven_marks",
        "The weak specimen earns 8 marks. It should earn 0 to 7.",
    ),
    "middling above strong": (
        [*marks(STRONG, 7, 7, 2), *marks(MIDDLING, 3, 3, 3)],
        "unordered_specimens",
        "On checks the middling specimen earns 3 and the strong one 2. Mend one of them.",
    ),
    "weak above middling": (
        marks(WEAK, 5, 0, 0),
        "unordered_specimens",
        "On cause the weak specimen earns 5 and the middling one 4. Mend one of them.",
    ),
    "strong too short": (
        answer(STRONG, 179),
        "uneven_lengths",
        "The strong specimen answers task a in 179 words. Write 180 to 240.",
    ),
    "middling too short": (
        answer(MIDDLING, 119),
        "uneven_lengths",
        "The middling specimen answers task a in 119 words. Write 120 to 240.",
    ),
    "weak too short": (
        answer(WEAK, 83),
        "uneven_lengths",
        "The weak specimen answers task a in 83 words. Write 84 to 240.",
    ),
    "too long": (
        answer(WEAK, 241),
        "uneven_lengths",
        "The weak specimen answers task a in 241 words. Write 84 to 240.",
    ),
    "an anchor that is a stub": (
        [("aspects.0.bands.1.anchor", told(11, "seen"))],
        "stubs",
        "The anchor of cause, 1 to 4, has 11 words. Say in at least 12 what a marker sees there.",
    ),
    "a why that is a stub": (
        why(told(11, "own")),
        "stubs",
        "The why of the middling specimen on cause has 11 words. "
        "Say in at least 12 what earned the marks.",
    ),
    "a why that is its anchor": (
        why(ANCHOR),
        "repeated_anchors",
        "The why of the middling specimen on cause shares 100% of its wording with the anchor. "
        "Say what this answer wrote.",
    ),
    "a why that is half its anchor": (
        why(shared(8, 17)),
        "repeated_anchors",
        "The why of the middling specimen on cause shares 40% of its wording with the anchor. "
        "Say what this answer wrote.",
    ),
    "a copy": (
        [(f"specimens.{which}.answers.0.text", told(200, "own")) for which in (STRONG, WEAK)],
        "copied_specimens",
        "The strong and the weak specimen share 100% of their wording on task a. "
        "Write one of them anew.",
    ),
}

LET_STAND: dict[str, list[Change]] = {
    "strong at its least": marks(STRONG, 6, 5, 5),
    "strong at its most": marks(STRONG, 7, 6, 6),
    "middling at its least": marks(MIDDLING, 3, 3, 3),
    "middling at its most": marks(MIDDLING, 5, 4, 4),
    "weak at its most": marks(WEAK, 3, 3, 1),
    "weak with nothing": marks(WEAK, 0, 0, 0),
    "as many as the one above": [*marks(STRONG, 4, 7, 6), *marks(WEAK, 4, 0, 0)],
    "strong just long enough": answer(STRONG, 180),
    "middling just long enough": answer(MIDDLING, 120),
    "weak just long enough": answer(WEAK, 84),
    "weak as long as it may be": answer(WEAK, 240),
    "a short anchor": [("aspects.0.bands.1.anchor", told(12, "seen"))],
    "a short why": why(told(12, "own")),
    "a why that quotes its anchor": why(shared(7, 17)),
    "the anchor of another band": why(FIELDS["aspects"][0]["bands"][2]["anchor"]),
}


@pytest.mark.parametrize(("changes", "check", "says"), TRIPS.values(), ids=TRIPS.keys())
def test_flaw_trips_its_check_alone(changes: list[Change], check: str, says: str) -> None:
    assert flaws(case(*changes)) == {check: [says]}


@pytest.mark.parametrize("changes", LET_STAND.values(), ids=LET_STAND.keys())
def test_what_is_let_stand(changes: list[Change]) -> None:
    assert flaws(case(*changes)) == {}


@pytest.mark.parametrize(("copied", "tripped"), [(100, False), (110, True)])
def test_a_part_copied(copied: int, tripped: bool) -> None:
    texts = [told(copied, "shared") + " " + told(200 - copied, own) for own in ("one", "two")]
    changes = [(f"specimens.{n}.answers.0.text", text) for n, text in enumerate(texts)]
    assert ("copied_specimens" in flaws(case(*changes))) is tripped
