"""Checks for questions and cases that say almost the same, over the whole bank."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from question_bank.craft.complaint import Complaint
from question_bank.craft.parts import everything, words
from question_bank.question import Question

WORDS_A_SHINGLE = 3
TOO_ALIKE = 1 / 3
"""Of the pairs of 335 items one in a thousand shares over 8%. The likest two share 30%: they are
calculations on one formula with different unknowns. A copy with other figures shares over 60%."""


Shingles = frozenset[tuple[str, ...]]


def shingles(question: Question) -> Shingles:
    """Every run of three words that an applicant reads, figures left out."""
    return shingles_in(everything(question))


def shingles_in(text: str) -> Shingles:
    """Every run of three words of a text, figures left out."""
    named = words(text)
    starts = range(len(named) - WORDS_A_SHINGLE + 1)
    return frozenset(tuple(named[at : at + WORDS_A_SHINGLE]) for at in starts)


def likeness(one: Shingles, other: Shingles) -> float:
    """Jaccard's index: shared runs over all runs; 0 with none in common, 1 when the same."""
    return len(one & other) / max(1, len(one | other))


def near_duplicates(questions: Sequence[Question]) -> Iterator[Complaint]:
    """Pairs of questions of which a paper should hold one, and the bank too."""
    yield from near((question.id, shingles(question)) for question in questions)


def near(read: Iterable[tuple[str, Shingles]]) -> Iterator[Complaint]:
    """Pairs that are too alike, of ids with what was read under each."""
    for (first, one), (second, other) in combinations(read, 2):
        if one & other and (found := likeness(one, other)) >= TOO_ALIKE:
            yield Complaint(
                second, f"Shares {found:.0%} of its wording with {first}. Ask it another way."
            )
