"""Dots by a line: how far each value stands from the mark it needs, and how sure that mark is."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.measurement.plots.axis import Axis, Band, Number, Table, Tick, words


@dataclass(frozen=True)
class DotRow:
    """What to show in one row: a value, the line it needs, and the error either side of it.

    `said` are the words of the value where the number alone says too little, like "7 of 10".
    """

    label: str
    value: Number
    line: Number | None = None
    error: Number | None = None
    said: str = ""

    @property
    def words(self) -> str:
        """The value as people read it."""
        return self.said or words(self.value)


@dataclass(frozen=True)
class Dot:
    """One row as placed."""

    label: str
    value: str
    x: str
    line: str | None
    band: Band | None


@dataclass(frozen=True)
class Dots:
    """Rows in the order given, over one axis."""

    rows: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    table: Table


def dots(
    rows: Sequence[DotRow],
    low: Number,
    high: Number,
    *,
    ticks: Sequence[Number] = (),
    unit: str = "",
    head: tuple[str, ...] = ("Score", "Marks", "Needed"),
    table: Table | None = None,
) -> Dots:
    """Return a dot a row from `low` to `high`; the ends are labelled unless `ticks` are given.

    `unit` follows the number of each tick, like "%".
    """
    axis = Axis(low, high)
    plain = Table(head, tuple((row.label, row.words, _needed(row)) for row in rows))
    made = tuple(_dot(axis, row) for row in rows)
    return Dots(made, axis.ticks(*(ticks or (low, high)), unit=unit), table or plain)


def _dot(axis: Axis, row: DotRow) -> Dot:
    line = None if row.line is None else axis.x(row.line)
    band = None
    if row.line is not None and row.error:
        band = axis.around(row.line, row.error)
    return Dot(row.label, row.words, axis.x(row.value), line, band)


def _needed(row: DotRow) -> str:
    return "None set" if row.line is None else words(row.line)
