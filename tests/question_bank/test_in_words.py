"""What a response says to a reader: the texts of options, never their letters."""

import pytest

from tests.question_bank.samples import (
    MATCHING,
    MULTIPLE,
    NUMERIC,
    ORDERING,
    SHORT,
    SINGLE,
    question,
)

SAID = {
    "one option": (SINGLE, "c", ("Third",)),
    "two options": (MULTIPLE, "b,c", ("Second", "Third")),
    "steps as placed": (ORDERING, "a2,b1", ("1. Choose a method", "2. Analyse results")),
    "lines with their choice": (MATCHING, "aq,cp", ("A form: Reactions", "A visit: Use")),
    "a number as typed": (NUMERIC, "21,400", ("21,400",)),
    "words as typed": (SHORT, "First, then b, c", ("First, then b, c",)),
    "no option": (SINGLE, "z", ("z",)),
    "nothing": (SINGLE, "", ()),
}


@pytest.mark.parametrize("name", SAID)
def test_a_response_in_words(name: str) -> None:
    kind, response, said = SAID[name]
    assert question(kind).in_words(response) == said
