"""What tests of applications ask of the records, and a decision as an officer makes it."""

from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application.eligibility import decide
from assessment.records.application.evaluation import newest_evaluation
from assessment.records.tables.application import Application, Evaluation
from tests import applications
from tests.applications import AFTER, World

MET = ["Turnaround head: met"]


def acts(db: Session) -> list[str]:
    """What the open transaction has drafted for the trail."""
    return [str(entry["act"]) for entry in audit.drafts(db)]


def newest(db: Session, row: Application) -> Evaluation:
    found = newest_evaluation(db, row.id)
    assert found is not None
    return found


def decided(world: World, row: Application, outcome: str = "eligible") -> None:
    applications.confirmed(world, row)
    seen = newest(world.db, row).id
    decide(world.db, world.officer, row.id, outcome, MET, "Seen", seen, now=AFTER)
