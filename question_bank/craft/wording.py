"""Checks of how a question is put: positively, dated, in words that the reader knows."""

import re
from collections.abc import Iterator

from question_bank.craft.parts import everything
from question_bank.question import Question

NEGATIVE = re.compile(
    r"\b(not|cannot|never|except|neither|nor|\w+n't|(?<!at )(?<!from the )least)\b"
)
"""At least is an amount; from the least to the most is an order."""

CAPITALS = re.compile(r"(?<![\w(-])([A-Z]{2,})(?:s|'s)?(?![\w-])")
EMPHASIS = frozenset(("ONE", "TWO", "THREE", "FOUR", "FIVE", "NOT", "EXCEPT", "LEAST", "TALK"))
"""Words in capitals, the last one written on a card in an item."""

KNOWN = frozenset(
    ("NLE", "DFE", "SEND", "SEN", "GCSE", "URN", "CEO", "UK", "ICT", "IT", "PE", "ICFP", "GBP")
)
"""Abbreviations that every head reads without help."""


def negative_asks(question: Question) -> Iterator[str]:
    """A question asks for what is so. A negative that cannot be avoided stands in capitals."""
    for word in NEGATIVE.findall(question.ask):
        yield f'The ask says "{word}". Ask for what is so, or put the word in capitals.'


def unexplained_abbreviations(question: Question) -> Iterator[str]:
    """Letters are spelt out once in the item: 'local authority (LA)'."""
    yield from letters_in(everything(question))


def letters_in(text: str) -> Iterator[str]:
    """Letters of a text that heads may not know and that are spelt out nowhere in it."""
    for letters in dict.fromkeys(CAPITALS.findall(text)):
        spelt_out = f"({letters})" in text or f"({letters}s)" in text
        if letters not in EMPHASIS | KNOWN and not spelt_out:
            yield f"{letters} is not spelt out. Write it in full at first use, or throughout."
