"""The applicant is told that their application was checked: sign in and read what was decided.

An inbox may be shared, so both outcomes are told in the same words (screens, section 4).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from assessment.records import outbox
from assessment.records.people.account import find_person
from assessment.records.tables.application import Application, EligibilityDecision
from assessment.rules.eligibility.verdict import ELIGIBLE, NOT_ELIGIBLE

NOTICES = {ELIGIBLE: "found_eligible", NOT_ELIGIBLE: "found_not_eligible"}


def tell_decision(
    db: Session,
    application: Application,
    decision: EligibilityDecision,
    earlier: EligibilityDecision | None,
    now: datetime,
) -> None:
    """Post the notice of a decision; none where more is asked, or the outcome stays as it was."""
    kind = NOTICES.get(decision.outcome)
    if kind is None or (earlier is not None and earlier.outcome == decision.outcome):
        return
    person = find_person(db, application.person_id)
    outbox.post(
        db,
        kind,
        person.id,
        application.round_id,
        application.reference,
        {"name": person.name},
        now=now,
        key=f"{kind}:{decision.id}",
    )
