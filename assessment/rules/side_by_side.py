"""Two versions of one document side by side: the lines that differ, and no others. Pure text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

Sections = Mapping[str, Sequence[str]]
"""What a version says: lines under each heading, in order."""


@dataclass(frozen=True)
class Difference:
    """One line that differs, under its heading; None where a version has no such line."""

    heading: str
    before: str | None
    now: str | None


def differences(before: Sections, now: Sections) -> tuple[Difference, ...]:
    """Return every line that differs, heading by heading; headings that went away come last."""
    headings = [*now, *(heading for heading in before if heading not in now)]
    return tuple(
        Difference(heading, old, new)
        for heading in headings
        for old, new in _pairs(before.get(heading, ()), now.get(heading, ()))
    )


def _pairs(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """The lines that changed, each beside the one in its place."""
    found = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    for tag, old_from, old_to, new_from, new_to in found:
        if tag != "equal":
            yield from zip_longest(before[old_from:old_to], now[new_from:new_to])
