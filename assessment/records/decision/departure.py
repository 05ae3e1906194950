"""Departing from the recommendation: a reason, and a second decision maker who agrees.

Semantics rule 33. The second person is held to the same separation of duties as the first.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import request as two_people
from assessment.records.decision.case import DEPART, Case, case_of, find_case, parts_in
from assessment.records.decision.snapshot import check_evidence, check_open, keep
from assessment.records.tables.application import Application
from assessment.records.tables.request import Request
from assessment.rules.decision import Chosen, Outcome, departs
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing, Refused


def ask_to_depart(
    db: Session, by: Actor, case: Case, chosen: Chosen, why: str, seen: str, *, now: datetime
) -> Request:
    """Ask a second person to agree a decision that departs from the recommendation.

    Raises what `snapshot.check_open` raises; Refused when it does not depart.
    """
    check_open(db, case, seen)
    if not departs(case.moderation.outcome, chosen.outcome):
        raise Refused("This does not depart from the recommendation. Decide it yourself.")
    payload = {
        "outcome": chosen.outcome.value,
        "reasons": list(chosen.reasons),
        "strengths": list(chosen.strengths),
        "how": chosen.how,
    }
    return two_people.ask(
        db,
        by,
        DEPART,
        "application",
        case.application.id,
        case.fingerprint,
        payload,
        why,
        now=now,
    )


def asked_for(request: Request) -> Chosen:
    """Return the decision that a request asks for."""
    held = request.payload
    return Chosen(
        Outcome(held["outcome"]), tuple(held["reasons"]), tuple(held["strengths"]), held["how"]
    )


def answer_departure(
    db: Session, by: Actor, case: Case, agree: bool, reason: str, *, now: datetime
) -> Request:
    """Agree, which decides the case, or do not agree, which returns it to the queue.

    `case` comes from `find_case` of the second person, so a conflict or a part in it has been
    refused before. Raises Refused when nothing waits, and what `request.answer` raises.
    """
    if case.request is None:
        raise Refused("Nothing waits for a second person on this case.")
    return two_people.answer(db, by, case.request.id, agree, reason, now=now)


@two_people.performs(DEPART)
def _depart(db: Session, request: Request, by: Actor, now: datetime) -> None:
    if by.role is not Role.DECISION_MAKER:
        raise Denied("Only a decision maker can agree to this.")
    case = find_case(db, by, _application(db, request).case_code)
    first = UUID(request.asked_by)
    if parts_in(db, first, case.application.id):
        raise Refused("The person who asked can no longer decide this case.")
    check_evidence(db, case)
    keep(
        db,
        by,
        case,
        asked_for(request),
        now=now,
        decider=first,
        why=request.reason,
        request_id=request.id,
    )


@two_people.hashes(DEPART)
def _fingerprint(db: Session, request: Request) -> str:
    return case_of(db, _application(db, request)).fingerprint


def _application(db: Session, request: Request) -> Application:
    row = db.get(Application, UUID(request.subject_id))
    if row is None:
        raise Missing("application")
    return row
