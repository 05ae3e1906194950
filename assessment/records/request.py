"""Two people: one asks with a reason, another agrees, and agreeing performs the act.

Each noun registers what agreeing does and how to recompute the subject's hash. Model: two
people. Semantics rules 6, 21, 33.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.tables.request import Request
from assessment.rules.people import Actor
from assessment.rules.permission import may_answer
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale

OTHER_ROLE = "Your role does not let you answer this."
Perform = Callable[[Session, Request, Actor, datetime], None]
Rehash = Callable[[Session, Request], str]
_PERFORM: dict[str, Perform] = {}
_REHASH: dict[str, Rehash] = {}


def performs(act: str) -> Callable[[Perform], Perform]:
    """Register what agreeing to `act` does, in the same transaction."""

    def register(verb: Perform) -> Perform:
        if act in _PERFORM:
            raise ValueError(f"{act} is registered twice")
        _PERFORM[act] = verb
        return verb

    return register


def hashes(act: str) -> Callable[[Rehash], Rehash]:
    """Register how the subject of `act` is hashed now, to refuse when it has moved."""

    def register(query: Rehash) -> Rehash:
        _REHASH[act] = query
        return query

    return register


def ask(
    db: Session,
    by: Actor,
    act: str,
    subject_kind: str,
    subject_id: object,
    subject_hash: str,
    payload: dict[str, Any],
    reason: str,
    *,
    now: datetime,
) -> Request:
    """Ask for a second person. Raises Refused when one was asked for already, Faults without
    a reason."""
    if act not in _PERFORM or act not in _REHASH:
        raise ValueError(f"nothing performs {act}")
    if not reason.strip():
        raise Faults({"reason": "Enter a reason"})
    if open_for(db, act, subject_id) is not None:
        raise Refused("A second person has already been asked for this.")
    row = Request(
        id=new_id(db),
        round_id=by.round,
        act=act,
        subject_kind=subject_kind,
        subject_id=str(subject_id),
        subject_hash=subject_hash,
        payload=payload,
        reason=reason,
        asked_by=by.real,
        asked_at=now,
    )
    db.add(row)
    db.flush()
    audit.draft(
        db, by, f"ask:{act}", subject_kind, subject_id, now=now, after=payload, reason=reason
    )
    return row


def answer(
    db: Session, by: Actor, request_id: UUID, agree: bool, reason: str = "", *, now: datetime
) -> Request:
    """Answer a request; agreeing performs the act.

    Raises Missing, also in another round; Denied for another role and for the person who asked;
    Refused when it was answered already, Faults when not agreeing without a reason, Stale when
    the subject has moved.
    """
    row = find(db, request_id)
    if row.round_id not in (None, by.round):
        raise Missing("request")
    if not may_answer(row.act, by.role):
        raise Denied(OTHER_ROLE)
    if by.real == row.asked_by:
        raise Denied("You asked for this, so someone else must agree.")
    if not agree and not reason.strip():
        raise Faults({"reason": "Enter why you do not agree"})
    if agree and _REHASH[row.act](db, row) != row.subject_hash:
        raise Stale()
    _close(db, row, by, "agreed" if agree else "not_agreed", reason, now)
    if agree:
        _PERFORM[row.act](db, row, by, now)
    return row


def find(db: Session, request_id: UUID) -> Request:
    """Return the request. Raises Missing."""
    row = db.get(Request, request_id)
    if row is None:
        raise Missing("request")
    return row


def find_on(db: Session, request_id: UUID, acts: Collection[str], subject_id: object) -> Request:
    """Return the request if it asks for one of these acts on this subject. Raises Missing."""
    row = find(db, request_id)
    if row.act not in acts or row.subject_id != str(subject_id):
        raise Missing("request")
    return row


def open_for(db: Session, act: str, subject_id: object) -> Request | None:
    """Return the unanswered request for this act on this subject, if any."""
    query = select(Request).where(
        Request.act == act, Request.subject_id == str(subject_id), Request.answered_at.is_(None)
    )
    return db.scalar(query)


def waiting_for(db: Session, round_id: UUID | None) -> list[Request]:
    """Return the unanswered requests of a round, oldest first."""
    query = select(Request).where(Request.round_id == round_id, Request.answered_at.is_(None))
    return list(db.scalars(query.order_by(Request.asked_at)))


def _close(db: Session, row: Request, by: Actor, answer: str, reason: str, now: datetime) -> None:
    """Take the answer once: of two people answering at once, one is refused."""
    closed = db.execute(
        update(Request)
        .where(Request.id == row.id, Request.answered_at.is_(None))
        .values(answered_by=by.real, answered_at=now, answer=answer, answer_reason=reason)
        .returning(Request.id)
    ).first()
    if closed is None:
        raise Refused("Someone has already answered this.")
    db.refresh(row)
    audit.draft(
        db,
        by,
        f"{answer}:{row.act}",
        row.subject_kind,
        row.subject_id,
        now=now,
        before=row.payload,
        after=row.payload if answer == "agreed" else None,
        reason=reason,
    )
