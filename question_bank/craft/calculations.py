"""Checks of calculations: keys and distractors are what their named formulas give."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from question_bank.answer import Numeric, Option, Working
from question_bank.craft.numbers import NUMBER
from question_bank.craft.parts import keyed
from question_bank.formulas import FORMULAS
from question_bank.question import Question

ROUNDING_ERRORS_APART = Decimal("0.05")


class CannotCompute(ValueError):
    """A working that gives no number; the text says why to its writer."""


def computed(working: Working) -> Decimal:
    """What the named formula gives for its inputs; raises CannotCompute."""
    formula = FORMULAS.get(working.formula)
    if formula is None:
        raise CannotCompute(f"There is no formula called {working.formula}.")
    try:
        return formula(*working.of)
    except (TypeError, ArithmeticError) as wrong:
        raise CannotCompute(f"{working.formula} cannot be worked out of these inputs.") from wrong


def number_in(option: Option) -> Decimal | None:
    """The first number of an option's text."""
    found = NUMBER.search(option.text.replace("−", "-"))
    return Decimal(found[0].replace(",", "")) if found else None


def rounded_like(value: Decimal, shown: Decimal) -> Decimal:
    """The value to as many places as the number shown, halves up."""
    return value.quantize(shown, ROUND_HALF_UP)


def miscalculated_options(question: Question) -> Iterator[str]:
    """Each worked option shows what its formula gives, and all are worked or none."""
    for option in question.options:
        if option.working is None:
            if any(each.working for each in question.options):
                yield f"Option {option.id} has no working, and others have."
            continue
        shown = number_in(option)
        try:
            right = computed(option.working)
        except CannotCompute as wrong:
            yield f"Option {option.id}: {wrong}"
            continue
        if shown is None:
            yield f"Option {option.id} has a working and no number."
        elif shown != rounded_like(right, shown):
            yield f"Option {option.id} shows {shown}, and its formula gives {right:.4f}."


def miscalculated_number(question: Question) -> Iterator[str]:
    """A number to be typed has a working, which gives it and stays within the tolerance."""
    answer = question.answer
    if not isinstance(answer, Numeric):
        return
    if answer.working is None:
        yield "The number has no working. Name its formula and inputs."
        return
    try:
        right = computed(answer.working)
    except CannotCompute as wrong:
        yield f"The number: {wrong}"
        return
    if answer.value != rounded_like(right, answer.value):
        yield f"The key is {answer.value}, and its formula gives {right:.4f}."
    elif abs(right - answer.value) > answer.tolerance:
        yield f"The unrounded number, {right:.4f}, is out of the tolerance of the key."


def crowded_numbers(question: Question) -> Iterator[str]:
    """Worked options stand in order, keep their place, and lie clear of rounding errors."""
    if not any(option.working for option in question.options):
        return
    numbers = [number for option in question.options if (number := number_in(option)) is not None]
    if numbers != sorted(numbers):
        yield "The numbers are out of order. Put them from small to large."
    if {option.anchor for option in question.options} != {"authored"}:
        yield "The numbers may be shuffled. Anchor each as authored."
    keys = [number for option in keyed(question) if (number := number_in(option)) is not None]
    for key in keys[:1]:
        apart = ROUNDING_ERRORS_APART * abs(key)
        near = [number for number in numbers if number != key and abs(number - key) < apart]
        for number in near:
            yield (f"{number} is within 5% of the key, {key}. Choose figures that set them apart.")
