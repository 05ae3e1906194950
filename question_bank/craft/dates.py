"""A check that a question says which edition it asks about, so that it can be wrong in time."""

import re
from collections.abc import Iterator

from question_bank.craft.parts import asked
from question_bank.question import Question

NAMED = re.compile(
    r"\b([Ff]ramework|[Hh]andbook|guidance|toolkit|planning tool|report card|five-point scale|"
    r"(?:expected|strong) standard|evaluation area|Ofsted|ECF|EIF|ECTE|ITTECF|FBIT|"
    r"Standard for|the Standard|Headteachers['’] Standards|Teachers['’] Standards|"
    r"Guskey|Developing Great Teaching)\b"
)
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
NEAR = 150
"""A year this many characters from the name may be its own; one further off dates the case."""


def undated_framework(question: Question) -> Iterator[str]:
    """Where a framework is named before the options, its year stands near it once."""
    text = " ".join(asked(question).split())
    named = list(NAMED.finditer(text))
    near = [text[max(0, each.start() - NEAR) : each.end() + NEAR] for each in named]
    if named and not any(YEAR.search(part) for part in near):
        yield f'"{named[0][1]}" is named without a date. Say which edition: {question.edition}.'
