"""A new email address for an account: asked for, then confirmed from its own mailbox.

The address is kept with the link alone before it is confirmed. Asking does the same for
an address that has an account as for any other: what differs goes to that mailbox alone.
"""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.people.account import by_email
from assessment.records.people.link import (
    ADDRESS,
    RESET,
    address_of_link,
    end_links,
    make_link,
    over,
    person_of_link,
    use_link,
)
from assessment.records.people.registration import SIGN_IN
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused
from assessment.rules.wording_time import date_plain, time_on_date

TAKEN = "This email address cannot be used for your account."


def ask_to_change_email(
    db: Session, by: Actor, person: Person, email: str, base_url: str, *, now: datetime
) -> None:
    """Send a link to the new address, and a warning to the old one with a way to stop it.

    Where the new address has an account, that account is told instead, and nothing can change.
    """
    address = email.strip().lower()
    secret, until = make_link(db, ADDRESS, person, now=now, address=address)
    known = by_email(db, address)
    if known is None:
        link = f"{base_url}/people/me/email/{secret}"
        fields = {"name": person.name, "link": link, "until": time_on_date(until)}
        outbox.post(db, "confirm_new_address", person.id, None, "", fields, now=now, to=address)
    else:
        fields = {"name": known.name, "link": f"{base_url}{SIGN_IN}"}
        outbox.post(db, "address_in_use", known.id, None, "", fields, now=now)
    _warn(db, person, base_url, now)
    after = {"email": address}
    audit.draft(db, by, "ask_to_change_email", "person", person.id, now=now, after=after)


def _warn(db: Session, person: Person, base_url: str, now: datetime) -> None:
    """Tell the address that the account has now. Its link chooses a new password, which stops
    the change; once the address has changed, the link stops instead."""
    secret, until = make_link(db, RESET, person, now=now)
    fields = {
        "name": person.name,
        "date": date_plain(now),
        "link": f"{base_url}/people/password/{secret}",
        "until": time_on_date(until),
    }
    to = person.email
    outbox.post(db, "address_change_asked", person.id, None, "", fields, now=now, to=to)


def address_asked(db: Session, by: Actor, secret: str, *, now: datetime) -> str:
    """Return the address of one's own link, without using it. Raises Refused when it works no
    more, and alike for the link of another account."""
    person = person_of_link(db, secret, {ADDRESS}, now, demonstration=True)
    address = address_of_link(db, secret)
    if person.id != by.person or address is None:
        raise over({ADDRESS})
    return address


def change_email(db: Session, by: Actor, secret: str, *, now: datetime) -> Person:
    """Change the address by one's own link, and tell the old one. Every other link ends: one may
    have gone to the old address.

    Raises Refused when the link works no more, or the address was taken meanwhile.
    """
    address = address_asked(db, by, secret, now=now)
    person = use_link(db, secret, {ADDRESS}, now=now)
    before = {"email": person.email}
    _set(db, person, address)
    _tell(db, person, before["email"], now)
    end_links(db, person.id, now=now)
    after = {"email": address}
    audit.draft(db, by, "change_email", "person", person.id, now=now, before=before, after=after)
    return person


def _tell(db: Session, person: Person, old: str, now: datetime) -> None:
    """Tell the address that the account had."""
    fields = {"name": person.name, "date": date_plain(now)}
    outbox.post(db, "address_changed", person.id, None, "", fields, now=now, to=old)


def _set(db: Session, person: Person, address: str) -> None:
    """Set the address; the database says whether another account has it, also at once."""
    try:
        with db.begin_nested():
            person.email = address
            db.flush()
    except IntegrityError:
        raise Refused(TAKEN, "Your account", "/people/me") from None
