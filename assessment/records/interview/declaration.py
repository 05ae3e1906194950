"""Declaring conflicts: it opens the list of interviews, or takes one off it (rule 28, page 53).

Scores already given are set aside by derivation (`membership`); the chair is told.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import has_declared, shared_urns, told_of
from assessment.records.identity import new_id
from assessment.records.interview.dropping import seated, tell_chair
from assessment.records.tables.application import Application, Connection
from assessment.records.tables.interview import Conflict, ConflictDeclaration
from assessment.rules.conflict import DETAILS_CHARACTERS, ConflictKind, agreed_as
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing


def declare(db: Session, by: Actor, *, now: datetime) -> None:
    """Record that the acting person has declared for the round; once is enough."""
    if by.person is None or by.round is None:
        raise Missing("round")
    if has_declared(db, by.round, by.person):
        return
    db.add(ConflictDeclaration(round_id=by.round, person_id=by.person, declared_at=now))
    db.flush()
    audit.draft(db, by, "conflict.declaration", "person", by.person, now=now)


def declare_conflict(
    db: Session,
    by: Actor,
    application_id: UUID,
    kind: ConflictKind,
    details: str = "",
    *,
    now: datetime,
) -> Conflict:
    """Declare one conflict of the acting person, and tell the chair of an interview it touches.

    Declaring it again changes nothing. Raises Missing for an application of another round,
    Faults for details that cannot be kept.
    """
    application = db.get(Application, application_id)
    if by.person is None or application is None or application.round_id != by.round:
        raise Missing("application")
    _check_details(details)
    query = select(Conflict).where(
        Conflict.person_id == by.person,
        Conflict.application_id == application_id,
        Conflict.withdrawn_at.is_(None),
    )
    row = db.scalar(query)
    if row is not None:
        return row
    row = Conflict(
        id=new_id(db),
        round_id=application.round_id,
        person_id=by.person,
        application_id=application_id,
        kind=kind.value,
        details=details,
        declared_by=by.real,
        declared_at=now,
    )
    db.add(row)
    db.flush()
    tell_chair(db, application_id, by.person, now=now)
    after = {"person": by.person, "kind": kind, "details": details}
    audit.draft(
        db, by, "conflict.declare", "application", application_id, now=now, after=after, reason=kind
    )
    return row


def agree_conflict(db: Session, by: Actor, application_id: UUID, *, now: datetime) -> Conflict:
    """Agree with a conflict that was found: it is kept as what was found, not as a guess.

    Raises Missing where nothing is found of the acting person.
    """
    if by.person is None:
        raise Missing("conflict")
    urns = shared_urns(db, by.person, application_id)
    is_told = bool(told_of(db, by.person, application_id))
    if not (urns or is_told):
        raise Missing("conflict")
    kind, details = agreed_as(urns, is_told)
    return declare_conflict(db, by, application_id, kind, details, now=now)


def tell_connection(
    db: Session, by: Actor, application: Application, person_id: UUID, how: str, *, now: datetime
) -> None:
    """The applicant says that they know a member of their panel, and how (page 51).

    Raises Missing for another's application, Faults on `who` or `how`.
    """
    if application.person_id != by.person:
        raise Missing("application")
    if person_id not in seated(db, application.id):
        raise Faults({"who": "Select who you know"})
    _check_details(how, "how")
    if told_of(db, person_id, application.id):
        return
    known = select(Connection).where(
        Connection.application_id == application.id, Connection.person_id == person_id
    )
    row = db.scalar(known)
    if row is None:
        row = Connection(id=new_id(db), application_id=application.id, person_id=person_id)
        db.add(row)
    row.how, row.at, row.removed_at = how, now, None
    db.flush()
    tell_chair(db, application.id, person_id, now=now)
    after = {"person": person_id, "how": how}
    audit.draft(db, by, "connection.tell", "application", application.id, now=now, after=after)


def _check_details(details: str, field: str = "details") -> None:
    if "\x00" in details:
        words = "Details have a character that cannot be kept. Remove it and try again"
        raise Faults({field: words})
    if len(details) > DETAILS_CHARACTERS:
        most = f"Details must be {DETAILS_CHARACTERS:,} characters or fewer."
        raise Faults({field: f"{most} You have {len(details):,}"})
