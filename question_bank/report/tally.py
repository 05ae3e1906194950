"""Counting by one property, an area a column: the words of each row, and the order of rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar, get_args

from question_bank.case import Case
from question_bank.question import Area, Question

AREAS: tuple[str, ...] = get_args(Area)
AREA_NAMES: dict[str, str] = {"ofsted": "Ofsted", "icfp": "ICFP", "ecf": "ECF", "cpd": "CPD"}
NAMES = {
    "npqs": "NPQs",
    "all_through": "All-through",
    "off-rolling": "Off-rolling",
    "teachers-standards": "Teachers’ standards",
    "headteachers-standards": "Headteachers’ standards",
}
"""What is not read as its id with spaces."""

Item = TypeVar("Item", Question, Case)


@dataclass(frozen=True)
class Row:
    """One value: how many in each of `AREAS`, and in all. A case may count in several areas."""

    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Tally:
    """The rows of one property, in an order that means something."""

    by: str
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)


def tally(
    by: str, items: Sequence[Item], value: Callable[[Item], str], values: Iterable[str] = ()
) -> Tally:
    """Count items by `value`, in the order of `values`, where one that nothing has stands with 0.

    Values that are not among `values` follow by name.
    """
    found: list[tuple[str, tuple[str, ...]]] = [(value(item), areas_of(item)) for item in items]
    known: tuple[str, ...] = tuple(values)
    order = (*known, *sorted({label for label, _ in found} - set(known)))
    return Tally(by, tuple(_row(label, found) for label in order))


def _row(label: str, found: Sequence[tuple[str, tuple[str, ...]]]) -> Row:
    mine = [areas for value, areas in found if value == label]
    counted = Counter(area for areas in mine for area in areas)
    return Row(label, tuple(counted[area] for area in AREAS), len(mine))


def banded(
    by: str, items: Sequence[Item], number: Callable[[Item], Decimal], width: Decimal
) -> Tally:
    """Count items by bands of `width` from the lowest that is there to the highest, none left out.

    A band holds its lower end and not its upper one.
    """
    steps = {int(number(item) // width) for item in items}
    all_of_them = range(min(steps, default=0), max(steps, default=-1) + 1)
    names = [_band(step, width) for step in all_of_them]
    return tally(by, items, lambda item: _band(int(number(item) // width), width), names)


def _band(step: int, width: Decimal) -> str:
    low, high = (format((n * width).normalize(), "f") for n in (step, step + 1))
    return f"{low} to under {high}"


def areas_of(item: Question | Case) -> tuple[str, ...]:
    """The area of a question, or each area of a case."""
    return (item.area,) if isinstance(item, Question) else item.areas


def in_words(name: str) -> str:
    """How a type, demand, phase or topic is read: "Single best", "How pupils learn"."""
    words = name.replace("_", " ").replace("-", " ")
    return NAMES.get(name, words[:1].upper() + words[1:])
