"""The formulas of calculations against what ships. Craft recomputes each of these."""

from question_bank.answer import Numeric, Working
from question_bank.formulas import FORMULAS
from tests.question_bank import bank


def workings() -> list[Working]:
    """Every working of an option, a number or a figure of a case that ships."""
    questions = bank.questions()
    options = [option.working for question in questions for option in question.options]
    numbers = [q.answer.working for q in questions if isinstance(q.answer, Numeric)]
    figures = [figure.working for case in bank.cases() for figure in case.figures]
    return [working for working in options + numbers + figures if working is not None]


def test_every_formula_is_used() -> None:
    assert {working.formula for working in workings()} == set(FORMULAS)
