"""What is known of an applicant's own way through a round (page 16). Reading only.

Nothing of marking, score sheets, cases or decisions is read here (semantics rule 35).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records.application.eligibility import newest_decision
from assessment.records.application.question import questions_for
from assessment.records.interview.slot import booked_for, free_slots, is_to_be_interviewed
from assessment.records.paper.attempt import Attempt, attempts_where
from assessment.records.paper.entry import booked_window
from assessment.records.round import find_round
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Sitting
from assessment.rules.eligibility.verdict import ELIGIBLE, NOT_ELIGIBLE
from assessment.rules.interview.slot import Slot
from assessment.rules.refusal import Missing
from assessment.rules.stages import Known, Plan


@dataclass(frozen=True)
class Way:
    """What the rule reads, and the sitting that its paper is of."""

    known: Known
    sitting_id: UUID | None


def way_of(db: Session, application: Application, now: datetime) -> Way:
    """Return what is known of a sent application. Raises Missing for one that was not sent."""
    if application.sent_at is None:
        raise Missing("application")
    round_ = find_round(db, application.round_id)
    decision = newest_decision(db, application.id)
    attempt = _paper(db, application.id)
    booked = booked_for(db, application.id)
    known = Known(
        sent_at=application.sent_at,
        plan=Plan(
            round_.eligibility_told_by,
            round_.paper_on,
            round_.interviews_from,
            round_.results_at,
        ),
        withdrawn_at=application.withdrawn_at,
        eligible={ELIGIBLE: True, NOT_ELIGIBLE: False}.get(decision.outcome if decision else ""),
        decided_at=decision.at if decision else None,
        is_asked=bool(questions_for(db, application.id, open_only=True)),
        window=booked_window(db, application.id),
        paper=attempt.read(now) if attempt else None,
        has_free_times=booked is None and _has_free_times(db, application, now),
        interview=Slot(booked.starts_at, booked.ends_at) if booked else None,
        released_at=round_.released_at,
    )
    return Way(known, attempt.id if attempt else None)


def _paper(db: Session, application_id: UUID) -> Attempt | None:
    """The sitting that stands, else the one that was made void last."""
    mine = (Sitting.application_id == application_id, Sitting.kind == "paper")
    found = attempts_where(db, *mine)
    return max(found, key=_standing, default=None)


def _standing(attempt: Attempt) -> tuple[bool, datetime]:
    return attempt.times.voided_at is None, attempt.times.voided_at or attempt.times.started_at


def _has_free_times(db: Session, application: Application, now: datetime) -> bool:
    return is_to_be_interviewed(db, application, now) and bool(
        free_slots(db, application.id, application.round_id, now)
    )
