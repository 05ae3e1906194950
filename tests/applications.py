"""A round that takes applications, as tests set it up, and applications sent by the real verbs.

world = applications.open_round(db)                  pins nle-2019; committed
applicant = applications.new_applicant(world)        an actor
row = applications.sent(world, applicant)            a turnaround head: 3 to 1, everything declared
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application import draft, loading
from assessment.records.application.adjustment_asked import ask_adjustments
from assessment.records.application.connection import tell_connections
from assessment.records.application.fact import confirm, declare, facts_for
from assessment.records.application.policy import pinned_policy
from assessment.records.application.sending import send
from assessment.records.identity import new_id
from assessment.records.people.role import grant_role
from assessment.records.people.workplace import add_workplace
from assessment.records.tables.application import Application
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.round import Round, RoundPin
from assessment.rules.document import Document
from assessment.rules.people import Actor, Role
from tests.rules.eligibility.build import POLICIES
from tests.site import TESTS, new_person

OPENS = datetime(2026, 7, 1, 8, tzinfo=UTC)
DURING = datetime(2026, 9, 1, 10, tzinfo=UTC)
CLOSES = datetime(2026, 9, 11, 22, 59, 59, tzinfo=UTC)
AFTER = datetime(2026, 9, 14, 9, tzinfo=UTC)
Body = dict[str, Any]

HEAD: Body = {
    "role": "headteacher",
    "urn": "900101",
    "group": None,
    "start": "2018-09-01",
    "end": None,
    "capacity": "substantive",
}
SOURCE = ("Letter from the employer", date(2026, 9, 10))


def inspection(start: str, overall: int, urn: str = "900101") -> Body:
    return {"urn": urn, "start": start, "framework": "graded", "overall": overall}


TURNAROUND = [
    ("post", HEAD),
    ("graded", inspection("2017-03-14", 3)),
    ("graded", inspection("2022-05-10", 1)),
]


CHIEF = ("chief_executive", {"email": "chief@example.org"})
CONFIRMER = (
    "confirmer",
    {"name": "Mo Farrell", "role": "Chair of governors", "email": "mo@example.org"},
)
LEADER = [
    ("post", {**HEAD, "role": "regional_director", "urn": None, "group": "4321"}),
    ("accountability", {"urn": "900101", "start": "2016-09-01", "end": None}),
    *TURNAROUND[1:],
    CHIEF,
]


@dataclass
class World:
    """What a test knows of the round."""

    db: Session
    round_id: UUID
    officers: list[Actor] = field(default_factory=list)

    @property
    def officer(self) -> Actor:
        return self.officers[0]


def open_round(db: Session, policy: str = "nle-2019") -> World:
    """A round that pins the policy, with three officers; committed."""
    document = put_document(db, POLICIES[policy])
    round_id = new_id(db)
    db.add(
        Round(
            id=round_id,
            slug=f"r-{round_id.hex[:8]}",
            name="Autumn 2026",
            created_at=OPENS,
            applications_open_at=OPENS,
            applications_close_at=CLOSES,
            eligibility_told_by=date(2026, 9, 25),
            paper_on=date(2026, 10, 10),
            opened_at=OPENS,
        )
    )
    db.flush()
    pin = RoundPin(
        id=new_id(db),
        round_id=round_id,
        purpose="eligibility",
        hash=document.hash,
        pinned_at=OPENS,
    )
    db.add(pin)
    world = World(db, round_id)
    world.officers = [new_actor(world, Role.OFFICER) for _ in range(3)]
    commit(db)
    return world


def put_document(db: Session, document: Document) -> Document:
    """The document, as imported."""
    db.merge(
        ContentVersion(
            hash=document.hash,
            kind=document.kind,
            id=document.id,
            version=document.version,
            body=document.body,
            imported_at=OPENS,
            imported_by="tests",
        )
    )
    return document


def commit(db: Session) -> None:
    """Seal and commit, as a request would."""
    audit.seal(db)
    db.commit()


def new_actor(world: World, role: Role, name: str = "") -> Actor:
    person = new_person(world.db, OPENS, name)
    grant_role(world.db, TESTS, person, role, world.round_id, now=OPENS)
    return Actor(person.id, person.name, role, world.round_id)


def new_applicant(world: World, name: str = "") -> Actor:
    return new_actor(world, Role.APPLICANT, name)


def drafted(
    world: World,
    applicant: Actor,
    route: str = "turnaround_head",
    facts: list[tuple[str, Body]] | None = None,
    now: datetime = DURING,
) -> Application:
    """A draft with everything in it, not sent."""
    db = world.db
    draft.start(db, applicant, now=now)
    works_at_a_school(world, applicant, now)
    draft.choose_route(db, applicant, route, now=now)
    policy = pinned_policy(db, world.round_id).policy
    for kind, body in TURNAROUND if facts is None else facts:
        declare(db, applicant, policy, kind, body, now=now)
    draft.write_statement(db, applicant, "We taught every pupil to read.", now=now)
    ask_adjustments(db, applicant, ["none"], "", "", now=now)
    tell_connections(db, applicant, {}, now=now)
    return loading.own(db, applicant)


def works_at_a_school(world: World, applicant: Actor, now: datetime = DURING) -> None:
    assert applicant.person is not None
    where = {"phase": "Primary", "region": "London", "from_on": date(2018, 9, 1)}
    add_workplace(world.db, applicant, applicant.person, "900101", "Hill School", now=now, **where)


def sent(
    world: World,
    applicant: Actor,
    route: str = "turnaround_head",
    facts: list[tuple[str, Body]] | None = None,
    now: datetime = DURING,
) -> Application:
    """An application that was sent; committed."""
    drafted(world, applicant, route, facts, now)
    row = send(world.db, applicant, True, now=now)
    commit(world.db)
    return row


def confirmed(world: World, row: Application, by: Actor | None = None) -> None:
    """An officer confirms every declared fact; committed."""
    ids = [one.id for one in facts_for(world.db, row.id)]
    confirm(world.db, by or world.officer, row.id, ids, *SOURCE, now=AFTER)
    commit(world.db)
