"""Sending an application: what must be there first, the declaration, notice N1."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.application.adjustment_asked import asked_for
from assessment.records.application.draft import check_open, editable
from assessment.records.application.evaluation import evaluate_again
from assessment.records.application.fact import facts_for
from assessment.records.application.loading import own
from assessment.records.application.policy import pinned_policy
from assessment.records.people.account import find_person
from assessment.records.people.workplace import is_known, works_at
from assessment.records.round import find_round
from assessment.records.tables.application import Application
from assessment.rules.eligibility.asked import OPTIONAL, kinds_asked
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Refused
from assessment.rules.wording_time import date_words, time_words
from rubrics.eligibility import EligibilityPolicy


@dataclass(frozen=True)
class Progress:
    """Which sections of a draft are complete."""

    details: bool
    route: bool
    evidence: bool
    adjustments: bool
    connections: bool

    @property
    def completed(self) -> int:
        """How many of the five sections before "Check and send" are complete."""
        parts = (self.details, self.route, self.evidence, self.adjustments, self.connections)
        return sum(parts)

    @property
    def is_ready(self) -> bool:
        """Say whether the application can be sent."""
        return self.completed == 5


def progress(
    db: Session, application: Application, policy: EligibilityPolicy, today: date
) -> Progress:
    """Return which sections are complete on a day."""
    person = find_person(db, application.person_id)
    works = works_at(db, person.id, today)
    return Progress(
        details=bool(person.name.strip()) and is_known(works),
        route=application.route is not None,
        evidence=application.route is not None and not lacking(db, application, policy),
        adjustments=asked_for(db, application.id) is not None,
        connections=application.connections_answered_at is not None,
    )


def lacking(db: Session, application: Application, policy: EligibilityPolicy) -> list[str]:
    """Return the kinds of fact that must still be given; "statement" among them."""
    if application.route is None:
        return ["route"]
    have = {row.kind for row in facts_for(db, application.id)}
    kinds = kinds_asked(policy, application.route)
    absent = [kind for kind in kinds if kind not in have and kind not in OPTIONAL]
    return absent + ([] if application.statement.strip() else ["statement"])


def send(db: Session, by: Actor, confirmed: bool, *, now: datetime) -> Application:
    """Send the application, once. A second time returns it as it was sent.

    Raises Faults when it is not confirmed as true, Refused when incomplete or closed.
    """
    found = own(db, by)
    if found.sent_at is not None and found.withdrawn_at is None:
        return found
    if not confirmed:
        check_open(db, by, now)
        raise Faults({"confirmed": "Confirm that your application is true"})
    row = editable(db, by, now)
    policy = pinned_policy(db, row.round_id).policy
    check_ready(progress(db, row, policy, now.date()))
    row.sent_at = now
    db.flush()
    evaluation = evaluate_again(db, row, now=now)
    _tell(db, row, now)
    after = {"facts": evaluation.facts_hash, "route": row.route}
    audit.draft(db, by, "send_application", "application", row.id, now=now, after=after)
    return row


def check_ready(done: Progress) -> None:
    """Raise Refused unless every section is complete."""
    if not done.details:
        reason = "Your application is not complete. Tell us where you work."
        raise Refused(reason, "Your details", "/application/details")
    if not done.is_ready:
        raise Refused("Your application is not complete.", "Your application", "/application/")


def reply_by(db: Session, application: Application) -> date | None:
    """Return the day by which the applicant is told whether they are eligible."""
    return find_round(db, application.round_id).eligibility_told_by


def _tell(db: Session, row: Application, now: datetime) -> None:
    person, told_by = find_person(db, row.person_id), reply_by(db, row)
    fields = {
        "name": person.name,
        "date": date_words(now),
        "time": time_words(now),
        "reply_by": date_words(told_by) if told_by else "the date on your application page",
    }
    outbox.post(
        db,
        "application_received",
        row.person_id,
        row.round_id,
        row.reference,
        fields,
        now=now,
        key=f"application_received:{row.id}",
    )
