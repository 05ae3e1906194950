"""People as the administrator lists them: by name, with the roles they hold now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from assessment.records.tables.people import Person, RoleGrant
from assessment.rules.people import Role

PAGE = 50


@dataclass(frozen=True)
class Listed:
    """One person with the words of the roles they hold now."""

    person: Person
    roles: tuple[str, ...]


def people_listed(
    db: Session, role: str, round_id: UUID | None, page: int, now: datetime
) -> tuple[list[Listed], int]:
    """Return one page of the people and the number of pages. `role` empty: whatever the role."""
    live = (
        RoleGrant.removed_at.is_(None),
        or_(RoleGrant.until.is_(None), RoleGrant.until > now),
    )
    query = select(Person)
    if role or round_id:
        held = select(RoleGrant.person_id).where(*live)
        held = held.where(RoleGrant.role == role) if role else held
        held = held.where(RoleGrant.round_id == round_id) if round_id else held
        query = query.where(Person.id.in_(held))
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    rows = db.scalars(
        query.order_by(Person.name, Person.id).limit(PAGE).offset((page - 1) * PAGE)
    ).all()
    roles: dict[UUID, list[str]] = {row.id: [] for row in rows}
    granted = select(RoleGrant.person_id, RoleGrant.role).where(
        RoleGrant.person_id.in_(roles), *live
    )
    for person_id, each in db.execute(granted.order_by(RoleGrant.granted_at)):
        words = Role(each).words
        if words not in roles[person_id]:
            roles[person_id].append(words)
    return [Listed(row, tuple(roles[row.id])) for row in rows], -(-total // PAGE)
