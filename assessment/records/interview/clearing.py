"""A contested conflict cleared by two officers: its causes end, one by one (page 53).

What ended is kept; a new cause (another school, another word of the applicant) is a conflict
again. The seat at the interview comes back by derivation, and the chair is told.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.conflict import declared, shared_urns, told_of
from assessment.records.identity import new_id
from assessment.records.interview.contest import CLEAR, causes, keep_answer, unanswered
from assessment.records.interview.dropping import CLEARED, tell_chair
from assessment.records.tables.interview import ConflictCleared, ConflictContest
from assessment.records.tables.request import Request
from assessment.rules.canonical import digest
from assessment.rules.conflict import check_reason
from assessment.rules.people import Actor


def ask_to_clear(
    db: Session, by: Actor, contest_id: UUID, reason: str, *, now: datetime
) -> Request:
    """Ask a second officer to clear it. Raises Missing, Refused, Faults on `reason`."""
    found = unanswered(db, by, contest_id)
    reason = check_reason(reason, "Enter why it should not count")
    return two_people.ask(
        db, by, CLEAR, "conflict", found.row.id, _hash(db, found.row), {}, reason, now=now
    )


@two_people.performs(CLEAR)
def _clear(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    """End every cause that there is, and tell the chair that the member is back."""
    row = unanswered(db, by, UUID(asked.subject_id)).row
    before = causes(db, row)
    for urn in shared_urns(db, row.person_id, row.application_id):
        _end(db, row, now, urn=urn)
    for told in told_of(db, row.person_id, row.application_id):
        _end(db, row, now, connection_id=told.id)
    for own in declared(db, row.round_id, row.person_id):
        if own.application_id == row.application_id:
            own.withdrawn_at = now
    keep_answer(db, by, row, "cleared", asked.reason, now)
    tell_chair(db, row.application_id, row.person_id, now=now, kind=CLEARED)
    audit.draft(
        db,
        by,
        CLEAR,
        "application",
        row.application_id,
        now=now,
        before=before,
        after={"person": row.person_id},
        reason=asked.reason,
    )


@two_people.hashes(CLEAR)
def _rehash(db: Session, asked: Request) -> str:
    return _hash(db, db.get_one(ConflictContest, UUID(asked.subject_id)))


def _hash(db: Session, row: ConflictContest) -> str:
    """What was looked at: the contest and every cause; another cause is another question."""
    return digest((row.id, row.answer, causes(db, row)))


def _end(
    db: Session,
    row: ConflictContest,
    now: datetime,
    urn: str | None = None,
    connection_id: UUID | None = None,
) -> None:
    made = ConflictCleared(
        id=new_id(db),
        contest_id=row.id,
        person_id=row.person_id,
        application_id=row.application_id,
        urn=urn,
        connection_id=connection_id,
        cleared_at=now,
    )
    db.add(made)
    db.flush()
