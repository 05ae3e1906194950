"""A round made by the real verbs, as far as a test needs it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

import question_bank
import rubrics
from assessment.records import request
from assessment.records.content import import_documents
from assessment.records.identity import new_id
from assessment.records.opening import confirm_letters
from assessment.records.people.account import add_person
from assessment.records.pin import choices_for, pin
from assessment.records.round import create_round, set_dates, set_range
from assessment.records.specimen import ask_to_use
from assessment.records.tables.interview import Panel, PanelMember
from assessment.records.tables.paper import PaperSession
from assessment.records.tables.round import Round
from assessment.rules.document import Document, document_of, read_document
from assessment.rules.pass_rate import Expected
from assessment.rules.people import Actor, Role
from assessment.rules.pin import PURPOSES
from assessment.rules.round import Dates
from rubrics.recommendation import RecommendationPolicy

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
TESTS = Actor(None, "tests")
DATES = Dates(
    applications_open=date(2026, 7, 1),
    applications_close=date(2026, 9, 11),
    eligibility_told_by=date(2026, 9, 25),
    paper_on=date(2026, 10, 10),
    paper_result_by=date(2026, 10, 30),
    interviews_from=date(2026, 11, 17),
    interviews_to=date(2026, 11, 20),
    results_on=date(2026, 12, 1),
    appeals_close_on=date(2026, 12, 29),
    designation_from=date(2026, 12, 1),
)

EXPECTED = Expected(Decimal(40), Decimal("80.5"))


@cache
def shipped() -> tuple[tuple[str, Document], ...]:
    """Every content file that ships, read once."""
    folders = [Path(package.__file__ or "").parent / "data" for package in (question_bank, rubrics)]
    files = sorted(file for folder in folders for file in folder.rglob("*.yaml"))
    return tuple((f.name, d) for f in files for d in read_document(f.read_bytes(), f.name))


def import_all(db: Session) -> None:
    """Import everything that ships."""
    import_documents(db, TESTS, shipped(), now=NOW)


def officer(db: Session, round_id: UUID | None, name: str) -> Actor:
    """A person who acts as officer of a round."""
    email = f"{name.split()[0].lower()}@example.org"
    person = add_person(db, TESTS, email, name, now=NOW, confirmed=True)
    return Actor(person.id, name, Role.OFFICER, round_id)


def ready_round(db: Session) -> Round:
    """A round in which everything before opening is completed, the agreement to specimens too."""
    row = round_to_agree(db)
    agree_to_specimens(db, row.id)
    return row


def agree_to_specimens(db: Session, round_id: UUID) -> None:
    """Two officers agree that the round may use the public questions that it pins."""
    asks, agrees = (officer(db, round_id, name) for name in ("Nadia Marsh", "Owen Field"))
    asked = ask_to_use(db, asks, round_id, "A trial with volunteers", now=NOW)
    request.answer(db, agrees, asked.id, True, now=NOW)


def round_to_agree(db: Session) -> Round:
    """A round that lacks nothing but the agreement of two people to use specimens."""
    import_all(db)
    row = create_round(db, TESTS, "Autumn 2026 round", now=NOW)
    set_dates(db, TESTS, row.id, DATES, now=NOW)
    set_range(db, TESTS, row.id, EXPECTED, now=NOW)
    for purpose in PURPOSES:
        pin(db, TESTS, row.id, purpose, choices_for(db, purpose)[0].hash, now=NOW)
    add_session(db, row.id)
    add_panel(db, row.id)
    confirm_letters(db, TESTS, row.id, now=NOW)
    return row


def other_pass_mark(db: Session, mark: str, error: str, version: int = 3) -> Document:
    """Import a recommendation policy with another pass mark."""
    [policy] = [d.model for _, d in shipped() if d.kind == "recommendation" and d.version == 2]
    assert isinstance(policy, RecommendationPolicy)
    numbers = {
        "pass_mark": policy.paper.pass_mark.model_copy(update={"value": Decimal(mark)}),
        "standard_error": policy.paper.standard_error.model_copy(update={"value": Decimal(error)}),
    }
    paper = policy.paper.model_copy(update=numbers)
    changes = {"version": version, "paper": paper}
    document = document_of("recommendation", policy.model_copy(update=changes))
    import_documents(db, TESTS, [("other.yaml", document)], now=NOW)
    return document


def add_session(db: Session, round_id: UUID) -> None:
    start = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)
    end = start.replace(hour=10)
    db.add(
        PaperSession(
            id=new_id(db),
            round_id=round_id,
            starts_from=start,
            starts_until=start,
            ends_at=end,
            place="Online",
        )
    )
    db.flush()


def add_panel(db: Session, round_id: UUID) -> None:
    panel = Panel(id=new_id(db), round_id=round_id, number=1)
    db.add(panel)
    db.flush()
    for name in ("Maria Hart", "Jide Bello"):
        person = add_person(db, TESTS, f"{name[0]}@example.org", name, now=NOW)
        db.add(
            PanelMember(
                panel_id=panel.id, person_id=person.id, is_chair=name[0] == "M", joined_at=NOW
            )
        )
    db.flush()
