"""Checks of what questions and cases stand on: facts that may be keyed, a known edition."""

from collections.abc import Iterator, Mapping

from question_bank.case import Case
from question_bank.editions import Edition
from question_bank.facts import Fact
from question_bank.question import Question

SURE = "A"


def unsound_facts(question: Question | Case, facts: Mapping[str, Fact]) -> Iterator[str]:
    """Each fact is in the books, may be keyed, and was read in a published source."""
    for name in question.facts:
        fact = facts.get(name)
        if fact is None:
            yield f"{name} is not among the facts. Add it, or rest on another."
        elif not fact.may_be_keyed:
            yield f"{name} may not be keyed. Rest on another fact."
        elif fact.confidence != SURE:
            yield f"{name} is of confidence {fact.confidence}. Rest on a fact of confidence {SURE}."


def unknown_edition(
    question: Question | Case, editions: Mapping[tuple[str, str], Edition]
) -> Iterator[str]:
    """The framework and edition that it names are among the editions, in those words."""
    if (question.framework, question.edition) not in editions:
        yield f"{question.framework}, {question.edition}, is not among the editions."
