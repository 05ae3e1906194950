"""Checks that a table can be heard as well as seen. A question can hold no picture."""

import re
from collections.abc import Iterable, Iterator

from question_bank.question import Question
from question_bank.table import Table

MEASURE = re.compile(r"[−-]?(?:\d+\.\d+|\d{1,3}(?:,\d{3})+)")
"""A decimal, or thousands: a smaller whole number counts what its row names."""

UNIT = re.compile(
    r"£|%|per cent|\b(?:pupils?|students?|teachers?|full-time equivalent|periods?|sessions?|hours?|"
    r"minutes?|days?|weeks?|years?|grades?|scores?|ratio|scale|points?|entries|suspensions?|"
    r"referrals?|posts?|places?)\b",
    re.I,
)


def unheard_tables(question: Question) -> Iterator[str]:
    """Each table has a caption, a name for each column and a name for each row."""
    yield from lacks_of(question.tables)


def lacks_of(tables: Iterable[Table]) -> Iterator[str]:
    """What each table lacks for those who hear it."""
    for table in tables:
        for lack in _lacks(table):
            yield f'The table "{table.caption.strip()}" {lack}'


def _lacks(table: Table) -> Iterator[str]:
    heads = [head.strip().casefold() for head in table.head]
    rows = [row[0].strip().casefold() for row in table.rows]
    if not table.caption.strip():
        yield "has no caption. Say what it shows."
    if not all(heads):
        yield "has a column without a name. Fill its head."
    if len(set(heads)) != len(heads):
        yield "has two columns of one name. Name each for what it holds."
    if not all(rows):
        yield "has a row without a name. Fill its first cell."
    if len(set(rows)) != len(rows):
        yield "has two rows of one name. Let the first cell tell them apart."


def without_unit(tables: Iterable[Table]) -> Iterator[str]:
    """A measured number has its unit in its cell, row, column or caption."""
    for table in tables:
        for row in table.rows:
            for head, cell in zip(table.head[1:], row[1:], strict=True):
                around = " ".join((table.caption, head, row[0]))
                if MEASURE.fullmatch(cell.strip()) and not UNIT.search(around):
                    yield f'The table "{table.caption}" has {cell} without a unit. Say of what.'
