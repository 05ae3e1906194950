"""Bars, one a row, from 0: how many at each stage, or what share."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.measurement.plots.axis import Axis, Number, Table, words


@dataclass(frozen=True)
class Bar:
    """One row: its name, its number in words, and how far its bar reaches."""

    label: str
    value: str
    width: str


@dataclass(frozen=True)
class Bars:
    """Rows in the order given."""

    rows: tuple[Bar, ...]
    table: Table


def bars(
    rows: Sequence[tuple[str, Number]],
    *,
    whole: Number | None = None,
    unit: str = "",
    head: tuple[str, str] = ("Stage", "Number"),
    table: Table | None = None,
) -> Bars:
    """Return a bar for each (label, number from 0 up).

    Bars reach to `whole`, or to the largest number. `unit` follows each number, like "%".
    `table` replaces the table where it should say more than the bars. Raises ValueError for a
    number below 0.
    """
    if any(number < 0 for _, number in rows):
        raise ValueError("a bar cannot be shorter than nothing")
    largest = max((number for _, number in rows), default=0)
    axis = Axis(0, whole or largest or 1)
    made = tuple(Bar(label, words(n) + unit, axis.x(n)) for label, n in rows)
    plain = Table(head, tuple((bar.label, bar.value) for bar in made))
    return Bars(made, table or plain)
