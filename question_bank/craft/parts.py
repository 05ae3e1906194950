"""The parts of a question that the checks read: its texts, its words, its keys and distractors."""

import re
from collections.abc import Iterable

from question_bank.answer import MultipleResponse, Option, SingleBest
from question_bank.matching import Matching
from question_bank.question import Question

WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "er", "ed", "es", "s")
SHORTEST_STEM = 4


def asked(question: Question) -> str:
    """What is read before the options: stem and ask, as running text."""
    return "\n\n".join(part for part in (question.stem, question.ask) if part)


def cells(question: Question) -> list[str]:
    """Every text of every table."""
    return [
        text
        for table in question.tables
        for text in (table.caption, *table.head, *(cell for row in table.rows for cell in row))
    ]


def everything(question: Question) -> str:
    """All that an applicant reads."""
    lines = question.answer.lines if isinstance(question.answer, Matching) else ()
    texts = [asked(question), *cells(question), *(line.text for line in lines)]
    return "\n".join([*texts, *(option.text for option in question.options)])


def keyed(question: Question) -> list[Option]:
    """The options that are right, where some are right and some are wrong."""
    return [option for option in question.options if option.id in _key(question)]


def distractors(question: Question) -> list[Option]:
    """The options that are wrong, where some are right and some are wrong."""
    key = _key(question)
    return [option for option in question.options if key and option.id not in key]


def _key(question: Question) -> tuple[str, ...]:
    match question.answer:
        case SingleBest(key=name):
            return (name,)
        case MultipleResponse(key=names):
            return names
    return ()


def words(*texts: str) -> list[str]:
    """The words in lower case; one with a hyphen or an apostrophe is one word."""
    return WORD.findall(" ".join(texts).casefold())


def stemmed(names: Iterable[str]) -> set[str]:
    """The words less a common ending, so that 'planned' and 'planning' are one."""
    return {_stem(name) for name in names}


def _stem(word: str) -> str:
    word = word.partition("'")[0].partition("’")[0]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return word.rstrip("ey") if len(word) > SHORTEST_STEM else word
