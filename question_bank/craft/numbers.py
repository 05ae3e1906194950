"""Checks of options that are numbers: in order, and none within another."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from question_bank.answer import MultipleResponse, SingleBest
from question_bank.question import Question

NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
PLURAL = re.compile(r"(?<=[a-z]{3})s\b")
ONE, RANGE = 1, 2


def numbers_in(text: str) -> list[Decimal]:
    """The numbers of a text, in the order in which they stand; a dash between two is 'to'."""
    plain = re.sub(r"(?<=[0-9%])\s*[-–]\s*(?=[£0-9])", " to ", text).replace("−", "-")
    return [Decimal(found.replace(",", "")) for found in NUMBER.findall(plain)]


def numeric_options(question: Question) -> list[list[Decimal]]:
    """The numbers of each option, where options differ in their numbers alone; else nothing."""
    if not isinstance(question.answer, SingleBest | MultipleResponse):
        return []
    frames = {_frame(option.text) for option in question.options}
    found = [numbers_in(option.text) for option in question.options]
    return found if len(frames) == 1 and all(found) else []


def _frame(text: str) -> str:
    plain = re.sub(r"(?<=[0-9%])\s*[-–]\s*(?=[£0-9])", " to ", text).replace("−", "-")
    return PLURAL.sub("", NUMBER.sub("#", plain).casefold())


def numbers_out_of_order(question: Question) -> Iterator[str]:
    """Numbers stand from small to large, so that their order tells nothing."""
    found = numeric_options(question)
    if found != sorted(found):
        yield "The options are numbers out of order. Put them from small to large."
    elif found and {option.anchor for option in question.options} != {"authored"}:
        yield "The options are numbers in order and may be shuffled. Anchor each as authored."


def overlapping_ranges(question: Question) -> Iterator[str]:
    """A value fits one range alone."""
    found = sorted(numeric_options(question))
    if not all(len(numbers) == RANGE for numbers in found):
        return
    for (_, high), (low, _) in pairwise(found):
        if low <= high:
            yield f"Two ranges share {low}. Let a value fit one option alone."
