"""Finding an application: the applicant's own, or one that a member of staff may see.

`absent` are the applications that this member of staff has a conflict with; they are as if they
were not there (rule 28).
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.application import Application
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing


def own_or_none(db: Session, by: Actor) -> Application | None:
    """Return the person's application in their round, if they have begun one."""
    query = select(Application).where(
        Application.person_id == by.person, Application.round_id == by.round
    )
    return db.scalar(query)


def own(db: Session, by: Actor) -> Application:
    """Return the person's own application. Raises Missing."""
    row = own_or_none(db, by)
    if row is None:
        raise Missing("application")
    return row


def own_for_update(db: Session, by: Actor) -> Application:
    """Return the person's own application, held until the transaction ends. Raises Missing."""
    row = own(db, by)
    db.refresh(row, with_for_update=True)
    return row


def find_sent(db: Session, by: Actor, reference: str, absent: Collection[UUID] = ()) -> Application:
    """Return a sent application of the officer's round. Raises Missing."""
    query = select(Application).where(
        Application.round_id == by.round,
        Application.reference == reference,
        Application.sent_at.is_not(None),
    )
    row = db.scalar(query)
    if row is None or row.id in absent or row.person_id == by.person:
        raise Missing("application")
    return row


def hold(db: Session, application_id: UUID) -> Application:
    """Return an application, held until the transaction ends. Raises Missing."""
    row = db.get(Application, application_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Missing("application")
    return row
