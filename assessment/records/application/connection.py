"""People of the round whom an applicant says they know: conflicts stopped early.

The list holds who agreed to be named. A tick outlives that: where a person withdraws, or their
role ends, what an applicant said stands, with the conflict it makes, and the name stays on the
page of that applicant alone, who knows it already and can still take the tick back.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application.draft import editable
from assessment.records.identity import new_id
from assessment.records.people.consent import agreed_to_be_listed
from assessment.records.tables.application import Application, Connection
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults

MOST_CHARACTERS = 500


def offered(db: Session, application: Application, now: datetime) -> list[Person]:
    """Return whom this applicant may tick: who agreed to be listed, and whom they ticked."""
    agreed = agreed_to_be_listed(db, application.round_id, now)
    ticked = [db.get_one(Person, one) for one in connections_of(db, application.id)]
    found = {person.id: person for person in (*agreed, *ticked)}
    return sorted(found.values(), key=lambda person: (person.name, str(person.id)))


def connections_of(db: Session, application_id: UUID) -> dict[UUID, str]:
    """Return whom the applicant says they know, and how."""
    query = select(Connection).where(
        Connection.application_id == application_id, Connection.removed_at.is_(None)
    )
    return {row.person_id: row.how for row in db.scalars(query.order_by(Connection.at))}


def tell_connections(
    db: Session, by: Actor, known: Mapping[UUID, str], *, now: datetime
) -> Application:
    """Keep whom they know and how, in place of what they said before."""
    application = editable(db, by, now)
    allowed = {person.id for person in offered(db, application, now)}
    faults = {}
    for person_id, how in known.items():
        if person_id not in allowed:
            faults["known"] = "Select people from the list"
        elif not how.strip():
            faults[f"how-{person_id}"] = "Enter how you know them"
        elif len(how) > MOST_CHARACTERS:
            message = f"How you know them must be {MOST_CHARACTERS} characters or fewer"
            faults[f"how-{person_id}"] = message
    if faults:
        raise Faults(faults)
    before = connections_of(db, application.id)
    _keep(db, application, known, now)
    application.connections_answered_at = now
    db.flush()
    audit.draft(
        db,
        by,
        "tell_connections",
        "application",
        application.id,
        now=now,
        before=before,
        after=dict(known),
    )
    return application


def _keep(db: Session, application: Application, known: Mapping[UUID, str], now: datetime) -> None:
    query = select(Connection).where(Connection.application_id == application.id)
    rows = {row.person_id: row for row in db.scalars(query)}
    for person_id, row in rows.items():
        row.removed_at = None if person_id in known else row.removed_at or now
        row.how = known.get(person_id, row.how).strip()
    for person_id, how in known.items():
        if person_id not in rows:
            made = Connection(
                id=new_id(db),
                application_id=application.id,
                person_id=person_id,
                how=how.strip(),
                at=now,
            )
            db.add(made)
    db.flush()
