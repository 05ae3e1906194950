"""Applications that an auditor must not find: their own, and of people they know (rule 28).

Officers hold sessions and interviews together and put everybody's time right, so on those pages
nobody is absent for them.
"""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessment.records.conflict import touches
from assessment.records.tables.application import Application
from assessment.rules.people import Actor, Role


def absent_for(db: Session, by: Actor) -> frozenset[UUID]:
    """Return the applications of the round that are as if absent for this reader."""
    if by.person is None or by.role is not Role.AUDITOR:
        return frozenset()
    near = or_(Application.person_id == by.person, touches(by.person, Application.id))
    query = select(Application.id).where(Application.round_id == by.round, near)
    return frozenset(db.scalars(query))
