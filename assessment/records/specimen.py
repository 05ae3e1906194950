"""Specimen questions in a round: found in what it pins, and two people who agree to use them.

What two people agree to is exactly the papers and questions that are pinned: when one of them
changes, they are asked again. The agreed request is itself the record. Semantics: two people.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.people.account import find_person
from assessment.records.round import find_round, lock_round, refuse_when_opened
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.request import Request
from assessment.records.tables.round import RoundPin
from assessment.rules.canonical import digest
from assessment.rules.document import load_document
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Refused, Stale
from assessment.rules.specimen import (
    TO_APPLICANTS,
    Specimen,
    fault,
    needs_agreement,
    specimens,
    words,
)
from assessment.rules.wording_time import date_plain

USE = "round.use_specimen"
KINDS = ("paper", "question")
AGREED = "agreed"
MOST_BANKS = 50
NOTHING = "This round may open without this: it is a demonstration, or uses no specimen."
TWICE = "Two people have agreed to this already."
OUTDATED = (
    "The paper or its questions have changed since a second person was asked. Someone else has to "
    "answer that request with ‘Do not agree’. Then you can ask again."
)
_known: dict[frozenset[str], tuple[Specimen, ...]] = {}


@dataclass(frozen=True)
class Agreed:
    """Two people who agreed that a round may use specimens, with the first one's reason."""

    people: tuple[str, str]
    reason: str
    at: datetime

    @property
    def words(self) -> str:
        """Return who agreed, when and why."""
        first, second = self.people
        return (
            f"{first} asked, and {second} agreed on {date_plain(self.at)}, that these may be used. "
            f"Reason: {self.reason}"
        )


@dataclass(frozen=True)
class Use:
    """The specimens of a round as it is now, and what two people said of exactly these."""

    found: tuple[Specimen, ...]
    is_needed: bool
    agreed: Agreed | None
    request: Request | None
    is_outdated: bool = False  # somebody was asked, and what is pinned has changed since

    @property
    def words(self) -> str:
        """Return the one line for staff, or nothing where nothing is a specimen."""
        return words(self.found)

    @property
    def paper_words(self) -> str:
        """Return the line of the paper alone: what a result rests on."""
        return words(one for one in self.found if one.kind == "paper")

    @property
    def fault(self) -> str:
        """Return what keeps the round from opening, or nothing."""
        return fault(self.found) if self.is_needed and self.agreed is None else ""


def use_of(db: Session, round_id: UUID) -> Use:
    """Return which specimens a round uses, and whether two people agreed to them."""
    found = _specimens(db, round_id)
    demonstration = find_round(db, round_id).is_demonstration
    needed = needs_agreement(found, is_demonstration=demonstration)
    agreed = _agreed(db, round_id) if found else None
    asked = request.open_for(db, USE, round_id)
    if asked is not None and asked.subject_hash != _bank_hash(db, round_id):
        return Use(found, needed, agreed, None, is_outdated=True)
    return Use(found, needed, agreed, asked)


def paper_words(db: Session, round_id: UUID) -> str:
    """Return the line for staff who read a result of the paper, or nothing."""
    return words(one for one in _specimens(db, round_id) if one.kind == "paper")


def applicant_words(db: Session, round_id: UUID, kind: str) -> str:
    """Return the line for applicants where the paper or the rehearsal asks public questions."""
    public = any(one.kind == kind and one.questions for one in _specimens(db, round_id))
    return TO_APPLICANTS.format(kind=kind) if public else ""


def ask_to_use(db: Session, by: Actor, round_id: UUID, reason: str, *, now: datetime) -> Request:
    """Ask a second person to agree that the round may use the specimens that it pins.

    Raises Refused once it is open, where nobody has to agree or two people have, Faults without
    a reason.
    """
    if by.person is None:
        raise Denied("Only a person can ask for this.")
    refuse_when_opened(find_round(db, round_id))
    found = use_of(db, round_id)
    if not found.is_needed:
        raise Refused(NOTHING)
    if found.agreed is not None:
        raise Refused(TWICE)
    if found.is_outdated:
        raise Refused(OUTDATED)
    payload = {"questions": found.words}
    return request.ask(
        db, by, USE, "round", round_id, _bank_hash(db, round_id), payload, reason, now=now
    )


@request.performs(USE)
def _use(db: Session, row: Request, by: Actor, now: datetime) -> None:
    """Leave the agreement in the trail; the agreed request is the record that is read."""
    refuse_when_opened(lock_round(db, UUID(row.subject_id)))
    if _bank_hash(db, UUID(row.subject_id)) != row.subject_hash:
        raise Stale()
    audit.draft(
        db, by, USE, "round", row.subject_id, now=now, after=row.subject_hash, reason=row.reason
    )


@request.hashes(USE)
def _rehash(db: Session, row: Request) -> str:
    return _bank_hash(db, UUID(row.subject_id))


def _specimens(db: Session, round_id: UUID) -> tuple[Specimen, ...]:
    """What the round pins now, looked through once: a hash never changes its document."""
    pinned = frozenset(content_hash for _, content_hash in _pinned(db, round_id))
    if pinned not in _known:
        rows = db.scalars(select(ContentVersion).where(ContentVersion.hash.in_(pinned))).all()
        if len(_known) >= MOST_BANKS:
            _known.clear()
        _known[pinned] = specimens(load_document(row.body) for row in rows)
    return _known[pinned]


def _bank_hash(db: Session, round_id: UUID) -> str:
    return digest(sorted(_pinned(db, round_id)))


def _pinned(db: Session, round_id: UUID, at: datetime | None = None) -> list[tuple[str, str]]:
    """The papers and questions that are pinned now, or were at a time."""
    stands: ColumnElement[bool] = RoundPin.replaced_at.is_(None)
    if at is not None:
        stands = and_(RoundPin.pinned_at <= at, or_(stands, RoundPin.replaced_at > at))
    query = (
        select(RoundPin.purpose, RoundPin.hash)
        .join(ContentVersion, ContentVersion.hash == RoundPin.hash)
        .where(RoundPin.round_id == round_id, stands, ContentVersion.kind.in_(KINDS))
    )
    return [(purpose, content_hash) for purpose, content_hash in db.execute(query)]


def _agreed(db: Session, round_id: UUID) -> Agreed | None:
    """The agreement to what is pinned now, or was when the round opened on it.

    In an open round a paper changes by two people who read what of it is specimen (`pin`).
    """
    opened = find_round(db, round_id).opened_at
    hashes = {_bank_hash(db, round_id)}
    if opened is not None:
        hashes.add(digest(sorted(_pinned(db, round_id, opened))))
    query = select(Request).where(
        Request.act == USE,
        Request.subject_id == str(round_id),
        Request.subject_hash.in_(hashes),
        Request.answer == AGREED,
    )
    row = db.scalars(query.order_by(Request.answered_at.desc()).limit(1)).first()
    if row is None or row.answered_by is None or row.answered_at is None:
        return None
    first, second = (find_person(db, UUID(one)).name for one in (row.asked_by, row.answered_by))
    return Agreed((first, second), row.reason, row.answered_at)
