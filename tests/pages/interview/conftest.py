"""A panel's browsers on the service's own database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Actor, Role
from tests import interviews
from tests.client import Client
from tests.interviews import HELD, World
from tests.site import Clock


@dataclass
class Panel:
    """The world of a test, and a browser for each of its people."""

    world: World
    sign_in: Callable[..., Client]

    def browser(self, by: Actor) -> Client:
        self.world.db.rollback()
        return self.sign_in(by.role, round_id=self.world.round_id, person_id=by.person)

    def member(self, place: int) -> Client:
        return self.browser(self.world.members[place])

    @property
    def at(self) -> str:
        return f"/interview/{self.world.interview_id}"

    def commit(self) -> None:
        interviews.commit(self.world)

    def lock(self, *places: int, levels: dict[int, dict[str, str]] | None = None) -> None:
        """Fill and lock the sheets of these members, outside the browser."""
        for place in places:
            member = self.world.members[place]
            interviews.fill(self.world, member, (levels or {}).get(place))
            interviews.lock(self.world, member)
        self.commit()


@pytest.fixture
def db(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """A session on the database that the service runs on."""
    with sessions() as session:
        yield session


@pytest.fixture
def panel(app: Flask, db: Session, sign_in: Callable[..., Client], clock: Clock) -> Panel:
    """Three members who declared, one interview today; the clock stands at its start."""
    clock.at = HELD
    return Panel(interviews.round_with_panel(db), sign_in)


@pytest.fixture
def fresh(app: Flask, db: Session, sign_in: Callable[..., Client], clock: Clock) -> Panel:
    """A round with an officer and panel members, and no panel yet."""
    clock.at = interviews.SET_UP
    world = interviews.new_round(db)
    for name in interviews.NAMES:
        world.members.append(interviews.new_person(world, Role.PANEL_MEMBER, name))
    interviews.commit(world)
    return Panel(world, sign_in)
