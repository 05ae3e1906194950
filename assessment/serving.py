"""Before the service serves: what it must not begin with stops it, or is ended. Rule 10.

Not done for a command, such as `flask upgrade`, which must run to put things right.
"""

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from assessment.records.health import ask_when_back, durability_faults
from assessment.records.people.sign_in import end_made_up
from assessment.settings import UnsafeSettings

RUN = "run"


def is_served() -> bool:
    """Say whether the service was loaded to serve, not for a command such as `flask upgrade`."""
    command = click.get_current_context(silent=True)
    return command is None or command.info_name == RUN


def make_ready(app: Flask) -> None:
    """Make the database ready to be served. Raises UnsafeSettings where it could lose a save.

    One that is away, or has no tables yet, stops nothing: `/health` says so, and when it is back
    it is asked before it is used. No connection is left open, so that a server which forks its
    workers now shares none among them.
    """
    try:
        _check_durable(app)
        _end_made_up(app)
    except SQLAlchemyError as fault:
        app.logger.warning("The database is not ready: %s", type(fault).__name__)
        ask_when_back(app.extensions["engine"])
    finally:
        app.extensions["engine"].dispose()


def _check_durable(app: Flask) -> None:
    with app.extensions["sessions"]() as db:
        faults = durability_faults(db)
    if faults:
        raise UnsafeSettings(faults)


def _end_made_up(app: Flask) -> None:
    """End the sign-ins of the demonstration's accounts where this is no demonstration."""
    if app.config["SETTINGS"].demonstrates:
        return
    with app.extensions["writing_sessions"].begin() as db:
        end_made_up(db, now=app.config["CLOCK"]())
