"""A moderator at a browser, with finished cases in the round."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Role
from tests import finished, interviews, touched
from tests.client import Client
from tests.interviews import World


@dataclass
class Desk:
    """What a test of these pages knows: the round, and browsers of people in it."""

    world: World
    sign_in: Callable[..., Client]

    def moderator(self) -> Client:
        """Another moderator at their own browser, who has declared."""
        return finished.declared(self.new_moderator(), self.world.round_id)

    def new_moderator(self) -> Client:
        """A moderator who has not declared conflicts yet."""
        return self.sign_in(Role.MODERATOR, round_id=self.world.round_id)

    def address(self, place: int = 0, more: str = "") -> str:
        """The address of a case."""
        return f"/moderation/{finished.code(self.world, place)}{more}"

    def commit(self) -> None:
        """Keep what the test did to the rows."""
        interviews.commit(self.world)


@pytest.fixture
def desk(
    sessions: sessionmaker[Session], sign_in: Callable[..., Client], request: pytest.FixtureRequest
) -> Desk:
    """Cases of the scores that `@pytest.mark.parametrize("desk", …, indirect=True)` says."""
    scores = getattr(request, "param", ("24.5",))
    with sessions() as db:
        world = finished.cases(db, *scores, levels={0: {"1.3": "2"}, 1: {"2.3": "1"}})
        for place in range(len(scores)):
            touched.trace(world, place)
        interviews.commit(world)
        yield Desk(world, sign_in)
