"""Checks of keys over many questions: neither their length nor their place may tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from question_bank.answer import SingleBest
from question_bank.craft.complaint import Complaint
from question_bank.craft.parts import distractors, keyed
from question_bank.question import Question

CHANCE_IS_NO_EXCUSE = Fraction(1, 20)
FEWEST_TO_BALANCE = 20
LETTERS = "abcd"
LEAST_OF_A_LETTER, MOST_OF_A_LETTER = Fraction(1, 8), Fraction(2, 5)
RUN = re.compile(r"(.)\1\1\1")


def long_keys(questions: Sequence[Question]) -> Iterator[Complaint]:
    """In no area is the key the longest of its options more often than chance would have it."""
    for area, items in by_area(questions):
        longest = [q for q in items if is_longest(q)]
        tail = chance_of([Fraction(1, len(q.options)) for q in items], len(longest))
        if tail <= CHANCE_IS_NO_EXCUSE:
            yield Complaint(
                area,
                f"The key is the longest of its options in {len(longest)} of {len(items)} "
                f"questions. Shorten some, or let another option say more: "
                f"{', '.join(q.id for q in longest)}.",
            )


def is_longest(question: Question) -> bool:
    """Is the key longer than each other option?"""
    [key] = keyed(question)
    return all(len(option.text) < len(key.text) for option in distractors(question))


def chance_of(chances: Sequence[Fraction], least: int) -> Fraction:
    """How likely are `least` or more hits in independent tries of these chances, exactly?"""
    hits = [Fraction(1)]
    for chance in chances:
        missed = [share * (1 - chance) for share in hits] + [Fraction(0)]
        hit = [Fraction(0)] + [share * chance for share in hits]
        hits = [a + b for a, b in zip(missed, hit, strict=True)]
    return sum(hits[least:], Fraction(0))


def uneven_key_positions(questions: Sequence[Question]) -> Iterator[Complaint]:
    """Each letter is the key about as often as any other, over the bank and in each area."""
    groups = [("the bank", best(questions)), *by_area(questions)]
    for name, items in groups:
        if len(items) <= FEWEST_TO_BALANCE:
            continue
        counts = Counter(_key(question) for question in items)
        for letter in LETTERS:
            share = Fraction(counts[letter], len(items))
            if not LEAST_OF_A_LETTER < share < MOST_OF_A_LETTER:
                yield Complaint(
                    name,
                    f"The key is {letter} in {counts[letter]} of {len(items)} questions. "
                    "Change the order of some options.",
                )


def runs_of_keys(questions: Sequence[Question]) -> Iterator[Complaint]:
    """No four questions that follow one another in the files have the same letter as key."""
    items = best(questions)
    keys = "".join(_key(question) for question in items)
    for run in RUN.finditer(keys):
        letter, last = run[1], items[run.end() - 1]
        yield Complaint(
            last.id,
            f"It is the fourth in a row whose key is {letter}. Change the order of its options.",
        )


def best(questions: Sequence[Question]) -> list[Question]:
    """The questions with a single best answer."""
    return [question for question in questions if isinstance(question.answer, SingleBest)]


def by_area(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """The same by area, in order of the area's name."""
    items = best(questions)
    return [
        (f"area {area}", [question for question in items if question.area == area])
        for area in sorted({question.area for question in items})
    ]


def _key(question: Question) -> str:
    [key] = keyed(question)
    return key.id
