"""Checks of a question's options: nothing in their wording may tell which is right."""

import re
from collections.abc import Iterator

from question_bank.answer import SingleBest
from question_bank.craft.parts import distractors, keyed
from question_bank.question import Question

COMBINED = re.compile(r"\b(all|none|both|neither) of (?:the above|these|them)\b", re.I)
BARRED = re.compile(r"\b(always|never|only)\b", re.I)
ABSOLUTE = re.compile(r"(?<![\w-])(all|every(?! other)|must|none)(?![\w-])", re.I)
"""Every other piece is half of them, and an all-through school is a kind of school."""

VAGUE = re.compile(
    r"(?<!too )(?<!how )(?<!as )(?<!more )\b(usually|often|sometimes|occasionally|frequently|"
    r"rarely|seldom|generally|typically)\b",
    re.I,
)
"""How often and too often are amounts that can be right or wrong."""

LENGTHS_APART = 1.6
CHARACTERS_APART = 14
"""Options may differ by this factor, or by so many characters where they are short."""


def combined_options(question: Question) -> Iterator[str]:
    """Options that stand for other options."""
    for option in question.options:
        if found := COMBINED.search(option.text):
            yield (
                f'Option {option.id} says "{found[0]}". Let each option be an answer of its own, '
                "or ask for more than one."
            )


def barred_absolutes(question: Question) -> Iterator[str]:
    """Always, never and only are out of options altogether, the key too."""
    for option in question.options:
        for word in BARRED.findall(option.text):
            yield f'Option {option.id} says "{word}". Say it without the absolute word.'


def absolutes_in_distractors(question: Question) -> Iterator[str]:
    """All, every, must and none give a distractor away, unless the key says the same."""
    shared = {word.casefold() for option in keyed(question) for word in _absolutes(option.text)}
    for option in distractors(question):
        for word in _absolutes(option.text):
            if word.casefold() not in shared:
                yield (
                    f'Distractor {option.id} says "{word}", which gives it away. Weaken it, or '
                    "let the key say it too."
                )


def _absolutes(text: str) -> list[str]:
    return ABSOLUTE.findall(text)


def vague_frequency(question: Question) -> Iterator[str]:
    """An option that is true 'often' cannot be wrong."""
    for option in question.options:
        for word in VAGUE.findall(option.text):
            yield f'Option {option.id} says "{word}". Say how often, or leave the word out.'


def repeated_options(question: Question) -> Iterator[str]:
    """Each option says something of its own."""
    seen: dict[str, str] = {}
    for option in question.options:
        text = " ".join(option.text.casefold().split())
        if text in seen:
            yield f"Options {seen[text]} and {option.id} say the same."
        seen.setdefault(text, option.id)


def uneven_lengths(question: Question) -> Iterator[str]:
    """The options of a single best answer are of about one length."""
    if not isinstance(question.answer, SingleBest):
        return
    shortest, *_, longest = sorted(question.options, key=lambda option: len(option.text))
    short, long = len(shortest.text), len(longest.text)
    if long > max(LENGTHS_APART * short, short + CHARACTERS_APART):
        yield (
            f"Option {longest.id} has {long} characters and option {shortest.id} has {short}. "
            "Bring them nearer to one length."
        )
