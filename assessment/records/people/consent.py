"""Panel members and chairs who agree that applicants of the round see their name.

It is said for the roles of one person in one round, is no until it is said, and ends with the
last of them: who then gets one anew is asked anew. While a role with an answer is held, nobody is
asked for another.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.people.role import live
from assessment.records.tables.people import Person, RoleGrant
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Missing

ASKED = (Role.PANEL_MEMBER, Role.PANEL_CHAIR)


def agreed_to_be_listed(db: Session, round_id: UUID, now: datetime) -> list[Person]:
    """Return who may assess in this round and agreed that its applicants see their name."""
    query = (
        select(Person)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(RoleGrant.round_id == round_id, RoleGrant.role.in_(ASKED), *live(now))
        .where(RoleGrant.listed.is_(True))
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return list(db.scalars(query))


def is_listed(db: Session, person_id: UUID, round_id: UUID, now: datetime) -> bool | None:
    """Say whether a person agreed in a round; None where they have not said."""
    said = [one.listed for one in _grants(db, person_id, round_id, now) if one.listed is not None]
    return any(said) if said else None


def say_listed(db: Session, by: Actor, agrees: bool, *, now: datetime) -> None:
    """Keep whether applicants of one's round may see one's name. Raises Missing without a role."""
    if by.person is None or by.round is None:
        raise Missing("role")
    grants = _grants(db, by.person, by.round, now)
    if not grants:
        raise Missing("role")
    before = is_listed(db, by.person, by.round, now)
    for one in grants:
        one.listed = agrees
    db.flush()
    act = "agree_to_be_listed" if agrees else "refuse_to_be_listed"
    said = {"round": by.round, "listed": agrees}
    audit.draft(
        db, by, act, "person", by.person, now=now, before={**said, "listed": before}, after=said
    )


def _grants(db: Session, person_id: UUID, round_id: UUID, now: datetime) -> list[RoleGrant]:
    query = select(RoleGrant).where(
        RoleGrant.person_id == person_id,
        RoleGrant.round_id == round_id,
        RoleGrant.role.in_(ASKED),
        *live(now),
    )
    return list(db.scalars(query))
