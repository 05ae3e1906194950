"""The facts of an application as the one frozen value that the evaluator reads."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.application.fact_order import in_order
from assessment.records.round import find_round
from assessment.records.tables.application import Application, Fact, SignOff
from assessment.rules.eligibility import Facts
from assessment.rules.eligibility.asked import KINDS, is_exception, subjects_asked
from assessment.rules.eligibility.facts import Attestation, Source, Stated
from assessment.rules.eligibility.facts import SignOff as Signature
from assessment.rules.refusal import Refused
from assessment.rules.wording_time import uk
from rubrics.eligibility import EligibilityPolicy

FIELDS = {
    "post": "posts",
    "graded": "graded",
    "visit": "visits",
    "measure": "measures",
    "group": "groups",
    "membership": "memberships",
    "accountability": "accountabilities",
    "named_report": "named_reports",
    "attestation": "attestations",
    "link": "links",
}


def snapshot(db: Session, application: Application, policy: EligibilityPolicy) -> Facts:
    """Return everything known of an application now, with the source of each fact.

    Who can confirm an exception is for officers to ask, and no part of what is evaluated.
    """
    found: dict[str, list[Stated]] = {name: [] for name in FIELDS.values()}
    for row in _standing(db, application):
        found[FIELDS[row.kind]].append(read_fact(row))
    route = application.route
    if route is not None:
        found["attestations"] += _statements(application, policy, route)
    invoked = (route,) if route is not None and is_exception(policy, route) else ()
    parts: dict[str, Any] = {name: tuple(facts) for name, facts in found.items()}
    return Facts(
        at=evaluated_on(db, application),
        invoked=invoked,
        sign_offs=_signatures(db, application),
        **parts,
    )


def read_fact(row: Fact) -> Stated:
    """Return a stored fact as the evaluator reads it."""
    source = Source(
        words=row.confirmed_source or row.source,
        by="applicant" if row.is_declared else row.recorded_by,
        confirmed_by=row.confirmed_by,
        confirmed_on=row.confirmed_on,
    )
    body = {**row.body, "key": str(row.id), "source": source.model_dump(mode="json")}
    return KINDS[row.kind].model_validate_json(json.dumps(body))


def evaluated_on(db: Session, application: Application) -> date:
    """Return the day on which the policy is read: the day the round closes, in the UK."""
    closes_at = find_round(db, application.round_id).applications_close_at
    if closes_at is None:
        raise Refused("This round has no closing date yet.")
    return uk(closes_at).date()


def _standing(db: Session, application: Application) -> list[Fact]:
    query = select(Fact).where(
        Fact.application_id == application.id, Fact.removed_at.is_(None), Fact.kind.in_(FIELDS)
    )
    return in_order(db.scalars(query))


def _statements(
    application: Application, policy: EligibilityPolicy, route: str
) -> list[Attestation]:
    if not application.statement.strip():
        return []
    source = Source(words="The applicant's statement")
    return [
        Attestation(key=subject, source=source, subject=subject, words=application.statement)
        for subject in subjects_asked(policy, route)
    ]


def _signatures(db: Session, application: Application) -> tuple[Signature, ...]:
    query = select(SignOff).where(SignOff.application_id == application.id)
    return tuple(
        Signature(
            route=row.route,
            official=str(row.officer_id),
            clauses=tuple(row.clauses),
            on=row.at.date(),
        )
        for row in db.scalars(query.order_by(SignOff.at, SignOff.officer_id))
    )
