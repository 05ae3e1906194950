"""Roles of people in rounds: granted, listed, removed. A removed role ends at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.tables.people import Person, RoleGrant
from assessment.rules.people import Actor, Role


def roles_of(db: Session, person_id: UUID, now: datetime) -> list[tuple[UUID | None, Role]]:
    """Return (round, role) pairs that the person holds now."""
    rows = db.execute(
        select(RoleGrant.round_id, RoleGrant.role)
        .where(RoleGrant.person_id == person_id, *live(now))
        .order_by(RoleGrant.granted_at, RoleGrant.role)
    )
    return [(round_id, Role(role)) for round_id, role in rows]


def people_with(db: Session, round_id: UUID | None, role: Role, now: datetime) -> list[Person]:
    """Return the people who hold a role in a round, by name."""
    query = (
        select(Person)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(RoleGrant.round_id == round_id, RoleGrant.role == role.value, *live(now))
        .order_by(Person.name, Person.id)
    )
    return list(db.scalars(query).unique())


def grant_role(
    db: Session,
    by: Actor,
    person: Person,
    role: Role,
    round_id: UUID | None,
    *,
    now: datetime,
    until: datetime | None = None,
) -> RoleGrant | None:
    """Give a role; None when the person holds it already. Two people where the rules ask."""
    if (round_id, role) in roles_of(db, person.id, now):
        return None
    row = RoleGrant(
        id=new_id(db),
        person_id=person.id,
        round_id=round_id,
        role=role.value,
        granted_by=by.real,
        granted_at=now,
        until=until,
    )
    db.add(row)
    db.flush()
    after = {"person": person.id, "role": role, "round": round_id, "until": until}
    audit.draft(db, by, "grant_role", "person", person.id, now=now, after=after)
    return row


def remove_role(db: Session, by: Actor, row: RoleGrant, *, now: datetime) -> None:
    """Take a role away; it ends with the person's next request."""
    row.removed_at = now
    db.flush()
    before = {"person": row.person_id, "role": row.role, "round": row.round_id}
    audit.draft(db, by, "remove_role", "person", row.person_id, now=now, before=before)


def live(
    now: datetime | BindParameter[Any], grant: Any = RoleGrant
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a grant of a role holds now."""
    return (
        grant.removed_at.is_(None),
        or_(grant.until.is_(None), grant.until > now),
    )
