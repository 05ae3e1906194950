"""Links sent by email: each works once, within its time. Only its hash is kept.

A link may be about an email address. It is kept with the hash: a web address tells nobody's.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assessment.records.identity import token
from assessment.records.people.account import find_person
from assessment.records.people.sign_in import key_of
from assessment.records.tables.people import Link, Person
from assessment.rules.refusal import Refused

CONFIRM, RESET, INVITE, ADDRESS = "confirm", "reset", "invite", "address"
LASTS = {
    CONFIRM: timedelta(hours=1),
    RESET: timedelta(hours=1),
    INVITE: timedelta(days=7),
    ADDRESS: timedelta(hours=1),
}
OVER = "This link has been used or is too old."


def make_link(
    db: Session, kind: str, person: Person, *, now: datetime, address: str | None = None
) -> tuple[str, datetime]:
    """Return a new link's secret and until when it works; earlier ones of its kind stop.

    `address` is kept for `address_of_link`, which reads it by the secret.
    """
    db.execute(
        update(Link)
        .where(Link.person_id == person.id, Link.kind == kind, Link.used_at.is_(None))
        .values(used_at=now)
    )
    secret, until = token(), now + LASTS[kind]
    db.add(
        Link(
            token_hash=key_of(secret),
            kind=kind,
            person_id=person.id,
            made_at=now,
            expires_at=until,
            address=address,
        )
    )
    db.flush()
    return secret, until


def address_of_link(db: Session, secret: str) -> str | None:
    """Return the address that a link is about, whether it works still or not; None without one."""
    return db.scalar(select(Link.address).where(Link.token_hash == key_of(secret)))


def end_links(db: Session, person_id: UUID, *, now: datetime) -> None:
    """Stop every link of a person that is still to be used."""
    db.execute(
        update(Link).where(Link.person_id == person_id, Link.used_at.is_(None)).values(used_at=now)
    )


def person_of_link(
    db: Session, secret: str, kinds: Collection[str], now: datetime, *, demonstration: bool
) -> Person:
    """Return whom a link is for, without using it. Raises Refused when it works no more.

    Outside a demonstration the link of a made-up account never works.
    """
    person = _person_of(db, secret, kinds, now)
    if person.is_demonstration and not demonstration:
        raise over(kinds)
    return person


def over(kinds: Collection[str]) -> Refused:
    """Return the refusal of a link that works no more, whatever the cause."""
    again = "/people/me/email" if ADDRESS in kinds else "/people/reset"
    return Refused(OVER, "Ask for a new link", again)


def _person_of(db: Session, secret: str, kinds: Collection[str], now: datetime) -> Person:
    row = db.scalar(
        select(Link).where(
            Link.token_hash == key_of(secret),
            Link.kind.in_(kinds),
            Link.used_at.is_(None),
            Link.expires_at > now,
        )
    )
    if row is None:
        raise over(kinds)
    return find_person(db, row.person_id)


def use_link(db: Session, secret: str, kinds: Collection[str], *, now: datetime) -> Person:
    """Use a link up and return whom it is for. Of two uses at once, one is refused."""
    person = _person_of(db, secret, kinds, now)
    used = db.execute(
        update(Link)
        .where(Link.token_hash == key_of(secret), Link.used_at.is_(None))
        .values(used_at=now)
        .returning(Link.token_hash)
    ).first()
    if used is None:
        raise over(kinds)
    return person
