"""Words with named gaps, and how the gaps are filled. No message lives here.

A gap is written `{name}`. A line that speaks of something not everyone has (a break, late
words) is optional: it is left out when one of its fields is missing or empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Formatter


class MissingField(KeyError):
    """A message needs a field that it was not given. The text names both."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return f"The message “{self.message}” needs the field “{self.field}”"


@dataclass(frozen=True)
class Line:
    """One paragraph with gaps. `optional` lines vanish where a field of theirs is empty."""

    text: str
    optional: bool = False

    @cached_property
    def fields(self) -> frozenset[str]:
        """Return the names of the gaps."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name)


@dataclass(frozen=True)
class Words:
    """A message: its subject and its paragraphs."""

    subject: str
    lines: tuple[Line, ...]

    @cached_property
    def required(self) -> frozenset[str]:
        """Return the fields without which the message cannot be written."""
        needed = Line(self.subject).fields
        return needed.union(*(line.fields for line in self.lines if not line.optional))


def must(text: str) -> Line:
    """Return a paragraph that is always said."""
    return Line(text)


def maybe(text: str) -> Line:
    """Return a paragraph that is said only when all its fields have something in them."""
    return Line(text, optional=True)


def fill(name: str, words: Words, fields: Mapping[str, str]) -> tuple[str, str]:
    """Return (subject, body); paragraphs are parted by an empty line.

    Raises MissingField naming the message and the first field (in order of the alphabet)
    that a required line lacks. Values are put in as they are: a gap inside a value stays text.
    """
    for field in sorted(words.required):
        if not fields.get(field, "").strip():
            raise MissingField(name, field)
    body = "\n\n".join(
        line.text.format_map(fields)
        for line in words.lines
        if not line.optional or all(fields.get(field, "").strip() for field in line.fields)
    )
    subject = " ".join(words.subject.format_map(fields).split())
    return subject, body
