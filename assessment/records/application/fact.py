"""Facts of an application: declared by the applicant, confirmed or recorded by an officer.

A change writes a new row and points the old one to it; nothing is lost.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application.draft import editable
from assessment.records.application.evaluation import evaluate_again
from assessment.records.application.fact_order import in_order
from assessment.records.application.loading import hold
from assessment.records.identity import new_id
from assessment.records.tables.application import Application, Fact
from assessment.rules.eligibility.asked import KINDS, kinds_asked
from assessment.rules.eligibility.facts import Source
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from rubrics.eligibility import EligibilityPolicy

DECLARED = "The applicant declared it"
MOST_FACTS = 100
MOST_CHARACTERS = 1_000
Body = Mapping[str, Any]


def facts_for(db: Session, application_id: UUID, kind: str | None = None) -> list[Fact]:
    """Return the facts that stand, oldest first, of one kind or of all."""
    query = select(Fact).where(Fact.application_id == application_id, Fact.removed_at.is_(None))
    if kind is not None:
        query = query.where(Fact.kind == kind)
    return in_order(db.scalars(query))


def find_fact(db: Session, application: Application, fact_id: UUID) -> Fact:
    """Return a standing fact of this application. Raises Missing."""
    row = db.get(Fact, fact_id)
    if row is None or row.application_id != application.id or row.removed_at is not None:
        raise Missing("fact")
    return row


def declare(
    db: Session, by: Actor, policy: EligibilityPolicy, kind: str, body: Body, *, now: datetime
) -> Fact:
    """Add a fact to the person's own draft. Raises Faults, Refused, Missing."""
    application = editable(db, by, now)
    if application.route is None or kind not in kinds_asked(policy, application.route):
        raise Missing("kind of fact")
    row = _add(db, application, by, kind, body, DECLARED, now)
    audit.draft(db, by, "declare_fact", "fact", row.id, now=now, after=row.body, reason=kind)
    return row


def change(db: Session, by: Actor, fact_id: UUID, body: Body, *, now: datetime) -> Fact:
    """Change a fact of the person's own draft. The old one is kept."""
    application = editable(db, by, now)
    old = find_fact(db, application, fact_id)
    row = _replace(db, application, by, old, body, DECLARED, now)
    audit.draft(db, by, "change_fact", "fact", row.id, now=now, before=old.body, after=row.body)
    return row


def remove(db: Session, by: Actor, fact_id: UUID, *, now: datetime) -> Fact:
    """Take a fact off the person's own draft. It is kept, marked as removed."""
    row = find_fact(db, editable(db, by, now), fact_id)
    row.removed_at = now
    db.flush()
    audit.draft(db, by, "remove_fact", "fact", row.id, now=now, before=row.body)
    return row


def record(
    db: Session,
    by: Actor,
    application_id: UUID,
    kind: str,
    body: Body,
    source: str,
    on: date | None,
    *,
    now: datetime,
    replaces: UUID | None = None,
) -> Fact:
    """Record a fact as an officer, with its source; it counts as confirmed."""
    application = checkable(db, application_id)
    _need_source(source, on, now)
    if replaces is None:
        row = _add(db, application, by, kind, body, source.strip(), now)
        before = None
    else:
        old = find_fact(db, application, replaces)
        row, before = _replace(db, application, by, old, body, source.strip(), now), old.body
    row.is_declared = False
    _vouch(row, by, source, on, now)
    db.flush()
    audit.draft(
        db, by, "record_fact", "fact", row.id, now=now, before=before, after=row.body, reason=kind
    )
    evaluate_again(db, application, now=now)
    return row


