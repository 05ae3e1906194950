"""A command's transaction: committed once at the end, with the audit trail sealed last."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app
from sqlalchemy.orm import Session

from assessment.records import audit


@contextmanager
def writing() -> Iterator[Session]:
    """Yield a writing transaction; seal and commit it, or undo it when anything is raised."""
    with current_app.extensions["writing_sessions"]() as db:
        yield db
        audit.seal(db)
        db.commit()


@contextmanager
def reading() -> Iterator[Session]:
    """Yield a transaction that is undone at the end: for commands that only look."""
    with current_app.extensions["sessions"]() as db:
        yield db
