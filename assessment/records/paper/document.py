"""The pinned papers and questions that sittings are made of, kept in memory by hash.

A hash never changes its body, and the places of a sitting never change, so both are read once.
"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

from assessment.records.database import Database, run
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.paper import SittingPosition
from assessment.records.tables.round import RoundPin
from assessment.rules.refusal import Refused
from question_bank import Paper, Question, load, load_paper

MOST_SITTINGS = 5_000
POOLS = {"paper": "pool", "rehearsal": "rehearsal_pool"}


class Place(NamedTuple):
    """One place of a sitting, as it was drawn at the start (semantics rule 16)."""

    position: int
    section: str
    area: str
    question_hash: str
    option_order: tuple[str, ...]


Places = tuple[Place, ...]
_PLACE = SittingPosition.metadata.tables["sitting_position"].c
_PLACES = (
    select(_PLACE.position, _PLACE.section, _PLACE.area, _PLACE.question_hash, _PLACE.option_order)
    .where(_PLACE.sitting_id == bindparam("sitting_id"))
    .order_by(_PLACE.position)
)
_bodies: dict[str, str] = {}
_places: WeakKeyDictionary[Pool, dict[UUID, Places]] = WeakKeyDictionary()


def paper_of(db: Database, paper_hash: str) -> Paper:
    """Return the paper of this hash."""
    return load_paper(bodies_of(db, [paper_hash])[paper_hash])


def question_of(db: Session, question_hash: str) -> Question:
    """Return the question of this hash."""
    return load(bodies_of(db, [question_hash])[question_hash])


def questions_of(db: Session, hashes: Iterable[str]) -> dict[str, Question]:
    """Return questions by hash."""
    return {name: load(body) for name, body in bodies_of(db, hashes).items()}


def bodies_of(db: Database, hashes: Iterable[str]) -> dict[str, str]:
    """Return documents as they are stored, by hash."""
    wanted = list(hashes)
    missing = [name for name in wanted if name not in _bodies]
    if missing:
        rows = db.execute(
            select(ContentVersion.hash, ContentVersion.body).where(ContentVersion.hash.in_(missing))
        )
        _bodies.update((name, body) for name, body in rows)
    return {name: _bodies[name] for name in wanted}


def pinned(db: Session, round_id: UUID, purpose: str) -> list[str]:
    """Return the hashes that a round pins for a purpose now, in order of their ids."""
    query = (
        select(RoundPin.hash)
        .join(ContentVersion, ContentVersion.hash == RoundPin.hash)
        .where(
            RoundPin.round_id == round_id,
            RoundPin.purpose == purpose,
            RoundPin.replaced_at.is_(None),
        )
        .order_by(ContentVersion.id, ContentVersion.version)
    )
    return list(db.scalars(query))


def pinned_paper(db: Session, round_id: UUID, kind: str) -> tuple[str, Paper]:
    """Return the hash and the paper or rehearsal of a round. Raises Refused without one."""
    found = pinned(db, round_id, kind)
    if not found:
        raise Refused(f"This round has no {kind} yet.")
    return found[-1], paper_of(db, found[-1])


def pool_of(db: Session, round_id: UUID, kind: str) -> dict[str, Question]:
    """Return every question that the round's paper or rehearsal may draw, by hash."""
    return questions_of(db, pinned(db, round_id, POOLS[kind]))


def known_place(pool: Pool, sitting_id: UUID, position: int) -> tuple[Place, Question] | None:
    """Return a place and its question where memory holds both; no database is asked."""
    for place in _places.setdefault(pool, {}).get(sitting_id, ()):
        if place.position == position:
            body = _bodies.get(place.question_hash)
            return None if body is None else (place, load(body))
    return None


def place_of(db: Session, sitting_id: UUID, position: int) -> tuple[Place, Question] | None:
    """Return a place of a sitting and its question; None when it has no such place."""
    for place in places_of(db, sitting_id):
        if place.position == position:
            return place, question_of(db, place.question_hash)
    return None


def places_of(db: Database, sitting_id: UUID) -> Places:
    """Return the places of a sitting in order; none when there is no such sitting."""
    kept = _places.setdefault(_pool(db), {})
    found = kept.get(sitting_id)
    if found is None:
        found = _read_places(db, sitting_id)
        if found:
            if len(kept) >= MOST_SITTINGS:
                kept.pop(next(iter(kept)), None)
            kept[sitting_id] = found
    return found


def _read_places(db: Database, sitting_id: UUID) -> Places:
    rows = run(db, _PLACES, {"sitting_id": sitting_id})
    return tuple(Place._make((*row[:-1], tuple(row[-1]))) for row in rows)


def _pool(db: Database) -> Pool:
    """Return what every engine and connection of one database shares."""
    return (db if isinstance(db, Connection) else db.get_bind()).engine.pool
