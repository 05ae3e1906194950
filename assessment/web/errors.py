"""Each refusal becomes a page that a person understands. Words: screens, states of every page."""

import logging

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, TimeoutError
from werkzeug.exceptions import HTTPException

from assessment.records.health import NotDurable
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from assessment.web import current
from assessment.web.sent import sent_fields
from assessment.web.transaction import undo

_LOG = logging.getLogger(__name__)
CANNOT = "You cannot do this"
NO_ACCESS = "You do not have access to this page"
NOT_FOUND = "Page not found"
CHANGED = "This has changed since you opened it"
AGAIN = "Check what you wrote and send it again"
BROKEN = "Sorry, there is a problem with the service"
WORDS = {
    413: "What you sent is too large. Send less, or ask the programme team for help.",
    429: "You have tried too many times. Wait a few minutes, then try again.",
}
NOT_READ = "We could not read what you sent. Go back and try again."


def install(app: Flask) -> None:
    """Register the handlers, most exact first."""
    app.register_error_handler(Stale, stale)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(Denied, denied)
    app.register_error_handler(Missing, missing)
    app.register_error_handler(Faults, faulty)
    app.register_error_handler(CSRFError, forged)
    app.register_error_handler(DBAPIError, database_away)
    app.register_error_handler(TimeoutError, database_away)
    app.register_error_handler(NotDurable, database_away)
    app.register_error_handler(HTTPException, by_status)
    app.register_error_handler(Exception, broken)


def page(template: str, status: int, h1: str, **context: object) -> Response:
    """Return an error as a page, or as JSON where a script asked for it."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    if best == "application/json":
        response = jsonify(error=h1, reason=str(context.get("reason", "")))
    else:
        response = make_response(render_template(f"errors/{template}.html", h1=h1, **context))
    response.status_code = status
    return response


def stale(error: Exception) -> Response:
    """Someone changed it first: both versions side by side, nothing lost."""
    return page("stale", 409, CHANGED, error=error, reason=str(error), sent=sent_fields())


def refused(error: Exception) -> Response:
    """A rule says no: why, and what the person can do instead."""
    next_text, next_url = getattr(error, "next_text", None), getattr(error, "next_url", None)
    return page(
        "refused",
        409,
        CANNOT,
        reason=str(error),
        next_text=next_text,
        next_url=next_url,
        phone=getattr(error, "phone", False),
    )


def denied(error: Exception) -> Response:
    """Not this person's to do, with the reason."""
    return page("denied", 403, NO_ACCESS, reason=str(error))


def missing(_error: Exception) -> Response:
    """Not there, or not theirs: the same words."""
    return page("missing", 404, NOT_FOUND)


def faulty(error: Exception) -> Response:
    """Fields that a verb cannot accept and no form caught."""
    fields = error.fields if isinstance(error, Faults) else {}
    return page("refused", 422, CANNOT, reason=". ".join(fields.values()))


def forged(_error: Exception) -> Response:
    """The page was open too long: what was typed is shown, to be sent again."""
    return page("again", 400, AGAIN, sent=sent_fields())


def database_away(error: Exception) -> Response:
    """The database cannot be reached, cannot write or could lose it: nothing was acknowledged."""
    _LOG.error("the database failed: %s", error.__class__.__name__, exc_info=error)
    response = _broken_page(503, "We did not save what you sent. Try again in a minute.")
    response.headers["Retry-After"] = "10"
    return response


def by_status(error: Exception) -> Response:
    """Flask's own refusals: unknown address, too large, wrong method."""
    code = error.code if isinstance(error, HTTPException) and error.code else 500
    if code >= 500:
        return _broken_page(code, "Try again later.")
    if code in (404, 405):
        response = missing(error)
    elif code == 403:
        response = page("denied", 403, NO_ACCESS, reason="")
    else:
        response = page("refused", code, CANNOT, reason=WORDS.get(code, NOT_READ))
    response.status_code = code
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(allowed)
    return response


def broken(error: Exception) -> Response:
    """Ours: we broke something, and say so."""
    _LOG.error("unexpected failure", exc_info=error)
    return _broken_page(500, "Try again later.")


def _broken_page(code: int, reason: str) -> Response:
    """Return the page that asks nothing of the database."""
    undo()
    current.forget_visitor()
    g.broken = True
    return page("broken", code, BROKEN, reason=reason)
