"""An account from the outside: asked for, confirmed, its password forgotten, or given.

None of these tells whether an address has an account: what differs goes to the mailbox alone.
"""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.people.account import add_person, by_email, hash_password
from assessment.records.people.link import CONFIRM, INVITE, RESET, end_links, make_link, use_link
from assessment.records.people.sign_in import end_all
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing
from assessment.rules.wording_time import time_on_date

SIGN_IN = "/people/sign-in"


def register(
    db: Session, name: str, email: str, password: str, base_url: str, *, now: datetime
) -> None:
    """Make an account that waits for its address to be confirmed.

    A known, confirmed address gets a notice and nothing changes. One that was never confirmed
    starts again with this name and password, and its earlier links stop.
    """
    kept = hash_password(password)
    made = None if by_email(db, email) else _add(db, name, email, now=now)
    person = made or by_email(db, email)
    assert person is not None  # noqa: S101
    if person.confirmed_at is not None:
        fields = {"name": person.name, "link": f"{base_url}{SIGN_IN}"}
        outbox.post(db, "already_registered", person.id, None, "", fields, now=now)
        audit.draft(db, _self(person), "register_again", "person", person.id, now=now)
        return
    if made is None:
        person.name = name
        audit.draft(db, _self(person), "register_again", "person", person.id, now=now)
    person.password_hash = kept
    _send(db, person, CONFIRM, "confirm_address", base_url, now=now)


def _add(db: Session, name: str, email: str, *, now: datetime) -> Person | None:
    """Return a new account, or None when someone made it a moment ago."""
    try:
        with db.begin_nested():
            return add_person(db, None, email, name, now=now)
    except (IntegrityError, Faults):
        return None


def confirm_address(db: Session, secret: str, *, now: datetime) -> Person:
    """Confirm the address of a new account. Raises Refused when the link works no more."""
    person = use_link(db, secret, {CONFIRM}, now=now)
    person.confirmed_at = person.confirmed_at or now
    db.flush()
    audit.draft(db, _self(person), "confirm_address", "person", person.id, now=now)
    return person


def ask_for_reset(
    db: Session, email: str, base_url: str, *, now: datetime, demonstration: bool
) -> None:
    """Send a link to choose a new password; nothing for an unknown or closed account, and
    nothing for a made-up one outside a demonstration."""
    person = by_email(db, email)
    if person is None or (person.is_demonstration and not demonstration):
        return
    if person.disabled_at is None:
        _send(db, person, RESET, "reset_password", base_url, now=now)
        audit.draft(db, _self(person), "ask_for_reset", "person", person.id, now=now)


def reset_password(db: Session, secret: str, password: str, *, now: datetime) -> Person:
    """Set a new password by a link: the address is confirmed by it, every sign-in ends, and so
    does every other link: whoever asked for it may have known the old password.

    Raises Refused when the link works no more.
    """
    person = use_link(db, secret, {RESET, INVITE}, now=now)
    person.password_hash = hash_password(password)
    person.confirmed_at = person.confirmed_at or now
    end_all(db, person.id, now=now)
    end_links(db, person.id, now=now)
    audit.draft(db, _self(person), "reset_password", "person", person.id, now=now)
    return person


def invite(
    db: Session, by: Actor, email: str, name: str, role_words: str, base_url: str, *, now: datetime
) -> Person:
    """Return the account with this address, made and invited where there is none."""
    person = by_email(db, email)
    if person is None:
        person = add_person(db, by, email, name, now=now)
    if person.password_hash is None:
        send_invitation(db, person, role_words, base_url, now=now)
    return person


def invite_again(
    db: Session, by: Actor, person: Person, role_words: str, base_url: str, *, now: datetime
) -> None:
    """Send a new invitation to someone who has chosen no password yet. Raises Missing."""
    if person.password_hash is not None:
        raise Missing("invitation")
    send_invitation(db, person, role_words, base_url, now=now)
    audit.draft(db, by, "invite_again", "person", person.id, now=now)


def send_invitation(
    db: Session, person: Person, role_words: str, base_url: str, *, now: datetime
) -> str:
    """Send a link to choose a first password, and return it."""
    return _send(db, person, INVITE, "invitation", base_url, now=now, role=role_words)


def _send(
    db: Session,
    person: Person,
    link_kind: str,
    notice: str,
    base_url: str,
    *,
    now: datetime,
    **more: str,
) -> str:
    secret, until = make_link(db, link_kind, person, now=now)
    page = "confirm" if link_kind == CONFIRM else "password"
    link = f"{base_url}/people/{page}/{secret}"
    fields = {"name": person.name, "link": link, "until": time_on_date(until), **more}
    outbox.post(db, notice, person.id, None, "", fields, now=now)
    return link


def _self(person: Person) -> Actor:
    return Actor(person.id, person.name)
