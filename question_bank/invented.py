"""Made-up responses for demonstrations and benches: right or wrong as asked. Never for pages."""

import random
from decimal import Decimal

from question_bank.answer import MultipleResponse, Numeric, SingleBest
from question_bank.question import Question


def invented(question: Question, right: bool, draw: random.Random) -> list[str]:
    """Return the values that a page would send for a right or a plausible wrong answer."""
    match question.answer:
        case SingleBest(key=key, options=options):
            wrong = [option.id for option in options if option.id != key]
            return [key] if right else [draw.choice(wrong)]
        case MultipleResponse(key=keys, options=options):
            wrong = [option.id for option in options if option.id not in keys]
            return list(keys) if right else [*keys[1:], draw.choice(wrong)]
        case Numeric(value=value, tolerance=tolerance):
            return [f"{value if right else value * 2 + tolerance + Decimal(1)}"]
