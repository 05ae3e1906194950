"""A round that is open, and a sitting in it: what its pins must outlast."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from assessment.records.identity import new_id
from assessment.records.pin import pins_of
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Sitting
from assessment.records.tables.round import Round
from tests.records.rounds import NOW, officer, ready_round

LATER = NOW + timedelta(days=40)


def opened(db: Session) -> Round:
    row = ready_round(db)
    row.opened_at = NOW
    db.flush()
    return row


def start_sitting(db: Session, row: Round, kind: str = "paper") -> None:
    person = officer(db, None, "Ada Okafor").person
    application = Application(
        id=new_id(db),
        round_id=row.id,
        person_id=person,
        reference="NLE-1",
        case_code="0412",
        started_at=NOW,
    )
    db.add(application)
    db.flush()
    db.add(
        Sitting(
            id=new_id(db),
            round_id=row.id,
            application_id=application.id,
            person_id=person,
            kind=kind,
            paper_hash=pins_of(db, row.id)[kind].hash,
            seed=1,
            minutes=60,
            extra_percent=Decimal(0),
            break_count=0,
            break_minutes=0,
            started_at=LATER,
            ends_at=LATER + timedelta(minutes=60),
        )
    )
    db.flush()
