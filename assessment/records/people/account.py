"""Accounts: made, found, confirmed, their passwords. Secrets never enter the audit trail."""

from datetime import datetime
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import code, new_id
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing

PLAIN_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_HASHER = PasswordHasher()


def add_person(
    db: Session,
    by: Actor | None,
    email: str,
    name: str,
    *,
    now: datetime,
    password: str | None = None,
    confirmed: bool = False,
) -> Person:
    """Make an account. Raises Faults when the address is taken; `by` None: by themselves."""
    address = email.strip().lower()
    if by_email(db, address) is not None:
        raise Faults({"email": "This email address already has an account"})
    person = Person(
        id=new_id(db),
        ref="P-" + code(db, PLAIN_LETTERS, 7),
        email=address,
        name=name.strip(),
        password_hash=hash_password(password) if password else None,
        created_at=now,
        confirmed_at=now if confirmed else None,
    )
    db.add(person)
    db.flush()
    who = by or Actor(person.id, person.name)
    after = {"ref": person.ref, "email": address, "name": person.name}
    audit.draft(db, who, "add_person", "person", person.id, now=now, after=after)
    return person


def by_email(db: Session, email: str) -> Person | None:
    """Return the account with this address, in any case of letters."""
    return db.scalar(select(Person).where(Person.email == email.strip().lower()))


def find_person(db: Session, person_id: UUID) -> Person:
    """Return the account. Raises Missing."""
    person = db.get(Person, person_id)
    if person is None:
        raise Missing("person")
    return person


def find_by_ref(db: Session, ref: str) -> Person:
    """Return the account with this public reference. Raises Missing."""
    person = db.scalar(select(Person).where(Person.ref == ref))
    if person is None:
        raise Missing("person")
    return person


def hash_password(password: str) -> str:
    """Return the argon2 hash of a password."""
    return _HASHER.hash(password)


def may_sign_in(person: Person, *, demonstration: bool) -> bool:
    """Say whether an account is confirmed and open, and made up only in a demonstration."""
    is_open = person.confirmed_at is not None and person.disabled_at is None
    return is_open and (demonstration or not person.is_demonstration)


def password_fits(person: Person | None, password: str) -> bool:
    """Say whether the password is right, in equal time for unknown accounts."""
    kept = person.password_hash if person and person.password_hash else _NOBODY
    try:
        fits = _HASHER.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(fits) and person is not None and person.password_hash is not None


_NOBODY = _HASHER.hash("nobody has this password")
