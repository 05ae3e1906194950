"""Two measures of each case against each other, with the line that each of them needs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.measurement.plots.axis import Axis, Number, Table, Tick, words

HEIGHT = 280
INSET = 12


@dataclass(frozen=True)
class Point:
    """One place; `count` cases stand on it, and `r` is its radius in pixels."""

    x: str
    y: int
    count: int
    r: int


@dataclass(frozen=True)
class Scatter:
    """Points, both lines, and how many cases lie in each corner."""

    points: tuple[Point, ...]
    x_line: str
    y_line: int
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[tuple[str, int], ...]
    both: int
    x_only: int
    y_only: int
    neither: int
    table: Table


def scatter(
    points: Sequence[tuple[Number, Number]],
    x_ends: tuple[Number, Number],
    y_ends: tuple[Number, Number],
    lines: tuple[Number, Number],
    *,
    head: tuple[str, str, str],
) -> Scatter:
    """Return points (x, y) with the lines that x and y need; on the line counts as reached.

    Equal points are drawn once, larger. Raises ValueError where a pair of ends meets.
    """
    across, up = Axis(*x_ends), Axis(*y_ends)
    x_line, y_line = lines
    corners = Counter((x >= x_line, y >= y_line) for x, y in points)
    places = sorted(Counter(points).items())
    return Scatter(
        points=tuple(Point(across.x(x), _down(up, y), n, min(12, 4 + n)) for (x, y), n in places),
        x_line=across.x(x_line),
        y_line=_down(up, y_line),
        x_ticks=across.ticks(x_ends[0], x_line, x_ends[1]),
        y_ticks=tuple((words(y), _down(up, y)) for y in (*y_ends, y_line)),
        both=corners[(True, True)],
        x_only=corners[(True, False)],
        y_only=corners[(False, True)],
        neither=corners[(False, False)],
        table=Table(head, tuple((words(x), words(y), str(n)) for (x, y), n in places)),
    )


def _down(axis: Axis, value: Number) -> int:
    return INSET + round((1 - axis.share(value)) * (HEIGHT - 2 * INSET))
