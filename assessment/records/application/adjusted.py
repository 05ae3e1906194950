"""What is settled about adjustments: the newest agreement of each applicant, and their time."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.tables.application import Adjustment, AdjustmentAsked, Application
from assessment.rules.adjustment import Terms
from assessment.rules.allowance import Allowance


def newest_adjustment(db: Session, application_id: UUID) -> Adjustment | None:
    """Return what was settled last, agreed or not."""
    query = select(Adjustment).where(Adjustment.application_id == application_id)
    return db.scalar(query.order_by(Adjustment.seq.desc()).limit(1))


def adjustment_states(db: Session, round_id: UUID) -> dict[UUID, str]:
    """Return the tag of each application that asked for adjustments or has them settled."""
    asked = (
        select(AdjustmentAsked.application_id, AdjustmentAsked.wanted)
        .join(Application, Application.id == AdjustmentAsked.application_id)
        .where(Application.round_id == round_id)
        .order_by(AdjustmentAsked.seq)
    )
    states = {
        row.application_id: "Asked" if row.wanted else "None needed" for row in db.execute(asked)
    }
    settled = (
        select(Adjustment.application_id, Adjustment.agreed)
        .join(Application, Application.id == Adjustment.application_id)
        .where(Application.round_id == round_id)
        .order_by(Adjustment.seq)
    )
    found = {row.application_id: bool(row.agreed) for row in db.execute(settled)}
    return states | {key: "Agreed" if agreed else "Not agreed" for key, agreed in found.items()}


def terms_of(row: Adjustment | None) -> Terms:
    """Return the terms that stand."""
    if row is None or not row.agreed:
        return Terms()
    return Terms(row.extra_percent, row.break_count, row.break_minutes, row.other)


def adjusted_time_for(db: Session, application_id: UUID, minutes: int) -> Allowance:
    """Return the person's time for a paper of so many minutes; the newest agreement stands."""
    terms = terms_of(newest_adjustment(db, application_id))
    return Allowance(minutes, terms.extra_percent, terms.break_count, terms.break_minutes)
