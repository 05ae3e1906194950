"""What a person changes of their own account. Passwords never enter the audit trail."""

from datetime import datetime

from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.people.link import end_links
from assessment.records.tables.people import Person
from assessment.rules.people import Actor


def change_details(
    db: Session, by: Actor, person: Person, name: str, phone: str, *, now: datetime
) -> None:
    """Change name and phone number."""
    before = {"name": person.name, "phone": person.phone}
    person.name, person.phone = name, phone
    db.flush()
    after = {"name": name, "phone": phone}
    audit.draft(db, by, "change_details", "person", person.id, now=now, before=before, after=after)


def change_password(db: Session, by: Actor, person: Person, hashed: str, *, now: datetime) -> None:
    """Set a new password, already hashed: that is slow, and a lock is held here. The page has
    asked for the old one. Links that were sent stop.
    """
    person.password_hash = hashed
    end_links(db, person.id, now=now)
    db.flush()
    audit.draft(db, by, "change_password", "person", person.id, now=now)
