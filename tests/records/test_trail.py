"""The trail of an application has every entry on anything of it (page 7)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.tables.audit import AuditEntry
from assessment.records.trail.happening import trail
from assessment.records.trail.subject import find_subject
from tests import applications, decisions


def titles(db: Session, reference: str) -> list[str]:
    return [each.title for each in trail(db, find_subject(db, reference))]


def test_facts_are_on_the_trail(db: Session) -> None:
    world = applications.open_round(db)
    row = applications.sent(world, applications.new_applicant(world, "Ada Lovell"))
    audit.seal(db)
    db.commit()
    assert "Fact given" in titles(db, row.reference)


def test_letter_register_and_decision_are_on_the_trail(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    [application] = found.world.applications
    said = titles(db, application.reference)
    wanted = ["Case decided", "Letter made", "Letter checked", "Entered in the register"]
    assert [each for each in reversed(said) if each in wanted] == wanted
    kinds = set(db.scalars(select(AuditEntry.subject_kind)))
    assert {"designation", "letter", "slot"} <= kinds
    assert "Interview time made" in said
