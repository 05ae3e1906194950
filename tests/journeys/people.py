"""The people of a journey, each with a browser of their own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.round import find_by_slug
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests.client import Client
from tests.site import Clock

SignIn = Callable[..., Client]


@dataclass
class Round:
    """A round as the journey goes on: the service, its clock, who is signed in."""

    app: Flask
    clock: Clock
    sessions: sessionmaker[Session]
    sign_in: SignIn
    slug: str = ""
    people: dict[str, Client] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """The round's id."""
        with self.sessions() as db:
            return find_by_slug(db, self.slug).id

    def bring(self, name: str, role: Role) -> Client:
        """Sign a new person in with a role of this round."""
        self.people[name] = self.sign_in(role, round_id=self.id, minutes=400 * 24 * 60)
        return self.people[name]

    def later(self, at: datetime) -> None:
        """Let time go on; it never goes back."""
        assert at > self.clock.at
        self.clock.at = at

    def notices(self, kind: str) -> list[Notice]:
        """What was posted of a kind, oldest first."""
        with self.sessions() as db:
            query = select(Notice).where(Notice.kind == kind).order_by(Notice.id)
            return list(db.scalars(query))

    def run(self, *words: str) -> str:
        """Run a command of the service; it must succeed."""
        done = self.app.test_cli_runner().invoke(args=list(words))
        assert done.exit_code == 0, done.output
        return done.output
