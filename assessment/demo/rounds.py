"""Rounds are set up as officers do it: documents pinned, dates set, a panel, two who open."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.demo.stage import Cast, Stage
from assessment.demo.timeline import Timeline
from assessment.records import request
from assessment.records.content import import_documents
from assessment.records.interview.declaration import declare
from assessment.records.interview.panel import create_panel
from assessment.records.opening import ask_to_open, confirm_letters
from assessment.records.paper.session import create_session
from assessment.records.people.consent import say_listed
from assessment.records.people.role import grant_role
from assessment.records.pin import choices_for, pin
from assessment.records.round import create_round, set_dates, set_range
from assessment.records.tables.people import Person
from assessment.rules.document import read_document
from assessment.rules.pass_rate import Expected
from assessment.rules.people import Actor, Role
from assessment.rules.window import Window

COMMAND = Actor(None, "demo")
ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "question_bank" / "data", ROOT / "rubrics" / "data")
PINNED = {
    "paper": "",
    "rehearsal": "",
    "rubric": "",
    "eligibility": "nle-2019",
    "recommendation": "",
}
EXPECTED = Expected(Decimal(40), Decimal(90))
ONLINE = "Online, from your own school"


def import_content(stage: Stage, now: datetime) -> None:
    """Import the documents that come with the service."""
    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*.yaml"))]
    filed = [(path.name, d) for path in paths for d in read_document(path.read_bytes(), path.name)]
    with stage.scene() as db:
        import_documents(db, COMMAND, filed, now=now)


def open_round(
    stage: Stage, name: str, when: Timeline, window: Window, staff: "Staff", *, demonstration: bool
) -> Cast:
    """Make, set up and open one round; all have declared, and panels are listed."""
    prepared = when.at(when.opens - 20, 10)
    with stage.scene() as db:
        row = create_round(db, COMMAND, name, now=prepared, demonstration=demonstration)
        cast = staff.cast(row.id, prepared)
        _grant(db, cast, prepared)
        by = cast.officer()
        set_dates(db, by, row.id, when.dates, now=prepared)
        set_range(db, by, row.id, EXPECTED, now=prepared)
        for purpose, wanted in PINNED.items():
            _pin(db, by, row.id, purpose, wanted, prepared)
        create_session(db, by, window, ONLINE, now=prepared)
        for panel in cast.panels:
            create_panel(db, by, [one.id for one in panel], panel[0].id, now=prepared)
        confirm_letters(db, by, row.id, now=prepared)
        asked = ask_to_open(db, by, row.id, "All is ready for the round.", now=prepared)
        opened = prepared + timedelta(days=1)
        request.answer(db, cast.officer(1), asked.id, True, now=opened)
        _declare(db, cast, opened)
    return cast


class Staff:
    """The people who work on the rounds of the demonstration."""

    def __init__(
        self, people: Mapping[Role, Sequence[Person]], panels: Sequence[Sequence[Person]]
    ) -> None:
        self.people = people
        self.panels = tuple(tuple(panel) for panel in panels)

    def cast(self, round_id: UUID, now: datetime) -> Cast:
        """Return them as the cast of one round."""
        return Cast(
            round_id,
            tuple(self.people[Role.OFFICER]),
            self.panels,
            tuple(self.people[Role.MODERATOR]),
            tuple(self.people[Role.DECISION_MAKER]),
            tuple(self.people[Role.AUDITOR]),
            now,
        )


def _grant(db: Session, cast: Cast, now: datetime) -> None:
    held: list[tuple[Role, Sequence[Person]]] = [
        (Role.OFFICER, cast.officers),
        (Role.MODERATOR, cast.moderators),
        (Role.DECISION_MAKER, cast.deciders),
        (Role.AUDITOR, cast.auditors),
    ]
    for panel in cast.panels:
        held += [(Role.PANEL_CHAIR, panel[:1]), (Role.PANEL_MEMBER, panel[1:])]
    for role, people in held:
        for person in people:
            grant_role(db, COMMAND, person, role, cast.round_id, now=now)


def _pin(db: Session, by: Actor, round_id: UUID, purpose: str, wanted: str, now: datetime) -> None:
    found = [d for d in choices_for(db, purpose) if wanted in ("", d.id)]
    newest = max(found, key=lambda document: document.version)
    pin(db, by, round_id, purpose, newest.hash, now=now)


def _declare(db: Session, cast: Cast, now: datetime) -> None:
    for panel in cast.panels:
        for person in panel:
            by = cast.actor(person, Role.PANEL_MEMBER)
            say_listed(db, by, True, now=now)
            declare(db, by, now=now)
    for person in cast.moderators:
        declare(db, cast.actor(person, Role.MODERATOR), now=now)
