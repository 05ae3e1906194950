"""What is on a trail, in order: changed, read and sent.

Never the text of a question, never an equality answer: entries hold hashes alone.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.tables.audit import Reading
from assessment.records.tables.people import Person
from assessment.records.trail.closed import Shown, notices_shown, shown
from assessment.records.trail.subject import Subject, ids_of
from assessment.rules.notice import TITLES
from assessment.rules.people import Actor
from assessment.rules.trail import act_words, stage_words

UNNUMBERED = 2**63  # reads and notices have no number: after the entries of their moment


@dataclass(frozen=True)
class Happening:
    """One line of a trail. `acting_as` names the person acted for, if any; `waits` says that
    the reason and the hashes are shown once results are released."""

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
    waits: bool = False


def trail(db: Session, by: Actor, subject: Subject, *, now: datetime) -> list[Happening]:
    """Return all that happened and is open to this reader, newest first."""
    ids = ids_of(db, subject)
    entries = audit.trail_of(db, ids, subject.person_id if not subject.application_id else None)
    changed = shown(db, by, subject, entries, now)
    notices = notices_shown(db, by, subject)
    read = ids | {subject.reference} | {str(row.id) for row in notices}
    rows = list(db.scalars(select(Reading).where(Reading.subject_id.in_(read))))
    names = _names(
        db, {one for each in changed for one in (each.entry.real_actor, each.entry.actor)}
    )
    names |= _names(db, {str(row.person_id) for row in rows})
    found = [_changed(each, names) for each in changed]
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


def _changed(each: Shown, names: dict[str, str]) -> Happening:
    entry = each.entry
    return Happening(
        entry.at,
        "changed",
        act_words(entry.act),
        stage_words(entry.subject_kind),
        names.get(entry.real_actor, entry.real_actor),
        names.get(entry.actor, entry.actor) if entry.actor != entry.real_actor else "",
        entry.seq,
        entry.before_hash if each.whole else None,
        entry.after_hash if each.whole else None,
        entry.reason if each.whole else "",
        not each.whole,
    )


def _names(db: Session, ids: set[str]) -> dict[str, str]:
    """Return the names of the people behind these ids; commands keep their own."""
    people = [UUID(each) for each in ids if not each.startswith("command:")]
    rows = db.execute(select(Person.id, Person.name).where(or_(Person.id.in_(people))))
    return {str(person_id): name for person_id, name in rows} | {
        each: f"the command {each.removeprefix('command:')}"
        for each in ids
        if each.startswith("command:")
    }
