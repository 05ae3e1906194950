"""Outcome letters as prints. The words come whole from `rules.letter`; none is added here."""

from assessment.prints.press import print_pdf, templates
from assessment.rules.canonical import digest
from assessment.rules.letter import Letter, by_standard
from assessment.rules.wording_time import date_words


def letter_html(letter: Letter) -> str:
    """Return the letter as the HTML that is printed. Every value is escaped."""
    template = templates().get_template("letter.html")
    return template.render(
        letter=letter, dated=date_words(letter.dated), standards=by_standard(letter)
    )


def print_letter(letter: Letter) -> bytes:
    """Return the letter as a tagged PDF/UA-1: equal letters give equal bytes."""
    return print_pdf(letter_html(letter), "letter.css", digest(letter)[:32])
