"""Where the demonstration is played: transactions with seeded ids, a story time, progress."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.tables.people import Person
from assessment.rules.people import Actor, Role

Tell = Callable[[str, int, int], None]


def silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass
class Stage:
    """The seed, the database (its sessions write), and whom to tell how far it is."""

    sessions: sessionmaker[Session]
    draw: random.Random
    tell: Tell = field(default=silent)

    @contextmanager
    def scene(self) -> Iterator[Session]:
        """Yield a transaction like a request's: sealed and committed at its end."""
        with self.sessions() as db:
            db.info["source"] = self.draw
            yield db
            audit.seal(db)
            db.commit()


@dataclass(frozen=True)
class Cast:
    """Who works on a round. Panels are lists of members with the chair first."""

    round_id: UUID
    officers: tuple[Person, ...]
    panels: tuple[tuple[Person, ...], ...]
    moderators: tuple[Person, ...]
    deciders: tuple[Person, ...]
    auditors: tuple[Person, ...]
    now: datetime

    def actor(self, person: Person, role: Role) -> Actor:
        """Return a person acting in this round."""
        return Actor(person.id, person.name, role, self.round_id)

    def officer(self, number: int = 0) -> Actor:
        """Return one of the officers."""
        return self.actor(self.officers[number], Role.OFFICER)
