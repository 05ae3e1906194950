"""Made-up responses for demonstrations and benches: right or wrong as asked. Never for pages."""

import random
from decimal import Decimal

from question_bank.answer import MultipleResponse, Numeric, SingleBest
from question_bank.matching import Matching
from question_bank.ordering import Ordering
from question_bank.question import Question
from question_bank.written import Written

SENTENCE = "I would ask what pupils remember, then agree one change with the teacher."


def invented(question: Question, right: bool, draw: random.Random) -> list[str]:
    """Return the values that a page would send for a right or a plausible wrong answer."""
    match question.answer:
        case SingleBest(key=key, options=options):
            wrong = [option.id for option in options if option.id != key]
            return [key] if right else [draw.choice(wrong)]
        case MultipleResponse(key=keys, options=options):
            wrong = [option.id for option in options if option.id not in keys]
            return list(keys) if right else [*keys[1:], draw.choice(wrong)]
        case Ordering(key=key):
            order = key if right else (*key[1:], key[0])
            return [f"{name}{at}" for at, name in enumerate(order, start=1)]
        case Matching(lines=lines, options=options):
            ids = [option.id for option in options]
            wrong = [line.id + draw.choice([i for i in ids if i != line.key]) for line in lines]
            return [line.id + line.key for line in lines] if right else wrong
        case Numeric(value=value, tolerance=tolerance):
            return [f"{value if right else value * 2 + tolerance + Decimal(1)}"]
        case Written():
            return [SENTENCE]
