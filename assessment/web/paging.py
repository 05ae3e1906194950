"""A long list, fifty rows a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

Row = TypeVar("Row")
ROWS = 50


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """One page of a list: its rows, its number, how many pages and rows there are."""

    rows: Sequence[Row]
    number: int
    of: int
    count: int

    @classmethod
    def of_list(cls, rows: Sequence[Row], asked: str) -> Self:
        """Return the page asked for in an address; anything else than a page is the first."""
        return cls.of_query(lambda first, most: rows[first : first + most], len(rows), asked)

    @classmethod
    def of_query(cls, rows: Callable[[int, int], Sequence[Row]], count: int, asked: str) -> Self:
        """Return the page asked for of a list that is read page by page.

        `rows` gives so many rows from a place on; `count` is how many there are in all.
        """
        of = max(1, -(-count // ROWS))
        number = int(asked) if asked.isascii() and asked.isdigit() else 1
        number = min(max(number, 1), of)
        return cls(rows((number - 1) * ROWS, ROWS), number, of, count)
