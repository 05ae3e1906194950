"""The shipped bank, read once for the content tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import question_bank
from assessment.rules.document import Document, read_document
from question_bank import Case, Editions, FactBook, Paper, Question
from question_bank.editions import Edition
from question_bank.facts import Fact

FOLDER = Path(question_bank.__file__).parent / "data"


@cache
def documents() -> tuple[Document, ...]:
    """Every document that ships, in order of file."""
    files = sorted(FOLDER.rglob("*.yaml"))
    return tuple(found for file in files for found in read_document(file.read_bytes(), file.name))


def of(model: type) -> Iterator[Document]:
    return (document for document in documents() if isinstance(document.model, model))


def questions() -> list[Question]:
    return [document.model for document in of(Question) if isinstance(document.model, Question)]


def cases() -> list[Case]:
    return [document.model for document in of(Case) if isinstance(document.model, Case)]


def pool() -> dict[str, Question]:
    """Hash to question, as a round pins them."""
    return {d.hash: d.model for d in of(Question) if isinstance(d.model, Question)}


def live_cases() -> dict[str, Case]:
    """Hash to case: the newest version of each."""
    newest: dict[str, tuple[str, Case]] = {}
    found = [(d.hash, d.model) for d in of(Case) if isinstance(d.model, Case)]
    for name, case in sorted(found, key=lambda pair: pair[1].version):
        newest[case.id] = (name, case)
    return dict(newest.values())


def papers() -> dict[str, Paper]:
    """The newest version of each paper by id."""
    found = [d.model for d in of(Paper) if isinstance(d.model, Paper)]
    return {paper.id: paper for paper in sorted(found, key=lambda paper: paper.version)}


def earlier(paper: Paper) -> list[Paper]:
    """The versions that a paper took the place of; rounds may still pin them."""
    found = [d.model for d in of(Paper) if isinstance(d.model, Paper) and d.id == paper.id]
    return sorted((p for p in found if p.version < paper.version), key=lambda p: p.version)


def facts() -> dict[str, Fact]:
    """Every fact by id, whichever book holds it."""
    books = [d.model for d in of(FactBook) if isinstance(d.model, FactBook)]
    return {fact.id: fact for book in books for fact in book.facts}


def editions() -> dict[tuple[str, str], Edition]:
    """Every edition by how a question names it."""
    books = [d.model for d in of(Editions) if isinstance(d.model, Editions)]
    return {(each.framework, each.edition): each for book in books for each in book.editions}
