"""A check that a table can be heard as well as seen. A question can hold no picture."""

from collections.abc import Iterator

from question_bank.question import Question
from question_bank.table import Table


def unheard_tables(question: Question) -> Iterator[str]:
    """Each table has a caption, a name for each column and a name for each row."""
    for table in question.tables:
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
