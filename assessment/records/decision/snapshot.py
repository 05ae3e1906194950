"""Deciding a case: a snapshot of all that the decision rests on, kept for ever (rule 34).

The department decides (report, paragraph 14). The evidence that the moderator saw must still
hold; a departure from the recommendation waits for a second person (`departure`).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.content import find_document
from assessment.records.decision.case import Case, find_case
from assessment.records.decision.content import policy_of, rubric_of
from assessment.records.identity import new_id
from assessment.records.moderation.evidence import evidence_of as evidence_now
from assessment.records.round import find_round
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.rules import feedback, recommendation
from assessment.rules.canonical import digest
from assessment.rules.decision import Chosen, Outcome, check_chosen, departs
from assessment.rules.evidence import Evidence, evidence_from
from assessment.rules.firmness import Firmness, firmness_of
from assessment.rules.people import Actor
from assessment.rules.recommendation import Recommendation
from assessment.rules.refusal import Missing, Refused, Stale

MOVED = "This has changed: the evidence is not what the moderator saw. A moderator looks again."
_HASHED = tuple(column.key for column in DecisionSnapshot.__table__.columns if column.key != "hash")


@dataclass(frozen=True)
class Replay:
    """Whether a kept decision comes out again, byte for byte (rule 34)."""

    evidence: bool
    recommendation: bool
    snapshot: bool

    @property
    def holds(self) -> bool:
        """Say whether all of it is as it was."""
        return self.evidence and self.recommendation and self.snapshot


def evidence_of(case: Case) -> Evidence:
    """Return the frozen evidence that the moderator saw."""
    return evidence_from(case.moderation.evidence)


def recommendation_of(case: Case) -> Recommendation:
    """Return what the policy recommended, with every clause."""
    return Recommendation.model_validate_json(case.moderation.recommendation)


def firmness(db: Session, case: Case) -> Firmness:
    """Return in how many plausible worlds the recommendation would change (rule 32)."""
    return firmness_of(evidence_of(case), policy_of(db, case.moderation.policy_hash))


def firm_cases(db: Session, cases: Sequence[Case], most: int) -> list[Case]:
    """Return the first `most` that can be decided together: ready, recommended as the policy
    does, with no plausible world in which that would change."""
    return list(islice((case for case in cases if _is_firm(db, case)), most))


def _is_firm(db: Session, case: Case) -> bool:
    settled = case.moderation.outcome in (Outcome.DESIGNATE, Outcome.DO_NOT_DESIGNATE)
    if not (case.is_ready and settled) or case.moderation.departs:
        return False
    return firmness(db, case).changed == 0


def prefilled(db: Session, case: Case, outcome: Outcome) -> Chosen:
    """Return the words that code proposes for `outcome`, for a person to change or keep."""
    evidence = evidence_of(case)
    rubric = rubric_of(db, case.application.id)
    policy = policy_of(db, case.moderation.policy_hash)
    if outcome is Outcome.DESIGNATE:
        return Chosen(outcome, feedback.reasons_to_designate(evidence, policy, rubric))
    if outcome is Outcome.MORE_EVIDENCE:
        needed = feedback.evidence_needed(evidence, rubric)
        return Chosen(outcome, needed, (), feedback.how_to_give(evidence))
    clauses = recommendation_of(case).clauses
    reasons = feedback.reasons_not_to(evidence, policy, rubric, clauses)
    return Chosen(outcome, reasons, feedback.strengths_of(evidence, rubric))


def decide(
    db: Session, by: Actor, case: Case, chosen: Chosen, seen: str, *, now: datetime
) -> DecisionSnapshot:
    """Decide a case as was recommended and return its snapshot.

    Raises Refused when it is decided, waits for a second person, departs or results are out;
    Stale when it is not what `seen` was, or the evidence has moved.
    """
    check_open(db, case, seen)
    if departs(case.moderation.outcome, chosen.outcome):
        raise Refused("This departs from the recommendation, so a second person must agree.")
    return keep(db, by, case, chosen, now=now)


def decide_firm(
    db: Session, by: Actor, seen: Sequence[tuple[str, str]], *, now: datetime
) -> list[DecisionSnapshot]:
    """Decide several cases (code, fingerprint seen) as recommended, in the words proposed: one
    record each. Raises what `decide` and `find_case` raise, and then none is decided."""
    made = []
    for code, fingerprint in seen:
        case = find_case(db, by, code)
        outcome = Outcome(case.moderation.outcome)
        made.append(decide(db, by, case, prefilled(db, case, outcome), fingerprint, now=now))
    return made


def check_open(db: Session, case: Case, seen: str) -> None:
    """Hold a case against what was seen of it. Raises Refused or Stale."""
    if find_round(db, case.application.round_id).released_at is not None:
        raise Refused("Results are released, so this case cannot be decided here.")
    if case.decided is not None:
        raise Refused("This case has been decided.")
    if case.request is not None:
        raise Refused("This case waits for a second person.")
    if seen != case.fingerprint:
        raise Stale()
    check_evidence(db, case)


def check_evidence(db: Session, case: Case) -> None:
    """Recompute the evidence. Raises Stale where it is not what the moderator saw."""
    if has_moved(db, case):
        raise Stale(MOVED)


def has_moved(db: Session, case: Case) -> bool:
    """Say whether the evidence of now is not what the moderator saw."""
    found = evidence_now(db, [case.application.id]).get(case.application.id)
    return found is None or found.hash != case.moderation.evidence_hash


def keep(
    db: Session,
    by: Actor,
    case: Case,
    chosen: Chosen,
    *,
    now: datetime,
    decider: UUID | None = None,
    why: str = "",
    request_id: UUID | None = None,
) -> DecisionSnapshot:
    """Insert the snapshot. With `decider`, `by` is the second person who agreed.

    Raises Faults without the words that the applicant will read, Refused when someone decided
    the same case at the same moment.
    """
    check_chosen(chosen)
    if by.person is None:
        raise Missing("person")
    row = _snapshot(db, by.person, case, chosen, now)
    if decider is not None:
        row.decider_id, row.second_id = decider, by.person
        row.departs, row.why, row.request_id = True, why, request_id
    row.hash = hash_of(row)
    try:
        with db.begin_nested():
            db.add(row)
            db.flush()
    except IntegrityError:
        raise Refused("Someone else has just decided this case.") from None
    audit.draft(
        db,
        by,
        "decision.decide",
        "application",
        case.application.id,
        now=now,
        after=row.hash,
        reason=f"{chosen.outcome}: {why}" if why else str(chosen.outcome),
    )
    return row


def hash_of(row: DecisionSnapshot) -> str:
    """Return the hash over everything that a snapshot holds."""
    return digest({name: getattr(row, name) for name in _HASHED})


def replay(db: Session, snapshot_id: UUID) -> Replay:
    """Make a kept decision's recommendation again, and hold it and its hashes against what was
    kept. Raises Missing."""
    row = db.get(DecisionSnapshot, snapshot_id)
    if row is None:
        raise Missing("decision")
    again = recommendation.replay(row.evidence, find_document(db, row.policy_hash).body, row.engine)
    return Replay(
        evidence=hashlib.sha256(row.evidence.encode()).hexdigest() == row.evidence_hash,
        recommendation=again == row.recommendation.encode(),
        snapshot=hash_of(row) == row.hash,
    )


def kept_decisions(db: Session, round_id: UUID | None = None) -> list[tuple[str, UUID]]:
    """Return the case code and id of every decision, of one round or all, in order of code."""
    query = select(Application.case_code, DecisionSnapshot.id).join(
        Application, Application.id == DecisionSnapshot.application_id
    )
    if round_id is not None:
        query = query.where(DecisionSnapshot.round_id == round_id)
    rows = db.execute(query.order_by(Application.case_code, DecisionSnapshot.seq))
    return [(code, id_) for code, id_ in rows]


def _snapshot(
    db: Session, decider: UUID, case: Case, chosen: Chosen, now: datetime
) -> DecisionSnapshot:
    seen = case.moderation
    copied: dict[str, Any] = {
        name: getattr(seen, name)
        for name in ("evidence", "evidence_hash", "policy_hash", "recommendation", "engine")
    }
    return DecisionSnapshot(
        **copied,
        id=new_id(db),
        round_id=case.application.round_id,
        application_id=case.application.id,
        seq=case.snapshot.seq + 1 if case.snapshot else 1,
        moderation_id=seen.id,
        moderator_id=seen.moderator_id,
        outcome=chosen.outcome.value,
        departs=False,
        reasons=list(chosen.reasons),
        strengths=list(chosen.strengths),
        how=chosen.how,
        why="",
        decider_id=decider,
        at=now,
    )
