"""Applicants apply by the policy's routes, and officers check the facts and decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.demo.cast import Applicant
from assessment.demo.evidence import Evidence
from assessment.demo.sittings import Candidate
from assessment.demo.stage import Cast, Stage
from assessment.records import request
from assessment.records.application.adjustment_asked import ask_adjustments
from assessment.records.application.connection import tell_connections
from assessment.records.application.draft import choose_route, start, write_statement
from assessment.records.application.eligibility import decide
from assessment.records.application.evaluation import newest_evaluation
from assessment.records.application.fact import confirm, declare, facts_for
from assessment.records.application.policy import pinned_policy
from assessment.records.application.sending import send
from assessment.records.people.account import add_person
from assessment.records.people.role import grant_role
from assessment.records.people.workplace import add_workplace
from assessment.records.tables.people import Person
from assessment.records.tables.request import Request
from assessment.rules.people import Actor, Role

COMMAND = Actor(None, "demo")
STATEMENT = (
    "I led the school through two inspections. We began with a baseline in every subject, chose "
    "three priorities, stopped what was not working, and checked at six weeks and at two terms. "
    "What I would change is how late I spoke to governors about the cost."
)
SOURCE = "Letter from the chair of governors, checked against the published report"
ADJUSTED = ["more_time", "breaks"]


@dataclass(frozen=True)
class Sent:
    """A sent application with what the demonstration knows of its applicant."""

    application_id: UUID
    reference: str
    person: Person
    applicant: Applicant

    @property
    def candidate(self) -> Candidate:
        """Return them as they sit the paper."""
        return Candidate(
            self.application_id, self.person.id, self.person.name, self.applicant.ability
        )


def enrol(
    db: Session, applicant: Applicant, round_id: UUID, password_hash: str, now: datetime
) -> Person:
    """Make the account of an applicant, with where they work."""
    person = add_person(db, COMMAND, applicant.email, applicant.name, now=now, confirmed=True)
    person.password_hash = password_hash
    person.is_demonstration = True
    grant_role(db, COMMAND, person, Role.APPLICANT, round_id, now=now)
    by, at = Actor(person.id, person.name, Role.APPLICANT, round_id), applicant.school
    add_workplace(
        db,
        by,
        person.id,
        at.urn,
        at.name,
        now=now,
        from_on=(now - timedelta(days=2200)).date(),
        phase=at.phase,
        region=at.region,
    )
    return person


def apply(
    stage: Stage,
    cast: Cast,
    applicant: Applicant,
    password_hash: str,
    at: datetime,
    told: Evidence,
    adjusted: bool = False,
) -> Sent:
    """Fill in and send one application."""
    with stage.scene() as db:
        person = enrol(db, applicant, cast.round_id, password_hash, at)
        by = Actor(person.id, person.name, Role.APPLICANT, cast.round_id)
        application = start(db, by, now=at)
        _fill_in(db, by, told, ADJUSTED if adjusted else ["none"], at + timedelta(minutes=30))
        send(db, by, True, now=at + timedelta(minutes=40))
        return Sent(application.id, application.reference, person, applicant)


def _fill_in(db: Session, by: Actor, told: Evidence, wanted: list[str], now: datetime) -> None:
    choose_route(db, by, told.route, now=now)
    assert by.round is not None  # noqa: S101
    policy = pinned_policy(db, by.round).policy
    for kind, body in told.facts:
        declare(db, by, policy, kind, body, now=now)
    write_statement(db, by, STATEMENT, now=now)
    ask_adjustments(db, by, wanted, "", "", now=now)
    tell_connections(db, by, {}, now=now)


def check(stage: Stage, cast: Cast, sent: Sent, at: datetime) -> str:
    """Confirm the facts and decide as the policy says; an exception takes a second officer."""
    with stage.scene() as db:
        verifier, decider = cast.officer(0), cast.officer(1)
        rows = [row.id for row in facts_for(db, sent.application_id)]
        confirm(db, verifier, sent.application_id, rows, SOURCE, at.date(), now=at)
        return settle(db, sent.application_id, decider, cast.officer(2), at)


def settle(db: Session, application_id: UUID, by: Actor, second: Actor, at: datetime) -> str:
    """Decide on the newest evaluation, as it comes out; unknown is settled in words."""
    found = newest_evaluation(db, application_id)
    assert found is not None  # noqa: S101
    outcome = "not_eligible" if found.result == "not_met" else "eligible"
    words = "The employer's letter settles what the data left open." * (found.result == "unknown")
    reason = "The policy's clauses, as shown"
    made = decide(db, by, application_id, outcome, [reason], words, found.id, now=at)
    if isinstance(made, Request):
        request.answer(db, second, made.id, True, now=at + timedelta(minutes=5))
    return outcome
