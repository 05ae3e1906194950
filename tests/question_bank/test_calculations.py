"""Every key and distractor of a calculation, recomputed from its named formula."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from question_bank.answer import Numeric, Option, Working
from question_bank.formulas import FORMULAS
from question_bank.question import Question
from tests.question_bank import bank

NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")
ALL = bank.questions()
OPTIONS = [(q, o) for q in ALL for o in q.options if o.working]
NUMBERS = [q for q in ALL if isinstance(q.answer, Numeric)]
LISTS = [q for q in ALL if any(o.working for o in q.options)]
ROUNDING_ERRORS_APART = Decimal("0.05")


def computed(working: Working) -> Decimal:
    return FORMULAS[working.formula](*working.of)


def number_in(option: Option) -> Decimal:
    found = NUMBER.search(option.text)
    assert found is not None, f"{option.text} holds no number"
    return Decimal(found[0].replace(",", ""))


def rounded_like(value: Decimal, shown: Decimal) -> Decimal:
    return value.quantize(shown, ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("question", "option"), OPTIONS, ids=[f"{q.id}-{o.id}" for q, o in OPTIONS]
)
def test_option_is_what_its_formula_gives(question: Question, option: Option) -> None:
    assert option.working is not None
    assert number_in(option) == rounded_like(computed(option.working), number_in(option))


@pytest.mark.parametrize("question", NUMBERS, ids=[q.id for q in NUMBERS])
def test_number_is_what_its_formula_gives(question: Question) -> None:
    answer = question.answer
    assert isinstance(answer, Numeric)
    assert answer.working is not None
    assert answer.value == rounded_like(computed(answer.working), answer.value)
    assert abs(computed(answer.working) - answer.value) <= answer.tolerance


@pytest.mark.parametrize("question", LISTS, ids=[q.id for q in LISTS])
def test_numbers_stand_in_order_and_apart(question: Question) -> None:
    numbers = [number_in(option) for option in question.options]
    assert all(option.working for option in question.options)
    assert {option.anchor for option in question.options} == {"authored"}
    assert numbers == sorted(numbers)
    key = number_in(next(o for o in question.options if question.mark(o.id)))
    gaps = [abs(number - key) / key for number in numbers if number != key]
    assert min(gaps) >= ROUNDING_ERRORS_APART


def test_every_formula_is_used() -> None:
    used = {o.working.formula for _, o in OPTIONS if o.working}
    used |= {q.answer.working.formula for q in NUMBERS if getattr(q.answer, "working", None)}
    assert set(FORMULAS) == used