def confirm(
    db: Session,
    by: Actor,
    application_id: UUID,
    fact_ids: list[UUID],
    source: str,
    on: date | None,
    *,
    now: datetime,
) -> list[Fact]:
    """Confirm declared facts with one source. Raises Faults without facts or a source."""
    application = checkable(db, application_id)
    if not fact_ids:
        raise Faults({"facts": "Select at least one fact"})
    _need_source(source, on, now)
    rows = [find_fact(db, application, one) for one in fact_ids]
    for row in rows:
        _vouch(row, by, source, on, now)
        db.flush()
        audit.draft(
            db, by, "confirm_fact", "fact", row.id, now=now, after=row.body, reason=source.strip()
        )
    evaluate_again(db, application, now=now)
    return rows


def set_aside(
    db: Session, by: Actor, application_id: UUID, fact_id: UUID, reason: str, *, now: datetime
) -> Fact:
    """Take a fact that is wrong out of the evaluation, with the reason."""
    application = checkable(db, application_id)
    row = find_fact(db, application, fact_id)
    if not reason.strip():
        raise Faults({"reason": "Enter why this fact is not used"})
    row.removed_at = now
    db.flush()
    audit.draft(
        db, by, "set_aside_fact", "fact", row.id, now=now, before=row.body, reason=reason.strip()
    )
    evaluate_again(db, application, now=now)
    return row


def checkable(db: Session, application_id: UUID) -> Application:
    """Return a sent application that can still be checked, held. Raises Missing, Refused."""
    row = hold(db, application_id)
    if row.sent_at is None:
        raise Missing("application")
    if row.withdrawn_at is not None:
        raise Refused("This applicant withdrew.")
    return row


def checked_body(kind: str, body: Body) -> dict[str, Any]:
    """Return a body as it is kept. Raises Faults naming each field that is wrong."""
    if kind not in KINDS:
        raise Missing("kind of fact")
    plain = json.dumps({**body, "key": "new", "source": Source(words="").model_dump()}, default=str)
    try:
        model = KINDS[kind].model_validate_json(plain)
    except ValidationError as error:
        found = {str(one["loc"][0]): one["msg"] for one in error.errors() if one["loc"]}
        raise Faults(found or {"kind": str(error)}) from error
    kept: dict[str, Any] = model.model_dump(mode="json", exclude={"key", "source"})
    return kept


def _add(
    db: Session,
    application: Application,
    by: Actor,
    kind: str,
    body: Body,
    source: str,
    now: datetime,
    instead_of: UUID | None = None,
) -> Fact:
    kept = checked_body(kind, body)
    standing = facts_for(db, application.id)
    if len(standing) >= MOST_FACTS:
        raise Refused(f"An application can have {MOST_FACTS} facts. Remove one first.")
    twice = [one for one in standing if one.kind == kind and one.body == kept]
    if [one for one in twice if one.id != instead_of]:
        raise Faults({next(iter(kept)): "You have already added this"})
    row = Fact(
        id=new_id(db),
        application_id=application.id,
        route=application.route,
        kind=kind,
        body=kept,
        source=source,
        recorded_by=by.real,
        recorded_at=now,
        is_declared=True,
        confirmed_source="",
    )
    db.add(row)
    db.flush()
    return row


def _replace(
    db: Session,
    application: Application,
    by: Actor,
    old: Fact,
    body: Body,
    source: str,
    now: datetime,
) -> Fact:
    row = _add(db, application, by, old.kind, body, source, now, instead_of=old.id)
    old.removed_at, old.replaced_by = now, row.id
    db.flush()
    return row


def _vouch(row: Fact, by: Actor, source: str, on: date | None, now: datetime) -> None:
    row.confirmed_by, row.confirmed_at = by.real, now
    row.confirmed_source, row.confirmed_on = source.strip(), on


def _need_source(source: str, on: date | None, now: datetime) -> None:
    faults = {}
    if not source.strip():
        faults["source"] = "Enter where this comes from"
    elif len(source) > MOST_CHARACTERS:
        faults["source"] = f"Source must be {MOST_CHARACTERS:,} characters or fewer"
    if on is None:
        faults["on"] = "Enter the date of the source"
    elif on > now.date():
        faults["on"] = "Date of the source must be today or in the past"
    if faults:
        raise Faults(faults)
