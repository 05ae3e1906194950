"""A form sent after sign-out, kept for the same person to finish after sign-in. Rule 8."""

from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assessment.records.identity import token
from assessment.records.people.sign_in import key_of
from assessment.records.tables.people import KeptForm, SignIn

KEPT_FOR = timedelta(days=1)
Fields = list[tuple[str, str]]


def keep_form(db: Session, person_id: UUID, path: str, fields: Fields, *, now: datetime) -> str:
    """Keep what was sent and return the secret under which this browser finds it again."""
    db.execute(delete(KeptForm).where(KeptForm.kept_at <= now - KEPT_FOR))
    secret = token()
    body = urlencode(fields).encode()
    db.add(
        KeptForm(id=key_of(secret), person_id=person_id, path=path[:500], body=body, kept_at=now)
    )
    db.flush()
    return secret


def kept_form_of(db: Session, secret: str, person_id: UUID, now: datetime) -> KeptForm | None:
    """Return what this person sent from this browser, if it is still to be finished."""
    return db.scalar(
        select(KeptForm).where(
            KeptForm.id == key_of(secret),
            KeptForm.person_id == person_id,
            KeptForm.used_at.is_(None),
            KeptForm.kept_at > now - KEPT_FOR,
        )
    )


def fields_of(row: KeptForm) -> Fields:
    """Return the fields as they were sent."""
    return parse_qsl(row.body.decode(), keep_blank_values=True)


def finish_kept_form(db: Session, row: KeptForm, *, now: datetime) -> None:
    """Mark it as sent again, and forget what was in it."""
    row.used_at, row.body = now, b""
    db.flush()


def who_was(db: Session, secret: str) -> UUID | None:
    """Return whose sign-in this was, ended or not."""
    return db.scalar(select(SignIn.person_id).where(SignIn.id == key_of(secret)))
