"""Where a person works, and worked in the last five years: conflicts are derived from it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.tables.people import Workplace
from assessment.rules.people import Actor
from assessment.rules.place import place_is_known
from assessment.rules.refusal import Missing

COUNTS_FOR = timedelta(days=5 * 365 + 2)


def workplaces_of(db: Session, person_id: UUID, now: datetime) -> list[Workplace]:
    """Return the workplaces that count now, those of today first."""
    since = (now - COUNTS_FOR).date()
    query = select(Workplace).where(
        Workplace.person_id == person_id,
        Workplace.removed_at.is_(None),
        or_(Workplace.to_on.is_(None), Workplace.to_on >= since),
    )
    rows = db.scalars(query.order_by(Workplace.from_on.desc(), Workplace.name)).all()
    return sorted(rows, key=lambda row: row.to_on is not None)


def works_at(db: Session, person_id: UUID, day: date) -> Workplace | None:
    """Where the person works on that day: one with a region first, then the newest post."""
    query = select(Workplace).where(
        Workplace.person_id == person_id,
        Workplace.removed_at.is_(None),
        or_(Workplace.to_on.is_(None), Workplace.to_on >= day),
    )
    newest = Workplace.from_on.desc().nulls_last()
    return db.scalars(query.order_by(Workplace.region == "", newest, Workplace.id)).first()


def is_known(row: Workplace | None) -> bool:
    """Say whether a place of work can be told in the register and in notices."""
    return row is not None and place_is_known(row.name, row.urn, row.phase, row.region)


def add_workplace(
    db: Session,
    by: Actor,
    person_id: UUID,
    urn: str,
    name: str,
    *,
    now: datetime,
    trust_uid: str | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
    phase: str = "",
    region: str = "",
) -> Workplace:
    """Add where a person works or worked. URN: 6 digits, or "" for a trust.

    `to_on` None: they still work there.
    """
    row = Workplace(
        id=new_id(db),
        person_id=person_id,
        urn=urn,
        name=name,
        phase=phase,
        region=region,
        trust_uid=trust_uid,
        from_on=from_on,
        to_on=to_on,
    )
    db.add(row)
    db.flush()
    after = {"urn": urn, "name": name, "trust": trust_uid, "from": from_on, "to": to_on}
    audit.draft(db, by, "add_workplace", "person", person_id, now=now, after=after)
    return row


def find_workplace(db: Session, person_id: UUID, workplace_id: UUID) -> Workplace:
    """Return one workplace of this person. Raises Missing for another's or a removed one."""
    row = db.get(Workplace, workplace_id)
    if row is None or row.person_id != person_id or row.removed_at is not None:
        raise Missing("workplace")
    return row


def remove_workplace(
    db: Session, by: Actor, person_id: UUID, workplace_id: UUID, *, now: datetime
) -> None:
    """Take a workplace off the list. Raises Missing when it is not this person's."""
    row = find_workplace(db, person_id, workplace_id)
    row.removed_at = now
    db.flush()
    before = {"urn": row.urn, "name": row.name}
    audit.draft(db, by, "remove_workplace", "person", person_id, now=now, before=before)
