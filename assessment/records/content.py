"""Content documents as kept: immutable, hashed versions. Model: content documents and pins.

Nothing here knows a round; what a round pins is in `records.pin`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.tables.content import ContentVersion
from assessment.rules.content import READ_ONLY_KINDS, Filed, faults_together
from assessment.rules.document import Document, load_document
from assessment.rules.fault import ContentFaults, Fault
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing

BATCH = 500
_KNOWN: dict[str, Document] = {}


@dataclass(frozen=True)
class Imported:
    """How many documents were new, and how many were there already."""

    added: int
    unchanged: int


def import_documents(db: Session, by: Actor, filed: Iterable[Filed], *, now: datetime) -> Imported:
    """Store each document as a version that never changes: all, or none.

    Raises ContentFaults with everything that is wrong, such as a changed body under an id and
    version that is published.
    """
    filed = [(file, d) for file, d in filed if d.kind not in READ_ONLY_KINDS]
    published = _published(db)
    if faults := [*faults_together(filed), *_changed(filed, published)]:
        raise ContentFaults(faults)
    new = [_values(d, by, now) for _, d in filed if _name(d) not in published]
    added = _insert(db, new)
    if len(added) < len(new) and (faults := _changed(filed, _published(db))):
        raise ContentFaults(faults)  # another import was at work at the same time
    if added:
        audit.draft(db, by, "content.import", "content", added[0], now=now, after=added)
    return Imported(len(added), len(filed) - len(added))


def find_document(db: Session, content_hash: str) -> Document:
    """Return the document of a hash. Raises Missing. A hash never changes its body."""
    if content_hash not in _KNOWN:
        row = db.get(ContentVersion, content_hash)
        if row is None:
            raise Missing("content")
        _KNOWN[content_hash] = load_document(row.body)
    return _KNOWN[content_hash]


def versions_of(db: Session, kind: str, content_id: str | None = None) -> list[Document]:
    """Return the documents of a kind, or of one id, newest version first within each id."""
    query = select(ContentVersion.hash).where(ContentVersion.kind == kind)
    if content_id is not None:
        query = query.where(ContentVersion.id == content_id)
    query = query.order_by(ContentVersion.id, ContentVersion.version.desc())
    return [find_document(db, content_hash) for content_hash in db.scalars(query)]


def newest_of(db: Session, kind: str) -> list[Document]:
    """Return the newest version of each document of a kind."""
    newest: dict[str, Document] = {}
    for document in versions_of(db, kind):
        newest.setdefault(document.id, document)
    return list(newest.values())


def earlier_version(db: Session, document: Document) -> Document | None:
    """Return the version of the same document that came before this one, if it is kept."""
    versions = versions_of(db, document.kind, document.id)
    return next((one for one in versions if one.version < document.version), None)


def _published(db: Session) -> dict[tuple[str, str, int], str]:
    columns = (ContentVersion.kind, ContentVersion.id, ContentVersion.version, ContentVersion.hash)
    return {
        (kind, name, version): known for kind, name, version, known in db.execute(select(*columns))
    }


def _name(document: Document) -> tuple[str, str, int]:
    return document.kind, document.id, document.version


def _changed(filed: list[Filed], published: dict[tuple[str, str, int], str]) -> list[Fault]:
    """A fault for each document that was published with another body."""
    found = []
    for file, document in filed:
        if published.get(_name(document), document.hash) != document.hash:
            message = (
                f"version {document.version} is published and says something else. "
                f"Give the changed {document.kind} version {document.version + 1}"
            )
            found.append(Fault(file, 1, f"{document.kind} {document.id}", message))
    return found


def _insert(db: Session, rows: list[dict[str, Any]]) -> list[str]:
    """Insert rows, passing over what another import has just inserted; the hashes that were new."""
    added: list[str] = []
    for start in range(0, len(rows), BATCH):
        made = insert(ContentVersion).values(rows[start : start + BATCH])
        added += db.scalars(made.on_conflict_do_nothing().returning(ContentVersion.hash))
    return sorted(added)


def _values(document: Document, by: Actor, now: datetime) -> dict[str, Any]:
    return {
        "hash": document.hash,
        "kind": document.kind,
        "id": document.id,
        "version": document.version,
        "body": document.body,
        "imported_at": now,
        "imported_by": by.real,
    }
