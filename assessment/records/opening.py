"""Opening a round: what has to be ready, and two people. Semantics: two people in model.md."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.pin import pins_hash, pins_of
from assessment.records.round import dates_of, find_round, lock_round, range_of, refuse_when_opened
from assessment.records.specimen import Use, use_of
from assessment.records.tables.interview import Panel, PanelMember
from assessment.records.tables.paper import PaperSession
from assessment.records.tables.people import Setting
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.canonical import digest
from assessment.rules.opening import LETTERS_HASH, Ready, ready
from assessment.rules.people import Actor
from assessment.rules.pin import pass_mark_fault
from assessment.rules.refusal import Refused, Stale

OPEN = "round.open"


@dataclass(frozen=True)
class Opening:
    """What stands between a round and its opening."""

    round: Round
    ready: Ready
    use: Use
    request: Request | None


def opening_of(db: Session, round_id: UUID) -> Opening:
    """Return what is ready, and whether a second person was asked."""
    row, pinned = find_round(db, round_id), pins_of(db, round_id)
    use = use_of(db, round_id)
    sessions = select(func.count()).select_from(PaperSession)
    found = ready(
        dates=dates_of(row),
        pinned=frozenset(pinned),
        sessions=db.scalar(sessions.where(PaperSession.round_id == round_id)) or 0,
        panels=_panels(db, round_id),
        letters_read=_letters_read(db, round_id),
        has_range=range_of(row) is not None,
        pass_mark_fault=pass_mark_fault(pinned),
        has_specimens=use.is_needed,
        specimen_fault=use.fault,
    )
    return Opening(row, found, use, request.open_for(db, OPEN, round_id))


def confirm_letters(db: Session, by: Actor, round_id: UUID, *, now: datetime) -> None:
    """Keep that the words of notices and letters were read, as they are now."""
    refuse_when_opened(find_round(db, round_id))
    kept = db.get(Setting, _letters_key(round_id))
    if kept is None:
        db.add(Setting(name=_letters_key(round_id), value=LETTERS_HASH))
    else:
        kept.value = LETTERS_HASH
    db.flush()
    audit.draft(db, by, "round.letters", "round", round_id, now=now, after=LETTERS_HASH)


def ask_to_open(db: Session, by: Actor, round_id: UUID, reason: str, *, now: datetime) -> Request:
    """Ask a second person to open the round. Raises Refused until all is ready, or open already."""
    found = opening_of(db, round_id)
    refuse_when_opened(found.round)
    if found.ready.missing:
        raise Refused(found.ready.refusal)
    return request.ask(
        db,
        by,
        OPEN,
        "round",
        round_id,
        _hash(db, found.round),
        {"name": found.round.name},
        reason,
        now=now,
    )


@request.performs(OPEN)
def open_round(db: Session, row: Request, by: Actor, now: datetime) -> None:
    """Open the round as agreed: from now its set-up is fixed."""
    locked = lock_round(db, UUID(row.subject_id))
    found = opening_of(db, locked.id)
    refuse_when_opened(found.round)
    if _hash(db, locked) != row.subject_hash:  # pinned anew since the hash was compared
        raise Stale()
    if found.ready.missing:
        raise Refused(found.ready.refusal)
    found.round.opened_at = now
    db.flush()
    audit.draft(
        db, by, OPEN, "round", found.round.id, now=now, after=row.subject_hash, reason=row.reason
    )


@request.hashes(OPEN)
def _rehash(db: Session, row: Request) -> str:
    return _hash(db, find_round(db, UUID(row.subject_id)))


def _hash(db: Session, row: Round) -> str:
    fixed = {"dates": asdict(dates_of(row)), "pins": pins_hash(db, row.id), "range": range_of(row)}
    return digest(fixed)


def _panels(db: Session, round_id: UUID) -> list[tuple[int, int]]:
    """The members and chairs of each panel of the round."""
    chaired = case((PanelMember.is_chair, 1), else_=0)
    query = (
        select(func.count(PanelMember.person_id), func.sum(chaired))
        .select_from(Panel)
        .join(PanelMember, PanelMember.panel_id == Panel.id)
        .where(Panel.round_id == round_id, PanelMember.removed_at.is_(None))
        .group_by(Panel.id)
    )
    return [(int(members), int(chairs)) for members, chairs in db.execute(query)]


def _letters_key(round_id: UUID) -> str:
    return f"letters:{round_id}"


def _letters_read(db: Session, round_id: UUID) -> bool:
    kept = db.get(Setting, _letters_key(round_id))
    return kept is not None and kept.value == LETTERS_HASH
