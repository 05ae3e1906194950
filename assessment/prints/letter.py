"""Outcome letters as prints. The words come whole from `rules.letter`; none is added here."""

from itertools import groupby

from assessment.prints.press import print_pdf, templates
from assessment.rules.canonical import digest
from assessment.rules.letter import STANDARDS, Criterion, Letter, long_date


def by_standard(letter: Letter) -> tuple[tuple[str, tuple[Criterion, ...]], ...]:
    """Return the criteria under the words of their standard, in order."""
    groups = groupby(letter.criteria, key=lambda criterion: criterion.standard)
    return tuple((STANDARDS[standard], tuple(found)) for standard, found in groups)


def letter_html(letter: Letter) -> str:
    """Return the letter as the HTML that is printed. Every value is escaped."""
    template = templates().get_template("letter.html")
    return template.render(
        letter=letter, dated=long_date(letter.dated), standards=by_standard(letter)
    )


def print_letter(letter: Letter) -> bytes:
    """Return the letter as a tagged PDF/UA-1: equal letters give equal bytes."""
    return print_pdf(letter_html(letter), "letter.css", digest(letter)[:32])
