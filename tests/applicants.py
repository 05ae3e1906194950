"""Applicants as tests of later stages need them: found eligible, paper sat. Rows, not verbs."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from assessment.records.identity import new_id
from assessment.records.tables.application import Application, EligibilityDecision, Evaluation
from assessment.records.tables.paper import Sitting

SET_UP = datetime(2026, 11, 2, 9, tzinfo=UTC)


def found_eligible(db: Session, application: Application, some_hash: str) -> None:
    """An officer has found this applicant eligible."""
    evaluation = Evaluation(
        id=new_id(db),
        application_id=application.id,
        policy_hash=some_hash,
        facts="{}",
        facts_hash="0" * 64,
        trace="{}",
        trace_hash="0" * 64,
        result="met",
        engine="tests",
        at=SET_UP,
    )
    db.add(evaluation)
    db.flush()
    decision = EligibilityDecision(
        id=new_id(db),
        application_id=application.id,
        seq=1,
        evaluation_id=evaluation.id,
        outcome="eligible",
        reasons=[],
        decided_by="tests",
        at=SET_UP,
    )
    db.add(decision)
    db.flush()


def has_sat(db: Session, application: Application, some_hash: str) -> None:
    """This applicant sat the paper, three weeks before the panels were made."""
    at = SET_UP - timedelta(days=20)
    sitting = Sitting(
        id=new_id(db),
        round_id=application.round_id,
        application_id=application.id,
        person_id=application.person_id,
        kind="paper",
        paper_hash=some_hash,
        seed=1,
        minutes=60,
        extra_percent=0,
        break_count=0,
        break_minutes=0,
        started_at=at,
        ends_at=at + timedelta(hours=1),
        submitted_at=at + timedelta(minutes=50),
    )
    db.add(sitting)
    db.flush()
