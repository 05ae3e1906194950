"""Wrong passwords and codes, counted by account and origin. Nothing here says who has an account.

What was typed is never kept. A guess is no act of a person, so it leaves no audit entry.
"""

import hashlib
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from assessment.records.identity import new_id
from assessment.records.tables.people import Guess
from assessment.rules.guess import ALLOWED_FROM_ORIGIN, WITHIN, waits_until


def blocked_until(db: Session, account: str, origin: str, now: datetime) -> datetime | None:
    """Return when this account may next be tried from this origin, or None for now."""
    since = now - WITHIN
    rows = db.execute(
        select(Guess.account, Guess.at).where(Guess.origin == key(origin), Guess.at > since)
    ).all()
    here = [at for of, at in rows if of == key(account)]
    return waits_until(here, now) or waits_until([at for _, at in rows], now, ALLOWED_FROM_ORIGIN)


def count_guess(db: Session, account: str, origin: str, *, now: datetime) -> None:
    """Count one wrong guess, and forget those that no longer count."""
    db.execute(delete(Guess).where(Guess.at <= now - WITHIN))
    db.add(Guess(id=new_id(db), account=key(account), origin=key(origin), at=now))
    db.flush()


def forget_guesses(db: Session, account: str, origin: str) -> None:
    """Forget the guesses at this account from this origin: it was them."""
    db.execute(delete(Guess).where(Guess.account == key(account), Guess.origin == key(origin)))


def key(text: str) -> str:
    """Return the hash under which an account or an origin is counted."""
    return hashlib.sha256(text.strip().lower().encode()).hexdigest()
