"""Many values as bars, with a line that always falls between two bars, never inside one."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil

from assessment.measurement.plots.axis import Axis, Band, Number, Table, Tick, words

HEIGHT = 160


@dataclass(frozen=True)
class Bin:
    """One bar: values from `low` to under `high` (the last includes it)."""

    label: str
    count: int
    x: str
    width: str
    middle: str
    y: int
    height: int
    above: bool


@dataclass(frozen=True)
class Histogram:
    """Bars from left to right; `below` and `above` count the values either side of the line."""

    bins: tuple[Bin, ...]
    line: str
    band: Band | None
    ticks: tuple[Tick, ...]
    most: int
    below: int
    above: int
    table: Table


def histogram(
    values: Sequence[Number],
    low: Number,
    high: Number,
    line: Number,
    *,
    error: Number = 0,
    width: Number = 2,
    head: tuple[str, str] = ("Marks", "Applicants"),
) -> Histogram:
    """Return values between `low` and `high` in bars of `width`, an edge standing on `line`.

    A value on the line counts above it. Raises ValueError for a value outside the ends.
    """
    if any(not low <= value <= high for value in values):
        raise ValueError("a value lies outside the axis")
    axis, edges = Axis(low, high), _edges(low, high, line, width)
    pairs = list(pairwise(edges))
    counts = [_count(values, a, b, b == edges[-1]) for a, b in pairs]
    most = max([*counts, 1])
    bins = tuple(
        _bin(axis, a, b, n, most, a >= line) for (a, b), n in zip(pairs, counts, strict=True)
    )
    return Histogram(
        bins=bins,
        line=axis.x(line),
        band=axis.around(line, error) if error else None,
        ticks=axis.ticks(low, line, high) if low < line < high else axis.ticks(low, high),
        most=most,
        below=sum(value < line for value in values),
        above=sum(value >= line for value in values),
        table=Table(head, tuple((one.label, str(one.count)) for one in bins)),
    )


def _edges(low: Number, high: Number, line: Number, width: Number) -> list[Fraction]:
    first, last, step = Fraction(low), Fraction(high), Fraction(width)
    start = Fraction(line) - ceil((Fraction(line) - first) / step) * step
    inner, edge = [], start
    while edge < last:
        inner += [edge] if edge > first else []
        edge += step
    return [first, *inner, last]


def _count(values: Sequence[Number], low: Fraction, high: Fraction, is_last: bool) -> int:
    return sum(low <= value < high or (is_last and value == high) for value in values)


def _bin(axis: Axis, low: Fraction, high: Fraction, count: int, most: int, above: bool) -> Bin:
    band, tall = axis.band(low, high), round(HEIGHT * count / most)
    label = (
        f"{words(low)} to {words(high)}"
        if high == axis.high
        else (f"{words(low)} to under {words(high)}")
    )
    return Bin(
        label, count, band.x, band.width, axis.x((low + high) / 2), HEIGHT - tall, tall, above
    )
