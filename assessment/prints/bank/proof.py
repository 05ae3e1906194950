"""The proof as one document: a title page, contents, then part after part."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from assessment.prints.bank.sheet import case_html, question_html
from assessment.prints.press import print_apart, print_pdf, templates
from assessment.prints.progress import telling_pages
from assessment.rules.bank import CASES, Bank, Part
from assessment.rules.canonical import digest
from assessment.rules.wording import count, listed
from assessment.rules.wording_time import date_plain
from question_bank.report import in_words

WHOLE = "Proof of the question bank"
STYLE = "proof.css"
EVERY = 25
Tell = Callable[[str], None]


def silent(_what: str) -> None:
    """Tell nobody."""


def proof_html(bank: Bank, dated: date, tell: Tell = silent) -> str:
    """Return these parts of the bank as the HTML that is printed. Every value is escaped."""
    sheets: dict[tuple[str, str], Markup] = {}  # by kind and id
    for part in bank.parts:
        for question in part.questions:
            sheet = Markup(question_html(question, bank.facts))  # noqa: S704
            sheets["question", question.id] = sheet
        for case in part.cases:
            sheets["case", case.id] = Markup(case_html(case, bank.facts))  # noqa: S704
        tell(f"{part.title}: {_counted((part,))}")
    return (
        templates()
        .get_template("proof.html")
        .render(
            title=_title(bank.parts),
            dated=dated,
            date_words=date_plain(dated),
            counted=_counted(bank.parts),
            published=_published(bank),
            bank=bank,
            sheets=sheets,
            in_words=in_words,
            count=count,
        )
    )


def print_proof(bank: Bank, dated: date, tell: Tell = silent) -> bytes:
    """Return the proof as a tagged PDF/UA-1: an equal bank on one day gives equal bytes.

    `tell` hears of each part that is written, then of pages that are laid out.
    """
    html = proof_html(bank, dated, tell)

    def page(number: int) -> None:
        if number % EVERY == 0:
            tell(f"{number} pages laid out")

    with telling_pages(page):
        return print_pdf(html, STYLE, _identifier(html))


def print_proof_apart(bank: Bank, dated: date) -> bytes:
    """Return the same bytes, laid out in a process of its own: for a request."""
    html = proof_html(bank, dated)
    return print_apart(html, STYLE, _identifier(html))


def _identifier(html: str) -> str:
    return digest(html)[:32]


def _title(parts: tuple[Part, ...]) -> str:
    return f"{WHOLE}: {parts[0].title}" if len(parts) == 1 else WHOLE


def _counted(parts: tuple[Part, ...]) -> str:
    cases = sum(len(part.cases) for part in parts)
    questions = sum(len(part.questions) for part in parts)
    said = [count(questions, "question")] if questions else []
    return listed([*said, count(cases, "case")] if cases else said)


def _published(bank: Bank) -> str:
    """Return what to say of the documents that ship with the service; nothing without one."""
    what = "cases" if [part.id for part in bank.parts] == [CASES] else "questions"
    specimens = sum(document.specimen for document in bank.documents)
    if specimens == len(bank.documents):
        return f"These {what} are published with this service, so they are specimens."
    if specimens:
        return f"{specimens} of these are published with this service, so they are specimens."
    return ""
