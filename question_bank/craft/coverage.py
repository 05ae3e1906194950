"""Checks of what a bank covers: how many items, of which demands, kinds and topics."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from question_bank.craft.complaint import Complaint
from question_bank.question import Question

ENOUGH_ITEMS = 80
ENOUGH_TOPICS = 10
MOST_RECALL = Fraction(15, 100)
LEAST_CALCULATIONS = Fraction(1, 2)
KINDS = {"single_best", "multiple_response"}
CALCULATED = "icfp"


def uncovered(questions: Sequence[Question]) -> Iterator[Complaint]:
    """Every area of the main pool, by each of the counts below."""
    main = [question for question in questions if question.pool == "main"]
    for area in sorted({question.area for question in main}):
        items = [question for question in main if question.area == area]
        for count in COUNTS:
            for says in count(items, area):
                yield Complaint(f"area {area}", says)


def _too_few(items: Sequence[Question], area: str) -> Iterator[str]:
    if len(items) < ENOUGH_ITEMS:
        yield f"It has {len(items)} questions and needs {ENOUGH_ITEMS}."


def _narrow(items: Sequence[Question], area: str) -> Iterator[str]:
    topics = {question.topic for question in items}
    if len(topics) < ENOUGH_TOPICS:
        yield f"It has {len(topics)} topics and needs {ENOUGH_TOPICS}."


def _much_recall(items: Sequence[Question], area: str) -> Iterator[str]:
    recall = sum(question.demand == "recall" for question in items)
    if recall > MOST_RECALL * len(items):
        yield (
            f"{recall} of {len(items)} questions ask for recall. "
            f"At most {float(MOST_RECALL):.0%} may: ask for a use of what is known."
        )


def _one_kind(items: Sequence[Question], area: str) -> Iterator[str]:
    wanted = KINDS | ({"numeric"} if area == CALCULATED else set())
    for kind in sorted(wanted - {question.kind for question in items}):
        yield f"It has no question of the kind {kind.replace('_', ' ')}."


def _few_calculations(items: Sequence[Question], area: str) -> Iterator[str]:
    if area != CALCULATED:
        return
    worked = sum(is_calculation(question) for question in items)
    if worked < LEAST_CALCULATIONS * len(items):
        yield f"{worked} of {len(items)} questions are calculations. At least half must be."


def is_calculation(question: Question) -> bool:
    """Is a number to be typed, or are the options worked out by formula?"""
    return question.kind == "numeric" or any(option.working for option in question.options)


COUNTS: tuple[Callable[[Sequence[Question], str], Iterator[str]], ...] = (
    _too_few,
    _narrow,
    _much_recall,
    _one_kind,
    _few_calculations,
)
