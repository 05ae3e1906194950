"""A round in a service where everything that ships is stored, and one where nothing is."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import create_round
from tests.records.rounds import NOW, TESTS, import_all


def new_round(sessions: sessionmaker[Session], stored: bool) -> UUID:
    """A round that was just made."""
    with sessions() as db:
        if stored:
            import_all(db)
        row = create_round(db, TESTS, "Autumn 2026 round", now=NOW)
        audit.seal(db)
        db.commit()
        return row.id


@pytest.fixture
def round_id(sessions: sessionmaker[Session]) -> UUID:
    return new_round(sessions, stored=True)


@pytest.fixture
def empty(sessions: sessionmaker[Session]) -> UUID:
    return new_round(sessions, stored=False)
