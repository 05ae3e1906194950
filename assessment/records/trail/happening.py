"""The audit trail of one person or application, in order: changed, read and sent.

Never the text of a question, never an equality answer: entries hold hashes alone.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.tables.audit import Reading
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Person
from assessment.records.trail.subject import Subject, ids_of
from assessment.rules.notice import TITLES
from assessment.rules.trail import act_words, stage_words

UNNUMBERED = 2**63  # reads and notices have no number: after the entries of their moment


@dataclass(frozen=True)
class Happening:
    """One line of a trail. `acting_as` names the person acted for, if any."""

    at: datetime
    kind: str
    title: str
    stage: str
    by: str
    acting_as: str = ""
    seq: int | None = None
    before_hash: str | None = None
    after_hash: str | None = None
    reason: str = ""


def trail(db: Session, subject: Subject) -> list[Happening]:
    """Return all that happened, newest first."""
    ids = ids_of(db, subject)
    changed = audit.trail_of(db, ids, subject.person_id if not subject.application_id else None)
    notices = db.scalars(select(Notice).where(Notice.person_id == subject.person_id)).all()
    read = ids | {subject.reference} | {str(row.id) for row in notices}
    readings = db.scalars(select(Reading).where(Reading.subject_id.in_(read)))
    rows = list(readings)
    names = _names(db, {e.real_actor for e in changed} | {e.actor for e in changed})
    names |= _names(db, {str(row.person_id) for row in rows})
    found = [
        Happening(
            entry.at,
            "changed",
            act_words(entry.act),
            stage_words(entry.subject_kind),
            names.get(entry.real_actor, entry.real_actor),
            names.get(entry.actor, entry.actor) if entry.actor != entry.real_actor else "",
            entry.seq,
            entry.before_hash,
            entry.after_hash,
            entry.reason,
        )
        for entry in changed
    ]
    found += [
        Happening(
            row.at,
            "read",
            act_words(row.act),
            stage_words(row.subject_kind),
            names.get(str(row.person_id), str(row.person_id)),
        )
        for row in rows
    ]
    found += [
        Happening(
            row.sent_at or row.posted_at,
            "sent",
            f"{TITLES.get(row.kind, row.kind)}: {row.state}",
            "Notices",
            "the service",
        )
        for row in notices
    ]
    return sorted(found, key=lambda each: (each.at, each.seq or UNNUMBERED), reverse=True)


def _names(db: Session, ids: set[str]) -> dict[str, str]:
    """Return the names of the people behind these ids; commands keep their own."""
    people = [UUID(each) for each in ids if not each.startswith("command:")]
    rows = db.execute(select(Person.id, Person.name).where(or_(Person.id.in_(people))))
    return {str(person_id): name for person_id, name in rows} | {
        each: f"the command {each.removeprefix('command:')}"
        for each in ids
        if each.startswith("command:")
    }
