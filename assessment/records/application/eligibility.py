"""The decision on eligibility: a person's, on one evaluation, with reasons; never automatic.

A case that turns on an exception takes two officers, neither of whom verified its evidence.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.application.evaluation import (
    evaluate_again,
    live_trace,
    newest_evaluation,
)
from assessment.records.application.fact import checkable
from assessment.records.application.question import questions_for
from assessment.records.application.told import tell_decision
from assessment.records.identity import new_id
from assessment.records.tables.application import (
    Application,
    EligibilityDecision,
    Evaluation,
    SignOff,
)
from assessment.records.tables.request import Request
from assessment.rules.eligibility import Trace
from assessment.rules.eligibility.read_back import read_trace
from assessment.rules.eligibility.verdict import (
    ELIGIBLE,
    MORE_EVIDENCE,
    check_decision,
    exception_at_hand,
    verifiers_of,
)
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Faults, Refused, Stale

DECIDE_EXCEPTION = "decide_exception"


def decide(
    db: Session,
    by: Actor,
    application_id: UUID,
    outcome: str,
    reasons: Sequence[str],
    words: str,
    seen: UUID | None,
    *,
    now: datetime,
) -> EligibilityDecision | Request:
    """Decide on the evaluation that the page showed, or ask a second officer on an exception.

    Raises Stale when the facts, the policy or the decision moved, Faults, Refused, Denied.
    """
    application = checkable(db, application_id)
    evaluation = current_evaluation(db, application, seen)
    trace = read_trace(evaluation.trace)
    check_decision(trace, application.route or "", outcome, reasons, words)
    if two_people.open_for(db, DECIDE_EXCEPTION, application.id) is not None:
        raise Refused("This case waits for a second person.")
    told = [*reasons, *([words.strip()] if words.strip() else [])]
    exception = exception_at_hand(trace)
    if exception is not None and outcome != MORE_EVIDENCE:
        return _ask(db, by, application, evaluation, outcome, told, exception, now)
    if outcome == MORE_EVIDENCE and not questions_for(db, application.id, open_only=True):
        raise Faults({"outcome": "Ask the applicant first, so that they know what to send"})
    return _settle(db, application, by, evaluation, outcome, told, None, now)


def current_evaluation(db: Session, application: Application, seen: UUID | None) -> Evaluation:
    """Return the newest evaluation if it is the one seen and nothing has moved; else Stale."""
    row = newest_evaluation(db, application.id)
    again = f"/application/{application.reference}/eligibility"
    if row is None or row.id != seen:
        raise Stale("The facts changed after you opened this page.", next_url=again)
    trace, _ = live_trace(db, application)
    if trace.hash != row.trace_hash:
        raise Stale("The facts or the policy changed. Check again first.", next_url=again)
    return row


def check_again(db: Session, by: Actor, application_id: UUID, *, now: datetime) -> Evaluation:
    """Evaluate the case again, after the policy or a date of the round moved."""
    application = checkable(db, application_id)
    before = newest_evaluation(db, application.id)
    row = evaluate_again(db, application, now=now)
    audit.draft(
        db,
        by,
        "check_again",
        "application",
        application.id,
        now=now,
        before=before.trace_hash if before else None,
        after=row.trace_hash,
    )
    return row


def newest_decision(db: Session, application_id: UUID) -> EligibilityDecision | None:
    """Return the decision that stands, if any."""
    query = select(EligibilityDecision).where(EligibilityDecision.application_id == application_id)
    return db.scalar(query.order_by(EligibilityDecision.seq.desc()).limit(1))


def decisions_of(db: Session, application_id: UUID) -> list[EligibilityDecision]:
    """Return every decision, oldest first."""
    query = select(EligibilityDecision).where(EligibilityDecision.application_id == application_id)
    return list(db.scalars(query.order_by(EligibilityDecision.seq)))


@two_people.hashes(DECIDE_EXCEPTION)
def _hash_now(db: Session, request: Request) -> str:
    row = newest_evaluation(db, UUID(request.subject_id))
    return row.trace_hash if row else ""


@two_people.performs(DECIDE_EXCEPTION)
def _decide_exception(db: Session, request: Request, by: Actor, now: datetime) -> None:
    application = checkable(db, UUID(request.subject_id))
    seen = newest_evaluation(db, application.id)  # the one asked about, or the hash had moved
    evaluation = current_evaluation(db, application, seen.id if seen else None)
    trace, sent = read_trace(evaluation.trace), request.payload
    route, outcome = sent["route"], sent["outcome"]
    check_may_sign(trace, route, by)
    if outcome == ELIGIBLE:
        for officer in (request.asked_by, by.real):
            _sign(db, application, trace, route, UUID(officer), request.reason, now)
        evaluation = evaluate_again(db, application, now=now)
    _settle(db, application, by, evaluation, outcome, sent["reasons"], request, now)


def check_may_sign(trace: Trace, route: str, by: Actor) -> None:
    """Raise Denied for an officer who confirmed or recorded the evidence of this route."""
    if by.real in verifiers_of(trace, route):
        raise Denied("You confirmed evidence in this case, so someone else must sign.")


def _ask(
    db: Session,
    by: Actor,
    application: Application,
    evaluation: Evaluation,
    outcome: str,
    reasons: list[str],
    route: str,
    now: datetime,
) -> Request:
    check_may_sign(read_trace(evaluation.trace), route, by)
    payload = {"outcome": outcome, "reasons": reasons, "route": route}
    return two_people.ask(
        db,
        by,
        DECIDE_EXCEPTION,
        "application",
        application.id,
        evaluation.trace_hash,
        payload,
        "; ".join(reasons),
        now=now,
    )


def _sign(
    db: Session,
    application: Application,
    trace: Trace,
    route: str,
    officer: UUID,
    reason: str,
    now: datetime,
) -> None:
    relied = [
        entry.clause
        for one in trace.routes
        if one.route == route
        for entry in one.entries
        if entry.kind == "clause"
    ]
    known = select(SignOff).where(
        SignOff.application_id == application.id,
        SignOff.route == route,
        SignOff.officer_id == officer,
    )
    row = db.scalar(known)
    if row is None:
        row = SignOff(id=new_id(db), application_id=application.id, route=route, officer_id=officer)
        db.add(row)
    row.clauses, row.reason, row.at = relied, reason, now
    db.flush()


def _settle(
    db: Session,
    application: Application,
    by: Actor,
    evaluation: Evaluation,
    outcome: str,
    reasons: list[str],
    request: Request | None,
    now: datetime,
) -> EligibilityDecision:
    earlier = newest_decision(db, application.id)
    row = EligibilityDecision(
        id=new_id(db),
        application_id=application.id,
        seq=earlier.seq + 1 if earlier else 1,
        evaluation_id=evaluation.id,
        outcome=outcome,
        reasons=reasons,
        decided_by=by.real,
        at=now,
        request_id=request.id if request else None,
    )
    db.add(row)
    db.flush()
    tell_decision(db, application, row, earlier, now)
    audit.draft(
        db,
        by,
        "decide_eligibility",
        "application",
        application.id,
        now=now,
        before=earlier.outcome if earlier else None,
        after={"outcome": outcome, "trace": evaluation.trace_hash, "reasons": reasons},
        reason="; ".join(reasons),
    )
    return row
