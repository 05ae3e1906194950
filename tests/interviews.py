"""A round with a panel about to interview, as tests set it up: real verbs past the paper.

world = interviews.round_with_panel(db)          3 members, 1 interview, all declared
interviews.fill(world, member, {"2.3": "1"})     a whole sheet, level 3 where not said
interviews.lock(world, member)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare
from assessment.records.interview.panel import create_panel
from assessment.records.interview.score import Stamp, save_score
from assessment.records.interview.sheet import lock_sheet, start_sheet
from assessment.records.interview.slot import booked_for, choose_slot, make_slot
from assessment.records.people.account import add_person
from assessment.records.people.role import grant_role
from assessment.records.tables.application import Application
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round, RoundPin
from assessment.rules.document import Document, read_document
from assessment.rules.interview.level import read_level
from assessment.rules.interview.sheet import Score
from assessment.rules.people import Actor, Role
from rubrics.rubric import Rubric
from tests.applicants import found_eligible, has_sat

RUBRIC = Path(__file__).parent.parent / "rubrics/data/rubrics/nle-standards.yaml"
TESTS = Actor(None, "tests")
DAY = date(2026, 11, 17)
SET_UP = datetime(2026, 11, 2, 9, tzinfo=UTC)
HELD = datetime(2026, 11, 17, 10, tzinfo=UTC)
NAMES = ("Maria Hart", "Jide Bello", "Sana Iqbal", "Tom Reyes")
_numbers = count(1)


@dataclass
class World:
    """What a test knows of the round: its ids and its people."""

    db: Session
    round_id: UUID
    rubric_hash: str
    officer: Actor
    members: list[Actor] = field(default_factory=list)
    panel_id: UUID | None = None
    applications: list[Application] = field(default_factory=list)
    interview_ids: list[UUID] = field(default_factory=list)

    @property
    def interview_id(self) -> UUID:
        return self.interview_ids[0]

    @property
    def chair(self) -> Actor:
        return self.members[0]

    @property
    def rubric(self) -> Rubric:
        """The rubric as it is shipped, read without the database."""
        found = rubric_document().model
        assert isinstance(found, Rubric)
        return found


def round_with_panel(db: Session, members: int = 3, interviews: int = 1) -> World:
    """A round in which a panel has booked interviews, and everyone has declared; committed."""
    world = new_round(db)
    people = [new_person(world, Role.PANEL_MEMBER, name) for name in NAMES[:members]]
    world.members = people
    ids = [one.person for one in people if one.person]
    panel = create_panel(db, world.officer, ids, ids[0], now=SET_UP)
    world.panel_id = panel.id
    for place in range(interviews):
        book(world, time(9 + 2 * place + 1), panel.id)
    for one in people:
        declare(db, one, now=SET_UP)
    commit(world)
    return world


def new_round(db: Session) -> World:
    """A round with its rubric pinned and an officer, nothing else."""
    round_id = new_id(db)
    row = Round(id=round_id, slug=f"round-{next(_numbers)}", name="Autumn 2026", created_at=SET_UP)
    db.add(row)
    document = rubric_document()
    if db.get(ContentVersion, document.hash) is None:
        db.add(version_of(document))
    db.flush()
    pin = RoundPin(
        id=new_id(db), round_id=round_id, purpose="rubric", hash=document.hash, pinned_at=SET_UP
    )
    db.add(pin)
    db.flush()
    world = World(db, round_id, document.hash, TESTS)
    world.officer = new_person(world, Role.OFFICER, "Priya Nair")
    return world


@cache
def rubric_document() -> Document:
    return read_document(RUBRIC.read_bytes(), RUBRIC.name)[0]


def version_of(document: Document) -> ContentVersion:
    return ContentVersion(
        hash=document.hash,
        kind=document.kind,
        id=document.id,
        version=document.version,
        body=document.body,
        imported_at=SET_UP,
        imported_by="command:tests",
    )


def new_person(world: World, role: Role, name: str) -> Actor:
    """A person with a role in the round."""
    address = f"interview{next(_numbers)}@example.org"
    person = add_person(world.db, TESTS, address, name, now=SET_UP, confirmed=True)
    grant_role(world.db, TESTS, person, role, world.round_id, now=SET_UP)
    return Actor(person.id, name, role, world.round_id)


def new_applicant(world: World, name: str = "Ada Okafor", *, sat: bool = True) -> Application:
    """An applicant who was found eligible and, unless told otherwise, sat the paper."""
    db, number = world.db, next(_numbers)
    actor = new_person(world, Role.APPLICANT, name)
    row = Application(
        id=new_id(db),
        round_id=world.round_id,
        person_id=actor.person,
        reference=f"NLE-{number:04}",
        case_code=f"C{number:05}",
        route="turnaround",
        started_at=SET_UP,
        sent_at=SET_UP,
    )
    db.add(row)
    db.flush()
    found_eligible(db, row, world.rubric_hash)
    if sat:
        has_sat(db, row, world.rubric_hash)
    world.applications.append(row)
    return row


def applicant(world: World, application: Application) -> Actor:
    name = world.db.get_one(Person, application.person_id).name
    return Actor(application.person_id, name, Role.APPLICANT, world.round_id)


def book(world: World, at: time, panel_id: UUID, name: str = "Ada Okafor") -> UUID:
    """A new applicant who has chosen this time."""
    application = new_applicant(world, name)
    slot = make_slot(world.db, world.officer, panel_id, DAY, at, 90, "Room 1", now=SET_UP)
    choose_slot(world.db, applicant(world, application), application, slot.id, now=SET_UP)
    booked = booked_for(world.db, application.id)
    assert booked is not None
    world.interview_ids.append(booked.interview_id)
    return booked.interview_id


def fill(
    world: World,
    member: Actor,
    levels: Mapping[str, str] | None = None,
    interview_id: UUID | None = None,
    *,
    only: tuple[str, ...] | None = None,
    now: datetime = HELD,
) -> UUID:
    """Start a sheet and score it: level 3 where `levels` says nothing; returns the sheet."""
    interview_id = interview_id or world.interview_id
    sheet = start_sheet(world.db, member, interview_id, now=now)
    for place, criterion in enumerate(world.rubric.criterion_ids if only is None else only):
        level = read_level((levels or {}).get(criterion, "3"))
        score = Score(criterion, f"{member.name} heard {criterion}.", level)
        save_score(world.db, member, sheet.id, score, stamp(place), now=now)
    return sheet.id


def stamp(n: int, load: str = "") -> Stamp:
    """A save that nobody else has named."""
    return Stamp(load or f"load{next(_numbers)}", n, f"key{next(_numbers)}")


def lock(world: World, member: Actor, *, now: datetime = HELD + timedelta(minutes=100)) -> None:
    lock_sheet(world.db, member, world.interview_id, now=now)


def lock_all(world: World, levels: Mapping[int, Mapping[str, str]] | None = None) -> None:
    """Every member fills and locks; `levels` says what differs by place of the member."""
    for place, member in enumerate(world.members):
        fill(world, member, (levels or {}).get(place))
        lock(world, member)
    commit(world)


def commit(world: World) -> None:
    """As the request would: seal, then commit."""
    audit.seal(world.db)
    world.db.commit()
