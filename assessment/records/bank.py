"""The question bank as it is stored, keys and all, for the staff who proofread it.

Facts are read, not stored: their statements come from the books that ship with the service.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

import question_bank
from assessment.records import audit
from assessment.records.content import versions_of
from assessment.records.people.role import live
from assessment.records.tables.audit import Reading
from assessment.records.tables.people import RoleGrant
from assessment.records.tables.round import Round
from assessment.rules.bank import Bank, bank_of
from assessment.rules.document import read_document
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Refused
from question_bank import FactBook

KINDS = ("question", "case")
PROOF = "content.proof"
SITS = (
    "You are an applicant in a round that is not over, so you may not read the keys of the "
    "question bank. You can read them when that round is closed. Until then ask another officer."
)
NOTHING = "No questions are stored yet, so there is nothing to print. Import the bank first."


def find_bank(db: Session, by: Actor, only: str | None = None, *, now: datetime) -> Bank:
    """Return what is stored of the bank, or one part of it, for this person to read.

    Raises Denied for a person who sits in a round that is not over, whatever other role they
    hold (semantics rule 33); Refused where nothing is stored; KeyError for an unknown part.
    """
    if _sits(db, by, now):
        raise Denied(SITS)
    stored = [document.model for kind in KINDS for document in versions_of(db, kind)]
    bank = bank_of([*stored, *_fact_books()], only)
    if not bank.documents:
        raise Refused(NOTHING)
    return bank


def print_bank(db: Session, by: Actor, *, now: datetime) -> Bank:
    """Return the whole stored bank for a command to print; that it was read enters the trail."""
    bank = find_bank(db, by, now=now)
    printed = [(each.id, each.version) for each in bank.documents]
    audit.draft(db, by, PROOF, "content", "bank", now=now, after=printed)
    return bank


def has_read_keys(db: Session, person_id: UUID) -> bool:
    """Say whether this person ever opened a proof: whoever did may not sit the paper."""
    query = select(Reading.id).where(Reading.person_id == person_id, Reading.act == PROOF)
    return db.scalar(query.limit(1)) is not None


def _sits(db: Session, by: Actor, now: datetime) -> bool:
    """Whether this person is an applicant in any round that is not closed."""
    held = (
        select(RoleGrant.id)
        .outerjoin(Round, Round.id == RoleGrant.round_id)
        .where(
            RoleGrant.person_id == by.person,
            RoleGrant.role == Role.APPLICANT.value,
            or_(RoleGrant.round_id.is_(None), Round.closed_at.is_(None)),
            *live(now),
        )
    )
    return db.scalar(held.limit(1)) is not None


@cache
def _fact_books() -> tuple[FactBook, ...]:
    """The books of facts that ship with the service, read once."""
    folder = Path(question_bank.__file__).parent / "data"
    found = (
        document.model
        for file in sorted(folder.glob("facts*.yaml"))
        for document in read_document(file.read_bytes(), file.name)
    )
    return tuple(each for each in found if isinstance(each, FactBook))
