"""A moderator confirms what the policy recommends, or departs from it with a second moderator.

Both keep the evidence, its hash, the policy and the recommendation as the moderator saw them.
Semantics rules 30, 33 and 34.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.identity import new_id
from assessment.records.moderation.case import find_case, hold_case
from assessment.records.moderation.evidence import evidence_for
from assessment.records.moderation.policy import policy_for
from assessment.records.moderation.standing import (
    DEPART,
    State,
    departure_of,
    standing_for,
    state_of,
)
from assessment.records.pinned import Pinned
from assessment.records.tables.application import Application
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.request import Request
from assessment.rules.evidence import Evidence
from assessment.rules.people import Actor, Role
from assessment.rules.recommendation import Recommendation, recommend
from assessment.rules.refusal import Denied, Missing, Refused, Stale
from assessment.rules.verdict import OUTCOME_WORDS, Verdict, check_relied_on, departs, read_verdict
from rubrics.recommendation import RecommendationPolicy

DONE = "This case already has a recommendation."
ASKED = "A second moderator has been asked about this case."


@dataclass(frozen=True)
class Seen:
    """A case as it stands in this transaction: what a verdict is made on."""

    application: Application
    evidence: Evidence
    pinned: Pinned[RecommendationPolicy]
    recommendation: Recommendation


def confirm(
    db: Session,
    by: Actor,
    case_code: str,
    outcome: str,
    reasons: str,
    *,
    seen_hash: str,
    now: datetime,
) -> Moderation:
    """Confirm what the policy recommends.

    `seen_hash` is the hash of the evidence that the moderator read. Raises Missing, Denied,
    Faults, Stale where the evidence has moved, Refused where somebody was first or where this
    would depart.
    """
    verdict = read_verdict(outcome, reasons)
    seen = _open_case(db, by, case_code, seen_hash, verdict, reasons)
    if departs(verdict, seen.recommendation.outcome):
        raise Refused("This departs from the recommendation, so a second moderator must agree.")
    return _write(db, by, seen, verdict, reasons, (), None, now)


def ask_to_depart(
    db: Session,
    by: Actor,
    case_code: str,
    outcome: str,
    reasons: str,
    relied_on: Collection[str],
    *,
    seen_hash: str,
    now: datetime,
) -> Request:
    """Ask a second moderator to agree to a departure; nothing is recommended until they do.

    Raises as `confirm`, and Faults on `relied_on` where no evidence is named.
    """
    verdict = read_verdict(outcome, reasons)
    seen = _open_case(db, by, case_code, seen_hash, verdict, reasons)
    if not departs(verdict, seen.recommendation.outcome):
        raise Refused("This is what the policy recommends, so no second moderator is needed.")
    check_relied_on(relied_on, known_evidence(seen))
    payload = {
        "outcome": verdict.value,
        "reasons": reasons,
        "relied_on": list(relied_on),
        "recommended": seen.recommendation.outcome.value,
        "policy_hash": seen.pinned.hash,
    }
    hash_ = seen.evidence.hash
    return request.ask(
        db, by, DEPART, "case", seen.application.id, hash_, payload, reasons, now=now
    )


def answer_departure(
    db: Session, by: Actor, case_code: str, agree: bool, reason: str, *, now: datetime
) -> Request:
    """Answer as the second moderator. Raises Missing, Denied for the first, Faults, Stale."""
    application = hold_case(db, by, case_code)
    waiting = departure_of(db, application.id)
    if waiting is None:
        raise Refused("Nobody waits for a second moderator on this case.")
    return request.answer(db, by, waiting.id, agree, reason, now=now)


def known_evidence(seen: Seen) -> tuple[str, ...]:
    """Return the ids of every clause and criterion that a departure can rely on."""
    clauses = tuple(clause.id for clause in seen.recommendation.clauses)
    return (*clauses, *seen.evidence.criteria)


def see_case(db: Session, by: Actor, case_code: str) -> Seen:
    """Return a case as it stands now. Raises Missing or Denied as `find_case`."""
    return _seen(db, find_case(db, by, case_code))


def _seen(db: Session, application: Application) -> Seen:
    evidence = evidence_for(db, application.id)
    pinned = policy_for(db, application.round_id)
    return Seen(application, evidence, pinned, recommend(evidence, pinned.policy))


def _open_case(
    db: Session, by: Actor, case_code: str, seen_hash: str, verdict: Verdict, reasons: str
) -> Seen:
    """Return a case that still waits for a verdict, on the evidence that was read."""
    seen = _seen(db, hold_case(db, by, case_code))
    standing, departure = (
        standing_for(db, seen.application.id),
        departure_of(db, seen.application.id),
    )
    state = state_of(standing, departure, seen.evidence.hash)
    if state is State.RECOMMENDED:
        raise Refused(DONE)
    if departure is not None and state is State.WAITING:
        raise Refused(ASKED)
    if seen.evidence.hash != seen_hash:
        now = OUTCOME_WORDS[seen.recommendation.outcome]
        raise Stale(
            theirs=(("The policy recommends now", now),),
            mine=(("You recommended", verdict.words), ("Your reasons", reasons)),
            seen=seen.evidence.hash,
        )
    return seen


def _write(
    db: Session,
    by: Actor,
    seen: Seen,
    verdict: Verdict,
    reasons: str,
    relied_on: Collection[str],
    asked: Request | None,
    now: datetime,
) -> Moderation:
    before = standing_for(db, seen.application.id)
    first = by.person if asked is None else UUID(asked.asked_by)
    row = Moderation(
        id=new_id(db),
        round_id=seen.application.round_id,
        application_id=seen.application.id,
        seq=1 if before is None else before.seq + 1,
        evidence=seen.evidence.to_bytes().decode(),
        evidence_hash=seen.evidence.hash,
        policy_hash=seen.pinned.hash,
        recommendation=seen.recommendation.to_bytes().decode(),
        engine=seen.recommendation.engine,
        outcome=verdict.value,
        departs=asked is not None,
        reasons=reasons,
        relied_on=list(relied_on),
        moderator_id=first,
        second_id=None if asked is None else by.person,
        request_id=None if asked is None else asked.id,
        at=now,
    )
    db.add(row)
    db.flush()
    after = {"evidence": row.evidence_hash, "policy": row.policy_hash, "outcome": row.outcome}
    act = "moderation.confirm" if asked is None else DEPART
    audit.draft(db, by, act, "case", row.application_id, now=now, after=after, reason=reasons)
    return row


@request.performs(DEPART)
def _depart(db: Session, asked: Request, by: Actor, now: datetime) -> None:
    """What agreeing does, whoever brings the answer: only a moderator who may see the case."""
    if by.role is not Role.MODERATOR:
        raise Denied("Only a moderator can agree to this.")
    application = _subject(db, asked)
    seen = _seen(db, find_case(db, by, application.case_code))
    if seen.pinned.hash != asked.payload["policy_hash"]:
        raise Stale()
    verdict = Verdict(asked.payload["outcome"])
    reasons, relied_on = asked.payload["reasons"], asked.payload["relied_on"]
    _write(db, by, seen, verdict, reasons, relied_on, asked, now)


@request.hashes(DEPART)
def _evidence_hash(db: Session, asked: Request) -> str:
    return evidence_for(db, _subject(db, asked).id).hash


def _subject(db: Session, asked: Request) -> Application:
    application = db.get(Application, UUID(asked.subject_id))
    if application is None:
        raise Missing("case")
    return application
