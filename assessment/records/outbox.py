"""The outbox: notices posted inside a verb's transaction, and sent later by a worker.

`post` is a part of other verbs and leaves no audit entry of its own; sending does. The words
are in `rules.notice`. Nothing is sent inside a request.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import run
from assessment.records.identity import new_id
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Person
from assessment.rules.notice import HIDDEN, UNLISTED, Message, Team, whole, without_secret, write
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused

WAITING, SENT, FAILED = "waiting", "sent", "failed"
MOST_TRIES = 5
_PUT = insert(Notice.metadata.tables["notice"]).on_conflict_do_nothing()
_LISTED = Notice.kind.not_in(sorted(UNLISTED))
_NEXT_UP = select(Notice).where(Notice.state == WAITING).order_by(Notice.posted_at, Notice.id)


class NotSent(Exception):
    """A carrier could not send this message; the text says why. It may be tried again."""


class Carrier(Protocol):
    """What takes a message to a person."""

    def send(self, address: str, subject: str, text: str, reference: str) -> None:
        """Send one email. Raises NotSent."""


class KeptHere:
    """The embedded default: the message stays in the database and staff read it there."""

    def send(self, address: str, subject: str, text: str, reference: str) -> None:
        """Send nothing: what was written is already where staff can read it."""


def post(
    db: Session,
    kind: str,
    person_id: UUID,
    round_id: UUID | None,
    reference: str,
    fields: Mapping[str, str],
    *,
    now: datetime,
    key: str | None = None,
    to: str | None = None,
) -> Notice:
    """Put one notice in the outbox and return it; an equal key returns the one already there.

    It goes to the account's address as that is when it is sent, or to the address `to`. Without a
    key every call posts. Raises UnknownNotice, or MissingField naming the field.
    """
    kept = put(db, kind, person_id, round_id, reference, fields, now=now, key=key, to=to)
    return db.scalars(select(Notice).where(Notice.key == kept)).one()


def put(
    db: Session,
    kind: str,
    person_id: UUID,
    round_id: UUID | None,
    reference: str,
    fields: Mapping[str, str],
    *,
    now: datetime,
    key: str | None = None,
    to: str | None = None,
) -> str:
    """Put one notice in the outbox as `post` does, and return only its key."""
    written = write(kind, fields)
    fit = without_secret(kind, fields)
    shown = written if fit == fields else write(kind, fit)
    secret = fields.get("link") if shown != written else None
    made = new_id(db)
    values = {
        "id": made,
        "key": key or f"notice:{made}",
        "kind": kind,
        "person_id": person_id,
        "round_id": round_id,
        "address": to,
        "reference": reference,
        "subject": shown.subject,
        "body": shown.body,
        "secret": secret,
        "state": WAITING,
        "posted_at": now,
        "tried": 0,
        "fault": "",
    }
    run(db, _PUT, values)
    return str(values["key"])


def send_next(
    db: Session, by: Actor, carrier: Carrier, team: Team, *, now: datetime
) -> Notice | None:
    """Send the oldest waiting notice and return it, or None when nothing waits.

    After `MOST_TRIES` it has failed and waits for staff. The caller commits after each one, so
    that a stop loses at most the record of one message.
    """
    row = db.scalars(_NEXT_UP.limit(1).with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    person = db.get_one(Person, row.person_id)
    row.tried += 1
    try:
        carrier.send(row.address or person.email, row.subject, text_of(row, team), row.reference)
    except NotSent as problem:
        row.fault = str(problem)
        row.state = FAILED if row.tried >= MOST_TRIES else WAITING
        row.posted_at = now
    else:
        row.state, row.sent_at, row.fault = SENT, now, ""
    audit.draft(db, by, f"notice.{row.state}", "person", row.person_id, now=now, reason=row.kind)
    return row


def send_again(db: Session, by: Actor, notice_id: UUID, *, now: datetime) -> Notice:
    """Put a failed notice back in the queue. Raises Missing, Refused unless it failed."""
    row = find_notice(db, by.round, notice_id)
    if row.state != FAILED:
        raise Refused("This notice has not failed, so it cannot be sent again.")
    row.state, row.tried, row.fault, row.posted_at = WAITING, 0, "", now
    audit.draft(db, by, "notice.send_again", "person", row.person_id, now=now, reason=row.kind)
    return row


def text_of(row: Notice, team: Team, *, secret: bool = True) -> str:
    """Return the text as the person gets it; with `secret` False its link stays hidden."""
    body = row.body.replace(HIDDEN, row.secret) if secret and row.secret else row.body
    return whole(Message(row.kind, row.subject, body), team, row.reference)


def find_notice(db: Session, round_id: UUID | None, notice_id: UUID) -> Notice:
    """Return a notice of the round. Raises Missing for another round's, an unlisted one or none."""
    row = db.get(Notice, notice_id)
    if row is None or row.round_id != round_id or row.kind in UNLISTED:
        raise Missing("notice")
    return row


def find_any(db: Session, notice_id: UUID) -> Notice:
    """Return a notice of any round, for the command line. Raises Missing."""
    row = db.get(Notice, notice_id)
    if row is None:
        raise Missing("notice")
    return row


def count_waiting(db: Session) -> int:
    """Return how many notices wait to be sent."""
    return db.scalar(select(func.count(Notice.id)).where(Notice.state == WAITING)) or 0


def notices_for(
    db: Session, round_id: UUID | None, *, kind: str = "", state: str = "", limit: int = 200
) -> list[Notice]:
    """Return a round's listed notices, newest first; `kind` and `state` narrow it."""
    query = select(Notice).where(Notice.round_id == round_id, _LISTED)
    if kind:
        query = query.where(Notice.kind == kind)
    if state:
        query = query.where(Notice.state == state)
    return list(db.scalars(query.order_by(Notice.posted_at.desc(), Notice.id).limit(limit)))


def failed_people(db: Session, round_id: UUID | None) -> int:
    """Return to how many people something that is listed could not be sent."""
    count = select(func.count(Notice.person_id.distinct()))
    ours = count.where(Notice.round_id == round_id, Notice.state == FAILED, _LISTED)
    return db.scalar(ours) or 0


def newest(db: Session, limit: int = 50) -> list[Notice]:
    """Return the newest notices of the whole service, for the command line."""
    return list(
        db.scalars(select(Notice).order_by(Notice.posted_at.desc(), Notice.id).limit(limit))
    )
