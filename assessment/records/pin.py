"""What a round pins: content versions by hash, every drawable question with its paper.

Before opening an officer chooses; afterwards a pin changes only through an agreed request, and
never under people who have started on it. Model: content documents and pins.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, exists, select, update
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.content import find_document, newest_of, versions_of
from assessment.records.identity import new_id
from assessment.records.misfit import misfit
from assessment.records.round import find_round, lock_round, refuse_when_opened
from assessment.records.tables.interview import Interview, Sheet
from assessment.records.tables.paper import Sitting
from assessment.records.tables.request import Request
from assessment.records.tables.round import RoundPin
from assessment.rules.canonical import digest
from assessment.rules.document import Document
from assessment.rules.people import Actor
from assessment.rules.pin import POOLS, PURPOSES, TITLES, fits
from assessment.rules.refusal import Faults, Refused
from assessment.rules.specimen import specimens, words
from question_bank import CannotDraw, Paper, Question, draw

CHANGE = "round.change_pin"
CHOOSE_ANOTHER = "Select a document from the list"
ANY_SEED = 0
POOL_MOVED = (
    "Questions were imported since this was asked, so it is out of date. Do not agree to it, and "
    "let it be asked again."
)


def pins_of(db: Session, round_id: UUID) -> dict[str, Document]:
    """Return the document that a round pins for each purpose that has one."""
    rows = db.execute(_live(round_id).where(RoundPin.purpose.in_(PURPOSES)))
    found = {row.purpose: find_document(db, row.hash) for row in rows}
    return {purpose: found[purpose] for purpose in PURPOSES if purpose in found}


def pool_hashes(db: Session, round_id: UUID, purpose: str) -> list[str]:
    """Return the hashes of the questions that the round's paper or rehearsal may draw."""
    query = _live(round_id).where(RoundPin.purpose == POOLS[purpose])
    return sorted(row.hash for row in db.execute(query))


def choices_for(db: Session, purpose: str) -> list[Document]:
    """Return the imported documents that may be pinned for a purpose."""
    return [d for d in versions_of(db, PURPOSES[purpose]) if fits(purpose, d)]


def pin(
    db: Session, by: Actor, round_id: UUID, purpose: str, content_hash: str, *, now: datetime
) -> None:
    """Choose the document of a purpose, with its drawable questions.

    Raises Refused once the round is open, Faults where the document does not fit.
    """
    refuse_when_opened(lock_round(db, round_id))
    document = _fitting(db, purpose, content_hash)
    before = _hash_of(db, round_id, purpose)
    _put(db, round_id, purpose, document, None, now)
    audit.draft(
        db,
        by,
        "round.pin",
        "round",
        round_id,
        now=now,
        before=before,
        after=content_hash,
        reason=purpose,
    )


def ask_change(
    db: Session,
    by: Actor,
    round_id: UUID,
    purpose: str,
    content_hash: str,
    reason: str,
    *,
    now: datetime,
) -> Request:
    """Ask a second person to agree another version in an open round. Raises Refused, Faults."""
    _refuse_when_started(db, round_id, purpose, now)
    document = _fitting(db, purpose, content_hash)
    if pins_of(db, round_id).get(purpose) == document:
        raise Faults({"document": "Select a document that is not in use already"})
    if found := misfit(db, round_id, pins_of(db, round_id) | {purpose: document}, purpose):
        raise Faults({"document": found})
    payload = {"purpose": purpose, "hash": content_hash} | _pool_told(db, document)
    return request.ask(
        db, by, CHANGE, "round", round_id, pins_hash(db, round_id), payload, reason, now=now
    )


@request.performs(CHANGE)
def change_pin(db: Session, row: Request, by: Actor, now: datetime) -> None:
    """Replace a pin as agreed; the old one is kept with the time at which it ended."""
    round_id, purpose = UUID(row.subject_id), str(row.payload["purpose"])
    _refuse_when_started(db, round_id, purpose, now)
    before = _hash_of(db, round_id, purpose)
    document = _fitting(db, purpose, row.payload["hash"])
    if row.payload.get("pool_id") != _pool_told(db, document).get("pool_id"):
        raise Refused(POOL_MOVED)
    if found := misfit(db, round_id, pins_of(db, round_id) | {purpose: document}, purpose):
        raise Refused(found)
    _put(db, round_id, purpose, document, row.id, now)
    audit.draft(
        db,
        by,
        CHANGE,
        "round",
        round_id,
        now=now,
        before=before,
        after=row.payload["hash"],
        reason=row.reason,
    )


