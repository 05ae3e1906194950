"""What touched one sitting, with the words of whoever recorded it, in order of time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.moderation.paper_part import SEEN
from assessment.records.tables.paper import Credit, Pause, Problem


@dataclass(frozen=True)
class Happening:
    """One thing: a staff pause, time given or taken (`seconds` below 0), or a problem told."""

    kind: str
    at: datetime
    seconds: int
    words: str


def happenings_of(db: Session, sitting_id: UUID) -> tuple[Happening, ...]:
    """Return all that touched a sitting."""
    found = [*_pauses(db, sitting_id), *_credits(db, sitting_id), *_problems(db, sitting_id)]
    return tuple(sorted(found, key=lambda one: (one.at, one.kind)))


def _pauses(db: Session, sitting_id: UUID) -> list[Happening]:
    query = select(Pause).where(Pause.sitting_id == sitting_id, Pause.kind == "staff")
    return [
        Happening("pause", row.started_at, _seconds(row), row.reason) for row in db.scalars(query)
    ]


def _seconds(row: Pause) -> int:
    return round(((row.ended_at or row.started_at) - row.started_at).total_seconds())


def _credits(db: Session, sitting_id: UUID) -> list[Happening]:
    query = select(Credit).where(Credit.sitting_id == sitting_id)
    return [Happening("credit", row.at, row.seconds, row.reason) for row in db.scalars(query)]


def _problems(db: Session, sitting_id: UUID) -> list[Happening]:
    query = select(Problem).where(Problem.sitting_id == sitting_id, Problem.kind.in_(SEEN))
    return [Happening("problem", row.at, 0, row.what) for row in db.scalars(query)]
