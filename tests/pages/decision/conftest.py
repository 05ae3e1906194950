"""A round ready to be decided, for the decision maker's pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.identity import new_id
from assessment.records.tables.application import Adjustment
from assessment.records.tables.decision import DecisionSnapshot
from assessment.rules.people import Actor, Role
from tests import decisions, finished, interviews, touched
from tests.client import Client
from tests.decisions import DECIDED, OPEN, RELEASED, STRONG, WEAK, Decisions, Plan
from tests.interviews import SET_UP
from tests.pages.decision import archive
from tests.pages.decision.archive import Archive
from tests.site import Clock

SignIn = Callable[..., Client]


@dataclass
class Room:
    """A round ready to be decided, and how to sign its people in."""

    found: Decisions
    sign: SignIn

    def client(self, person: Actor | None = None, role: Role = Role.DECISION_MAKER) -> Client:
        who = person or self.found.decider
        return self.sign(role, round_id=self.found.world.round_id, person_id=who.person)

    def url(self, place: int = 0, rest: str = "") -> str:
        return f"/decision/{self.found.codes[place]}{rest}"

    @property
    def snapshots(self) -> list[DecisionSnapshot]:
        rows = list(self.found.db.scalars(select(DecisionSnapshot)))
        self.found.db.commit()
        return rows

    @property
    def count(self) -> int:
        return len(self.snapshots)


@pytest.fixture
def room(sessions: sessionmaker[Session], clock: Clock, sign_in: SignIn) -> Iterator[Room]:
    clock.at = DECIDED
    with sessions() as db:
        found = decisions.moderated(db, STRONG, WEAK, OPEN)
        yield Room(found, sign_in)


@pytest.fixture
def departed(sessions: sessionmaker[Session], clock: Clock, sign_in: SignIn) -> Iterator[Archive]:
    clock.at = RELEASED
    with sessions() as db:
        yield archive.departing(db, sign_in)


@pytest.fixture
def kept(sessions: sessionmaker[Session], clock: Clock, sign_in: SignIn) -> Iterator[Archive]:
    clock.at = RELEASED
    with sessions() as db:
        yield archive.plain(db, sign_in)


@pytest.fixture
def told(sessions: sessionmaker[Session], clock: Clock, sign_in: SignIn) -> Iterator[Room]:
    """A case in which everything happened that a moderator reads of."""
    clock.at = DECIDED
    with sessions() as db:
        found = decisions.finished(db, Plan("Ada Okafor", 24, {}, ("2.3",)))
        world = found.world
        finished.mark(world, world.applications[0], "24", run=2)
        touched.trace(world)
        touched.credit(world)
        touched.late_answer(world, after=timedelta(minutes=20))
        db.add(_agreed(found))
        decisions.moderate(found, world.applications[0])
        interviews.commit(world)
        yield Room(found, sign_in)


def _agreed(found: decisions.Decisions) -> Adjustment:
    return Adjustment(
        id=new_id(found.db),
        application_id=found.world.applications[0].id,
        seq=1,
        agreed=True,
        extra_percent=Decimal(25),
        break_count=0,
        break_minutes=0,
        agreed_by="tests",
        agreed_at=SET_UP - timedelta(days=30),
    )