@request.hashes(CHANGE)
def _rehash(db: Session, row: Request) -> str:
    return pins_hash(db, UUID(row.subject_id))


def pins_hash(db: Session, round_id: UUID) -> str:
    """Return one hash over everything that the round pins now."""
    rows = db.execute(_live(round_id))
    return digest(sorted((row.purpose, row.hash) for row in rows))


def _fitting(db: Session, purpose: str, content_hash: str) -> Document:
    found = {document.hash: document for document in choices_for(db, purpose)}
    if content_hash not in found:
        raise Faults({"document": CHOOSE_ANOTHER})
    return found[content_hash]


def _pool_told(db: Session, document: Document) -> dict[str, str]:
    """What the second person reads of a paper's questions, and a hash of exactly these."""
    if not isinstance(document.model, Paper):
        return {}
    pool = sorted(_drawable(db, document.model))
    found = specimens([document, *(find_document(db, each) for each in pool)])
    return {"specimen": words(found) or "Nothing of it.", "pool_id": digest(pool)}


def _put(
    db: Session,
    round_id: UUID,
    purpose: str,
    document: Document,
    agreed: UUID | None,
    now: datetime,
) -> None:
    _replace(db, round_id, purpose, [document.hash], agreed, now)
    if isinstance(document.model, Paper):
        pool = _drawable(db, document.model)
        _replace(db, round_id, POOLS[purpose], sorted(pool), agreed, now)


def _drawable(db: Session, paper: Paper) -> dict[str, Question]:
    """The newest version of each question of the paper's pool with a key; Faults when too few."""
    pool = {
        document.hash: document.model
        for document in newest_of(db, "question")
        if isinstance(document.model, Question)
        and document.model.pool == paper.pool
        and document.model.has_key
    }
    try:
        draw(paper, pool, ANY_SEED)
    except CannotDraw as short:
        raise Faults({"document": f"{short}. Import more questions first"}) from short
    return pool


def _replace(
    db: Session,
    round_id: UUID,
    purpose: str,
    hashes: list[str],
    agreed: UUID | None,
    now: datetime,
) -> None:
    db.execute(
        update(RoundPin)
        .where(
            RoundPin.round_id == round_id,
            RoundPin.purpose == purpose,
            RoundPin.replaced_at.is_(None),
        )
        .values(replaced_at=now)
    )
    db.add_all(
        RoundPin(
            id=new_id(db),
            round_id=round_id,
            purpose=purpose,
            hash=content_hash,
            pinned_at=now,
            request_id=agreed,
        )
        for content_hash in hashes
    )
    db.flush()


def _hash_of(db: Session, round_id: UUID, purpose: str) -> str | None:
    rows = db.execute(_live(round_id).where(RoundPin.purpose == purpose))
    return next((str(row.hash) for row in rows), None)


def _live(round_id: UUID) -> Select[str, str]:
    return select(RoundPin.purpose, RoundPin.hash).where(
        RoundPin.round_id == round_id, RoundPin.replaced_at.is_(None)
    )


def _refuse_when_started(db: Session, round_id: UUID, purpose: str, now: datetime) -> None:
    """A pin never changes under people who have started on it."""
    if find_round(db, round_id).released_at is not None:
        raise Refused("Results were released, so nothing of this round changes.")
    sitting = exists().where(
        Sitting.round_id == round_id, Sitting.kind == purpose, Sitting.voided_at.is_(None)
    )
    if purpose == "rehearsal":
        sitting = sitting.where(Sitting.submitted_at.is_(None), Sitting.ends_at > now)
    scoring = exists().where(Interview.round_id == round_id, Sheet.interview_id == Interview.id)
    begun = {"paper": sitting, "rehearsal": sitting, "rubric": scoring}.get(purpose)
    if begun is not None and db.scalar(select(begun)):
        raise Refused(f"{TITLES[purpose]}: people have started on this version, so it stays.")
