"""A round that takes applications, and one that was sent."""

import pytest
from sqlalchemy.orm import Session

from assessment.records.tables.application import Application
from tests import applications
from tests.applications import World


@pytest.fixture
def world(db: Session) -> World:
    """The round."""
    return applications.open_round(db)


@pytest.fixture
def row(world: World) -> Application:
    """The application of a turnaround head, with everything declared."""
    return applications.sent(world, applications.new_applicant(world))
