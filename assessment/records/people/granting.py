"""Roles given by an administrator; a role that takes two people is asked for and agreed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import request
from assessment.records.people.account import find_person
from assessment.records.people.role import grant_role, remove_role, roles_of
from assessment.records.tables.people import Person, RoleGrant
from assessment.records.tables.request import Request
from assessment.rules.canonical import digest
from assessment.rules.people import NEEDS_TWO_PEOPLE, Actor, Role
from assessment.rules.refusal import Missing, Refused

ACT = "grant_role"


def give_role(
    db: Session,
    by: Actor,
    person: Person,
    role: Role,
    round_id: UUID | None,
    *,
    now: datetime,
    until: datetime | None = None,
    reason: str = "",
) -> Request | None:
    """Give a role now, or ask for a second person and return the request.

    Raises Refused when it is one's own role or held already, Faults without a reason to ask.
    """
    if by.person == person.id:
        raise Refused("You cannot change your own roles. Ask another administrator.")
    if (round_id, role) in roles_of(db, person.id, now):
        raise Refused(f"{person.name} already has this role.")
    if role not in NEEDS_TWO_PEOPLE:
        grant_role(db, by, person, role, round_id, now=now, until=until)
        return None
    payload = {
        "role": role.value,
        "round": str(round_id) if round_id else None,
        "until": until.isoformat() if until else None,
    }
    subject = str(person.id)
    return request.ask(
        db, by, ACT, "person", subject, _hash(db, person.id), payload, reason, now=now
    )


@request.performs(ACT)
def _perform(db: Session, row: Request, by: Actor, now: datetime) -> None:
    person = find_person(db, UUID(row.subject_id))
    chosen, until = row.payload["round"], row.payload["until"]
    grant_role(
        db,
        by,
        person,
        Role(row.payload["role"]),
        UUID(chosen) if chosen else None,
        now=now,
        until=datetime.fromisoformat(until) if until else None,
    )


@request.hashes(ACT)
def _rehash(db: Session, row: Request) -> str:
    return _hash(db, UUID(row.subject_id))


def _hash(db: Session, person_id: UUID) -> str:
    person = find_person(db, person_id)
    return digest({"person": person.id, "email": person.email, "closed": person.disabled_at})


def grants_of(db: Session, person_id: UUID) -> list[RoleGrant]:
    """Return every role that a person has or had, newest first."""
    query = select(RoleGrant).where(RoleGrant.person_id == person_id)
    return list(db.scalars(query.order_by(RoleGrant.granted_at.desc(), RoleGrant.id)))


def take_role(db: Session, by: Actor, person_id: UUID, grant_id: UUID, *, now: datetime) -> None:
    """Remove a role. Raises Missing when it is not this person's or is gone already."""
    row = db.get(RoleGrant, grant_id)
    if row is None or row.person_id != person_id or row.removed_at is not None:
        raise Missing("role")
    if by.person == person_id:
        raise Refused("You cannot change your own roles. Ask another administrator.")
    remove_role(db, by, row, now=now)
