"""Faults of a content file: where, and what is wrong in an author's words. No reading here."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend. `place` is words such as 'question 2, option 3', or empty."""

    file: str
    line: int
    place: str
    message: str

    def __str__(self) -> str:
        place = f", {self.place}" if self.place else ""
        return f"{self.file}, line {self.line}{place}: {self.message}"


class ContentFaults(Exception):
    """Every fault found, in order of file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))
