"""The marks of one paper, added up by area and in all. What one answer earns is the bank's.

No rounding happens here: points are exact decimals (semantics rule 21).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Mark(NamedTuple):
    """What one question earned, of how much."""

    position: int
    question: str
    area: str
    points: Decimal
    maximum: Decimal


@dataclass(frozen=True)
class AreaMark:
    """The total of one area of the paper."""

    area: str
    points: Decimal
    maximum: Decimal


@dataclass(frozen=True)
class Summary:
    """A marked paper: by question, by area, and its total against the pass mark."""

    marks: tuple[Mark, ...]
    areas: tuple[AreaMark, ...]
    score: Decimal
    maximum: Decimal
    pass_mark: Decimal

    @property
    def reaches_pass_mark(self) -> bool:
        """Say whether the total is at or above the pass mark."""
        return self.score >= self.pass_mark

    @property
    def from_pass_mark(self) -> Decimal:
        """Return how far above the pass mark the total is; negative below it."""
        return self.score - self.pass_mark


def summarise(marks: tuple[Mark, ...], areas: tuple[str, ...], pass_mark: Decimal) -> Summary:
    """Return the totals, areas in the paper's order.

    Raises ValueError for a mark outside its question's range, or in an area not of the paper.
    """
    points, most = dict.fromkeys(areas, Decimal(0)), dict.fromkeys(areas, Decimal(0))
    for mark in marks:
        if not 0 <= mark.points <= mark.maximum:
            raise ValueError(f"question {mark.question} cannot earn {mark.points}")
        if mark.area not in most:
            raise ValueError(f"question {mark.question} is in no area of this paper")
        points[mark.area] += mark.points
        most[mark.area] += mark.maximum
    return Summary(
        marks,
        tuple(AreaMark(area, points[area], most[area]) for area in areas),
        sum(points.values(), Decimal(0)),
        sum(most.values(), Decimal(0)),
        pass_mark,
    )
