"""What may stand in a cell of a file that a spreadsheet opens (semantics rule 39)."""

import csv
import io
from collections.abc import Iterable, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Return the text so that no spreadsheet runs it: a leading apostrophe where it would."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return comma-separated text with every cell made safe; lines end as RFC 4180 has it."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
    return held.getvalue()
