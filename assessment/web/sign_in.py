"""Flask-Login kept thin: the cookie holds a secret, the table holds the sign-in. Rule 8."""

from uuid import UUID

from flask import Flask, session
from flask_login import LoginManager

from assessment.records.people.sign_in import Visitor, key_of, visitor_of
from assessment.web import current

COOKIE_FIELD = "_user_id"
KEPT, WAS, TOKEN = "kept", "was", "csrf_token"


def install(app: Flask) -> None:
    """Load the visitor from the server-side sign-in on each request."""
    manager = LoginManager(app, add_context_processor=False)
    manager.session_protection = None
    manager.user_loader(load)


def load(secret: str) -> Visitor | None:
    """Return who holds this browser's secret, or None."""
    return visitor_of(current.db(), secret, current.now())


def remember(secret: str) -> None:
    """Give the browser its secret, with nothing left of an earlier sign-in (no fixation)."""
    kept = session.get(KEPT)
    session.clear()
    session[COOKIE_FIELD] = secret
    session["_fresh"] = True
    if kept is not None:
        session[KEPT] = kept


def forget(person_id: UUID | None = None) -> None:
    """Take the secret from the browser.

    The token of forms stays, and who it was: a form still open elsewhere is kept for them.
    """
    token = session.get(TOKEN)
    session.clear()
    if token is not None and person_id is not None:
        session[TOKEN], session[WAS] = token, str(person_id)


def held() -> str:
    """Return the key of the sign-in that this browser holds, "" without one."""
    secret = session.get(COOKIE_FIELD)
    return key_of(secret) if isinstance(secret, str) else ""
