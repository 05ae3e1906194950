"""The order in which facts are listed and evaluated, the same wherever they are read.

Ids are drawn at random, so facts of one instant go by what they say: kind, then body.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from assessment.records.tables.application import Fact
from assessment.rules.canonical import canonical
from assessment.rules.eligibility.asked import KINDS

PLACES = {kind: place for place, kind in enumerate(KINDS)}


def in_order(rows: Iterable[Fact]) -> list[Fact]:
    """Return facts oldest first; those of one instant in the order of asking, then by body."""
    return sorted(rows, key=_place)


def _place(row: Fact) -> tuple[datetime, int, bytes, UUID]:
    return row.recorded_at, PLACES[row.kind], canonical(row.body), row.id
