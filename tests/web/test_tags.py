"""The colour of every status tag (screens, section 5)."""

import pytest

from assessment.web.tags import COLOURS, tag_colour


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        ("Draft", "grey"),
        ("Ready for a moderator", "blue"),
        ("Waiting for a second person", "yellow"),
        ("Met", "green"),
        ("Not met", "red"),
        ("Not known", "orange"),
        ("On a break", "purple"),
        ("Sent", "teal"),
        ("Conflict", "magenta"),
        ("Fragile: 4 of 11", "orange"),
        ("No contact for 4 minutes", "red"),
        ("2\u00a0left", "red"),
        ("2 devices open", "orange"),
        ("Words of nobody", "grey"),
    ],
)
def test_colour(words: str, colour: str) -> None:
    assert tag_colour(words) == colour


def test_an_application_that_was_sent_is_blue() -> None:
    assert tag_colour("Sent", "application") == "blue"


def test_no_words_have_two_colours() -> None:
    words = [each for all_words in COLOURS.values() for each in all_words]
    assert len(words) == len(set(words))
