"""A round that takes applications, one that was sent, and who applies and checks."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.application import Application
from assessment.rules.people import Role
from tests import applications
from tests.applications import AFTER, DURING, World
from tests.client import Client
from tests.pages.application.steps import SignIn
from tests.site import Clock


@pytest.fixture
def world(sessions: sessionmaker[Session], clock: Clock) -> World:
    """A round while it takes applications."""
    clock.at = DURING
    with sessions() as db:
        return applications.open_round(db)


@pytest.fixture
def applicant(sign_in: SignIn, world: World) -> Client:
    """A person who may apply."""
    return sign_in(Role.APPLICANT, round_id=world.round_id, minutes=30 * 24 * 60)


@pytest.fixture
def reference(world: World, sessions: sessionmaker[Session], clock: Clock) -> str:
    """An application that was sent; applications have closed since."""
    with sessions() as db:
        again = World(db, world.round_id)
        applications.sent(again, applications.new_applicant(again, "Ada Lovell"))
        clock.at = AFTER
        return str(db.scalars(select(Application.reference)).one())


@pytest.fixture
def officer(sign_in: SignIn, world: World, reference: str) -> Client:
    """Who checks it."""
    return sign_in(Role.OFFICER, round_id=world.round_id)
