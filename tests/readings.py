"""A round whose every page of a reader has something to name: what the addresses stand for."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.identity import new_id
from assessment.records.tables.application import Application
from assessment.records.tables.audit import Reading
from assessment.records.tables.interview import ConflictContest, Panel
from assessment.records.tables.notice import Notice
from assessment.records.tables.paper import PaperSession, Sitting
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round, RoundPin
from assessment.rules.people import Role
from tests import applications, finished
from tests.applicants import has_sat
from tests.applications import AFTER
from tests.client import Client


@dataclass
class Place:
    """A round with one application that was sent: what the addresses name."""

    sessions: sessionmaker[Session]
    sign_in: Callable[..., Client]
    world: applications.World
    named: dict[str, str]

    def browser(self, role: Role) -> Client:
        return self.sign_in(role, round_id=self.world.round_id)

    def address(self, rule: str) -> str:
        return rule.replace("<uuid:", "<").replace("<", "{").replace(">", "}").format(**self.named)

    def readings(self) -> list[tuple[str, str, str]]:
        with self.sessions() as db:
            rows = db.scalars(select(Reading).order_by(Reading.id))
            return [(row.act, row.subject_kind, row.subject_id) for row in rows]


def lay(sessions: sessionmaker[Session], sign_in: Callable[..., Client]) -> Place:
    """Lay a round with one application that was sent, who sat, a panel and a conflict."""
    with sessions() as db:
        world = applications.open_round(db)
        finished.pin_policy(world)
        row = applications.sent(world, applications.new_applicant(world, "Ada Lovell"))
        db.commit()
        named = {
            "reference": row.reference,
            "ref": db.get_one(Person, row.person_id).ref,
            "slug": db.get_one(Round, world.round_id).slug,
            "notice_id": str(db.scalars(select(Notice.id)).first()),
            "purpose": "paper",
            **in_the_field(db, row),
        }
        db.commit()
    return Place(sessions, sign_in, world, named)


def in_the_field(db: Session, row: Application) -> dict[str, str]:
    """Rows of the paper and the interview, for pages that are named by them."""
    ids = {name: new_id(db) for name in ("session_id", "sitting", "panel", "contest")}
    window = {"starts_from": AFTER, "starts_until": AFTER, "ends_at": AFTER}
    db.add(PaperSession(id=ids["session_id"], round_id=row.round_id, place="Room 1", **window))
    db.add(Panel(id=ids["panel"], round_id=row.round_id, number=1))
    db.add(
        ConflictContest(
            id=ids["contest"],
            round_id=row.round_id,
            person_id=row.person_id,
            application_id=row.id,
            reason="I never did.",
            contested_at=AFTER,
        )
    )
    [policy, *_] = db.scalars(select(RoundPin.hash))
    has_sat(db, row, policy)
    ids["sitting"] = db.scalars(select(Sitting.id)).one()
    return {name: str(each) for name, each in ids.items()}
