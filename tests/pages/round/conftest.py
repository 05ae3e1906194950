"""Rounds for the tests of their pages: one just made, one ready to open."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import create_round
from tests.records.rounds import NOW, TESTS, import_all, ready_round


@pytest.fixture
def new_round(sessions: sessionmaker[Session]) -> UUID:
    with sessions() as db:
        import_all(db)
        row = create_round(db, TESTS, "Autumn 2026 round", now=NOW)
        audit.seal(db)
        db.commit()
        return row.id


@pytest.fixture
def complete(sessions: sessionmaker[Session]) -> UUID:
    with sessions() as db:
        row = ready_round(db)
        audit.seal(db)
        db.commit()
        return row.id
