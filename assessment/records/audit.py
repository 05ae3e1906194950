"""The audit trail: drafts during a transaction, sealed into the chain as its last act.

Model: audit. Semantics rule 37. Secrets (passwords, codes, sign-ins) never enter.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, insert, or_, select, update
from sqlalchemy.orm import Session

from assessment.records.database import run
from assessment.records.tables.audit import AuditEntry, AuditHead, Reading
from assessment.rules.canonical import canonical, digest
from assessment.rules.people import Actor

GENESIS = "0" * 64
BATCH = 1000
_HEAD = AuditHead.metadata.tables["audit_head"]
_LOCK_HEAD = select(_HEAD.c.seq, _HEAD.c.hash).with_for_update()
_MOVE_HEAD = update(_HEAD)
_APPEND = insert(AuditEntry.metadata.tables["audit_entry"])
_DRAFTS = "audit_drafts"
_FIELDS = (
    "seq",
    "at",
    "round",
    "real_actor",
    "actor",
    "act",
    "subject_kind",
    "subject_id",
    "before_hash",
    "after_hash",
    "reason",
)


@dataclass(frozen=True)
class Fault:
    """The first entry at which the chain, or the head file, does not hold."""

    seq: int
    what: str


def draft(
    db: Session,
    by: Actor,
    act: str,
    subject_kind: str,
    subject_id: object,
    *,
    now: datetime,
    before: Any = None,
    after: Any = None,
    reason: str = "",
) -> None:
    """Add one entry to this transaction; `before` and `after` are hashed, never kept."""
    db.info.setdefault(_DRAFTS, []).append(
        {
            "at": now,
            "round": str(by.round) if by.round else None,
            "real_actor": by.real,
            "actor": by.effective,
            "act": act,
            "subject_kind": subject_kind,
            "subject_id": str(subject_id),
            "before_hash": None if before is None else digest(before),
            "after_hash": None if after is None else digest(after),
            "reason": reason,
        }
    )


def drafts(db: Session) -> list[dict[str, Any]]:
    """Return the entries that this transaction has drafted and not yet sealed."""
    return list(db.info.get(_DRAFTS, ()))


def forget(db: Session) -> None:
    """Drop the drafts of a transaction that was rolled back."""
    db.info.pop(_DRAFTS, None)


def seal(db: Session) -> None:
    """Number, chain and insert this transaction's entries: the last act before COMMIT."""
    db.flush()
    entries = db.info.pop(_DRAFTS, [])
    if not entries:
        return
    head = run(db, _LOCK_HEAD)[0]
    seq, prev = head.seq, head.hash
    for entry in entries:
        seq += 1
        entry["seq"], entry["prev"] = seq, prev
        entry["hash"] = prev = entry_hash(prev, entry)
    run(db, _APPEND, entries)
    run(db, _MOVE_HEAD, {"seq": seq, "hash": prev})


def entry_hash(prev: str, entry: dict[str, Any]) -> str:
    """Return SHA-256 of the previous hash and the entry's canonical JSON with its number."""
    return hashlib.sha256(prev.encode() + canonical({k: entry[k] for k in _FIELDS})).hexdigest()


def head(db: Session) -> tuple[int, str]:
    """Return the number and hash of the newest sealed entry, kept outside in the head file.

    A receipt prints not this but the entry that sealed its sitting, which stays the same.
    """
    row = db.execute(select(AuditHead.seq, AuditHead.hash)).one()
    return row.seq, row.hash


def verify(db: Session) -> Fault | None:
    """Return the first entry that breaks the chain, or None. Reads in order, in batches."""
    seq, prev = 0, GENESIS
    for entry in _entries(db):
        if entry.seq != seq + 1:
            return Fault(seq + 1, f"entry {seq + 1} is missing")
        if entry.prev != prev or entry.hash != entry_hash(prev, _as_dict(entry)):
            return Fault(entry.seq, f"entry {entry.seq} does not match")
        seq, prev = entry.seq, entry.hash
    if head(db) != (seq, prev):
        return Fault(seq, f"the head does not match entry {seq}")
    return None


def verify_against(db: Session, seq: int, known: str) -> Fault | None:
    """Return a fault when the chain was cut below, or rewritten at, a head kept outside."""
    return verify(db) or differs(db, seq, known)


def differs(db: Session, seq: int, known: str) -> Fault | None:
    """Return a fault where an entry is not as a head kept outside says. Reads that entry alone."""
    if seq == 0:
        return None
    found = db.scalar(select(AuditEntry.hash).where(AuditEntry.seq == seq))
    if found is None:
        return Fault(seq, f"the trail was cut: entry {seq} is missing")
    if found != known:
        return Fault(seq, f"the trail was rewritten: entry {seq} differs from the head file")
    return None


def read(
    db: Session, by: Actor, act: str, subject_kind: str, subject_id: object, *, now: datetime
) -> None:
    """Record that someone read something (a name revealed, a trail opened)."""
    if by.person is None:
        raise ValueError("only a person reads")
    row = Reading(
        at=now,
        round=str(by.round) if by.round else None,
        person_id=by.person,
        act=act,
        subject_kind=subject_kind,
        subject_id=str(subject_id),
    )
    db.add(row)


def trail_of(db: Session, subject_ids: set[str], person: UUID | None = None) -> list[AuditEntry]:
    """Return the entries on these subjects or by this person, newest first."""
    about: list[ColumnElement[bool]] = [AuditEntry.subject_id.in_(subject_ids)]
    if person is not None:
        about.append(AuditEntry.real_actor == str(person))
    query = select(AuditEntry).where(or_(*about)).order_by(AuditEntry.seq.desc())
    return list(db.scalars(query))


def _entries(db: Session) -> Iterator[AuditEntry]:
    """Yield every entry in order, a batch at a time: a trail may be long."""
    last = -1
    while batch := db.scalars(_after(last)).all():
        yield from batch
        last = batch[-1].seq


def _after(seq: int) -> Select[AuditEntry]:
    return select(AuditEntry).where(AuditEntry.seq > seq).order_by(AuditEntry.seq).limit(BATCH)


def _as_dict(entry: AuditEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _FIELDS}
