"""What was asked of a second person about a case or a release, and what they answered.

Both those who agreed and those who did not: a request is itself the record. Nothing is written.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.people import Person
from assessment.records.tables.request import Request


@dataclass(frozen=True)
class Asked:
    """One request with the names of both people; `outcome` is what was asked for, if anything."""

    act: str
    outcome: str
    asked_by: str
    asked_at: datetime
    reason: str
    answered_by: str
    answered_at: datetime | None
    agreed: bool
    answer_reason: str


def asked_about(db: Session, subject_id: UUID, *acts: str) -> tuple[Asked, ...]:
    """Return every request of these acts about one case or round, oldest first."""
    query = select(Request).where(Request.subject_id == str(subject_id), Request.act.in_(acts))
    rows = list(db.scalars(query.order_by(Request.asked_at)))
    names = names_of(db, {UUID(one) for row in rows for one in _people(row)})
    return tuple(_asked(row, names) for row in rows)


def names_of(db: Session, ids: set[UUID]) -> dict[UUID, str]:
    """Return the names of these people."""
    query = select(Person.id, Person.name).where(Person.id.in_(ids))
    return {row.id: row.name for row in db.execute(query)}


def _people(row: Request) -> list[str]:
    return [row.asked_by] + ([row.answered_by] if row.answered_by else [])


def _asked(row: Request, names: dict[UUID, str]) -> Asked:
    return Asked(
        row.act,
        str(row.payload.get("outcome", "")),
        names[UUID(row.asked_by)],
        row.asked_at,
        row.reason,
        names[UUID(row.answered_by)] if row.answered_by else "",
        row.answered_at,
        row.answer == "agreed",
        row.answer_reason or "",
    )
