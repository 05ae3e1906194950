"""Evaluations: the pinned policy over the facts as they stand, frozen, hashed, never changed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.application.policy import pinned_policy
from assessment.records.application.snapshot import snapshot
from assessment.records.identity import new_id
from assessment.records.pinned import policy_of
from assessment.records.tables.application import Application, Evaluation
from assessment.rules.canonical import canonical
from assessment.rules.eligibility import Facts, Trace, evaluate, facts_hash
from rubrics.eligibility import EligibilityPolicy


def evaluate_again(db: Session, application: Application, *, now: datetime) -> Evaluation:
    """Evaluate the facts as they stand and keep it; an equal one is not kept twice.

    A part of other verbs: it leaves no audit entry of its own.
    """
    trace, facts = live_trace(db, application)
    newest = newest_evaluation(db, application.id)
    if newest is not None and newest.trace_hash == trace.hash:
        return newest
    row = Evaluation(
        id=new_id(db),
        application_id=application.id,
        policy_hash=trace.policy_hash,
        facts=canonical(facts.model_dump()).decode(),
        facts_hash=trace.facts_hash,
        trace=trace.body,
        trace_hash=trace.hash,
        result=trace.outcome.value,
        engine=trace.engine,
        seq=newest.seq + 1 if newest is not None else 1,
        at=now,
    )
    db.add(row)
    db.flush()
    return row


def live_trace(db: Session, application: Application) -> tuple[Trace, Facts]:
    """Return the answer on the facts as they stand, and those facts; keeps nothing."""
    pinned = pinned_policy(db, application.round_id)
    facts = snapshot(db, application, pinned.policy)
    return evaluate(facts, pinned.policy, pinned.hash), facts


def newest_evaluation(db: Session, application_id: UUID) -> Evaluation | None:
    """Return the evaluation that was made last, if any."""
    query = select(Evaluation).where(Evaluation.application_id == application_id)
    return db.scalar(query.order_by(Evaluation.seq.desc()).limit(1))


def newest_evaluations(db: Session, application_ids: Iterable[UUID]) -> dict[UUID, Evaluation]:
    """Return the newest evaluation of each application that has one."""
    ids = list(application_ids)
    query = select(Evaluation).where(Evaluation.application_id.in_(ids))
    rows = db.scalars(query.order_by(Evaluation.seq))
    return {row.application_id: row for row in rows}


def replay(db: Session, row: Evaluation) -> bool:
    """Say whether the stored facts and policy give the stored bytes again (rule 34)."""
    facts = Facts.model_validate_json(row.facts)
    policy = policy_of(db, row.policy_hash, EligibilityPolicy)
    again = evaluate(facts, policy, row.policy_hash)
    return again.body == row.trace and facts_hash(facts) == row.facts_hash
