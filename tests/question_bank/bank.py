"""The shipped bank, read once for the content tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import question_bank
from assessment.rules.document import Document, read_document
from question_bank import FactBook, Paper, Question

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


def pool() -> dict[str, Question]:
    """Hash to question, as a round pins them."""
    return {d.hash: d.model for d in of(Question) if isinstance(d.model, Question)}


def papers() -> dict[str, Paper]:
    return {d.id: d.model for d in of(Paper) if isinstance(d.model, Paper)}


def facts() -> FactBook:
    [book] = [d.model for d in of(FactBook) if isinstance(d.model, FactBook)]
    return book
