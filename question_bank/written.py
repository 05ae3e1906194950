"""Answers in a person's own words: what is kept of them. They are marked by people, never here."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from question_bank.answer import NotOffered
from question_bank.frozen import Frozen


class NotMarked(ValueError):
    """A question whose answers only people can mark; its text says which."""


def count_words(text: str) -> int:
    """How many words, as a reader counts them: what stands between spaces."""
    return len(text.split())


class Written(Frozen):
    """A response is the text as it was typed, also where it has more than `words` words.

    The limit says where markers stop. It cuts nothing: whoever shows the text says so.
    """

    words: int

    def read(self, values: Sequence[str]) -> str:
        """The text as typed, nothing where it holds no word; NotOffered for two texts."""
        if len(values) > 1:
            raise NotOffered("Enter one answer")
        typed = values[0] if values else ""
        return typed if typed.strip() else ""

    def note(self, response: str) -> str | None:
        return None


class Short(Written):
    """A sentence or two."""

    kind: Literal["short"]
    words: Annotated[int, Field(ge=5, le=150)]


class Extended(Written):
    """An argument of some paragraphs."""

    kind: Literal["extended"]
    words: Annotated[int, Field(ge=100, le=1000)]
