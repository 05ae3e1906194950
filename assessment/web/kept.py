"""A form sent after sign-out: kept, found again after sign-in, and forgotten once it was sent.

The browser holds a secret in its signed cookie; what was typed lies in the database, for the same
person alone. `web/forms.py` fills the form of the page from it. Screens: states of every page.
"""

from uuid import UUID

from flask import Flask, g, request, session
from werkzeug.datastructures import MultiDict

from assessment.records.people.kept_form import (
    fields_of,
    finish_kept_form,
    keep_form,
    kept_form_of,
    who_was,
)
from assessment.records.tables.people import KeptForm
from assessment.web import current
from assessment.web.sent import here, sent_fields
from assessment.web.sign_in import COOKIE_FIELD, KEPT, WAS


def install(app: Flask) -> None:
    """Look for a kept form when its own page is asked for."""
    app.before_request(find)


def keep() -> None:
    """Keep the form of this request for whoever was signed in here, if anyone was."""
    person_id = _who_was()
    fields = sent_fields()
    if current.writes() and person_id is not None and fields:
        session[KEPT] = keep_form(current.db(), person_id, here(), fields, now=current.now())


def find() -> None:
    """Fill in a page from what was kept for it; forget it once it is sent."""
    row = waiting() if KEPT in session and request.endpoint != "static" else None
    if row is None or row.path != here():
        return
    if current.writes():
        finish_kept_form(current.db(), row, now=current.now())
        session.pop(KEPT)
    else:
        g.kept_form = MultiDict(fields_of(row))


def waiting() -> KeptForm | None:
    """Return what this visitor has still to finish, if anything."""
    found = current.visitor()
    if found is None or KEPT not in session:
        return None
    return kept_form_of(current.db(), session[KEPT], found.id, current.now())


def _who_was() -> UUID | None:
    if COOKIE_FIELD in session:
        return who_was(current.db(), session[COOKIE_FIELD])
    return UUID(session[WAS]) if WAS in session else None
