"""Each refusal becomes a page that a person understands. Words: screens, states of every page."""

import logging

from flask import Flask, render_template
from sqlalchemy.exc import DBAPIError, TimeoutError
from werkzeug.exceptions import HTTPException

from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from assessment.web import current
from assessment.web.transaction import undo

_LOG = logging.getLogger(__name__)
Page = tuple[str, int]


def install(app: Flask) -> None:
    """Register the handlers, most exact first."""
    app.register_error_handler(Stale, stale)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(Denied, denied)
    app.register_error_handler(Missing, missing)
    app.register_error_handler(Faults, faulty)
    app.register_error_handler(DBAPIError, database_away)
    app.register_error_handler(TimeoutError, database_away)
    app.register_error_handler(HTTPException, by_status)
    app.register_error_handler(Exception, broken)


def stale(error: Exception) -> Page:
    """Someone changed it first: both versions side by side."""
    return render_template("errors/stale.html", error=error), 409


def refused(error: Exception) -> Page:
    """A rule says no."""
    return render_template("errors/refused.html", error=error), 409


def denied(error: Exception) -> Page:
    """Not this person's to do, with the reason."""
    return render_template("errors/denied.html", error=error), 403


def missing(_error: Exception) -> Page:
    """Not there, or not theirs: the same words."""
    return render_template("errors/missing.html"), 404


def faulty(error: Exception) -> Page:
    """Fields that a verb cannot accept and no form caught."""
    return render_template("errors/faulty.html", error=error), 400


def database_away(error: Exception) -> Page:
    """The database cannot be reached or cannot write: nothing was acknowledged."""
    undo()
    current.forget_visitor()
    _LOG.error("the database failed: %s", error.__class__.__name__, exc_info=error)
    return render_template("errors/broken.html"), 503


def by_status(error: Exception) -> Page:
    """Flask's own refusals: unknown address, too large, wrong method."""
    code = error.code if isinstance(error, HTTPException) and error.code else 500
    if code == 404:
        return missing(error)
    return render_template("errors/status.html", code=code), code


def broken(error: Exception) -> Page:
    """Ours: we broke something, and say so."""
    undo()
    current.forget_visitor()
    _LOG.error("unexpected failure", exc_info=error)
    return render_template("errors/broken.html"), 500
