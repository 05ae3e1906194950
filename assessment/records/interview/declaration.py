"""Declaring conflicts: it opens the list of interviews, or takes one off it (rule 28, page 53).

Scores already given are set aside by derivation (`membership`); the chair is told.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import has_declared
from assessment.records.identity import new_id
from assessment.records.interview.membership import Member, everyone
from assessment.records.outbox import post
from assessment.records.tables.application import Application, Connection
from assessment.records.tables.interview import Conflict, ConflictDeclaration, Interview, Slot
from assessment.rules.conflict import DETAILS_CHARACTERS, ConflictKind
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing
from assessment.rules.wording_time import date_words


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
    _tell_the_chair(db, application_id, by.person, now)
    after = {"person": by.person, "kind": kind, "details": details}
    audit.draft(
        db, by, "conflict.declare", "application", application_id, now=now, after=after, reason=kind
    )
    return row


def tell_connection(
    db: Session, by: Actor, application: Application, person_id: UUID, how: str, *, now: datetime
) -> None:
    """The applicant says that they know a member of their panel, and how (page 51).

    Raises Missing for another's application, Faults on `who` or `how`.
    """
    if application.person_id != by.person:
        raise Missing("application")
    if person_id not in {one.person_id for one in _seats(db, application.id)}:
        raise Faults({"who": "Select who you know"})
    _check_details(how, "how")
    known = select(Connection.id).where(
        Connection.application_id == application.id, Connection.person_id == person_id
    )
    if db.scalar(known) is not None:
        return
    row = Connection(
        id=new_id(db), application_id=application.id, person_id=person_id, how=how, at=now
    )
    db.add(row)
    db.flush()
    _tell_the_chair(db, application.id, person_id, now)
    after = {"person": person_id, "how": how}
    audit.draft(db, by, "connection.tell", "application", application.id, now=now, after=after)


def _seats(db: Session, application_id: UUID) -> tuple[Member, ...]:
    query = select(Interview.id).where(Interview.application_id == application_id)
    found = db.scalar(query)
    return () if found is None else everyone(db, found)


def _tell_the_chair(db: Session, application_id: UUID, person_id: UUID, now: datetime) -> None:
    """The chair of the others hears that a conflict was found, and what was done."""
    found = db.execute(
        select(Interview.id, Interview.round_id, Slot.starts_at)
        .join(Slot, Slot.id == Interview.slot_id)
        .where(Interview.application_id == application_id)
    ).one_or_none()
    if found is None:
        return
    seats = everyone(db, found.id)
    mine = next((one for one in seats if one.person_id == person_id), None)
    chair = next((one for one in seats if one.is_chair and not one.is_set_aside), None)
    if mine is not None and chair is not None:
        fields = _words(chair, mine, found.starts_at)
        key = f"conflict_found:{found.id}:{person_id}"
        post(db, "conflict_found", chair.person_id, found.round_id, "", fields, now=now, key=key)


def _words(chair: Member, mine: Member, starts_at: datetime) -> dict[str, str]:
    return {"name": chair.name, "member": mine.name, "date": date_words(starts_at)}


def _check_details(details: str, field: str = "details") -> None:
    if "\x00" in details:
        words = "Details have a character that cannot be kept. Remove it and try again"
        raise Faults({field: words})
    if len(details) > DETAILS_CHARACTERS:
        most = f"Details must be {DETAILS_CHARACTERS:,} characters or fewer."
        raise Faults({field: f"{most} You have {len(details):,}"})
