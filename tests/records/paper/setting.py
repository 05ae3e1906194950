"""A round with a paper to sit, for tests: one small pool, one applicant, one session."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from assessment.records.tables.application import (
    Adjustment,
    Application,
    EligibilityDecision,
    Evaluation,
)
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.paper import Booking, PaperSession
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round, RoundPin
from assessment.rules.document import Document, document_of
from assessment.rules.people import Actor, Role
from question_bank import Paper
from tests.question_bank.samples import MULTIPLE, NUMERIC, SINGLE, as_json, question

OPENS = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)
KINDS = (SINGLE, MULTIPLE, NUMERIC)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@dataclass(frozen=True)
class Setting:
    """The ids that a test needs."""

    round: UUID
    session: UUID
    application: UUID
    applicant: Actor
    officer: Actor
    second: Actor


def cells(count: int) -> list[dict[str, Any]]:
    """One question of each kind, and any others after."""
    each = [{"count": 1, "kinds": [kind["kind"]]} for kind in KINDS]
    return [*each, {"count": count - 3}] if count > 3 else each


def paper(pool: str = "main", count: int = 6, **changes: object) -> Document:
    """A paper of two sections, or the rehearsal."""
    half = count // 2
    fields: dict[str, Any] = {
        "schema": "nle-paper/1",
        "id": f"paper-{pool}",
        "version": 1,
        "title": "Knowledge paper",
        "pool": pool,
        "specimen": True,
        "minutes": 60,
        "sections": [
            {"id": "s1", "title": "Inspection", "area": "ofsted", "cells": cells(half)},
            {"id": "s2", "title": "Finance", "area": "icfp", "cells": cells(count - half)},
        ],
    }
    if pool == "main":
        fields["pass_mark"] = {
            "value": "3.5",
            "standard_error": "0.5",
            "specimen": True,
            "question": "Which?",
        }
    return document_of("paper", Paper.model_validate_json(as_json(fields | changes)))


def pool_documents(pool: str = "main", each: int = 6) -> list[Document]:
    """Questions of each kind in both areas."""
    return [
        document_of(
            "question",
            question(KINDS[n % 3], id=f"{pool}-{area}-{n}", pool=pool, area=area, ask=f"Ask {n}?"),
        )
        for area in ("ofsted", "icfp")
        for n in range(each)
    ]


def keep(db: Session, document: Document, now: datetime) -> str:
    """Store a document as imported content."""
    db.merge(
        ContentVersion(
            hash=document.hash,
            kind=document.kind,
            id=document.id,
            version=document.version,
            body=document.body,
            imported_at=now,
            imported_by="command:test",
        )
    )
    return document.hash


def pin(db: Session, round_id: UUID, purpose: str, name: str, now: datetime) -> None:
    db.add(RoundPin(id=uuid4(), round_id=round_id, purpose=purpose, hash=name, pinned_at=now))


def person(db: Session, name: str, now: datetime) -> Person:
    made = uuid4()
    row = Person(
        id=made,
        ref=made.hex[:8],
        email=f"{made.hex[:8]}@example.org",
        name=name,
        created_at=now,
        confirmed_at=now,
    )
    db.add(row)
    db.flush()
    return row


def applicant(db: Session, setting_round: UUID, session: UUID | None, who: Person) -> UUID:
    """Give a person an eligible application, and a place in a session."""
    made = uuid4()
    db.add(
        Application(
            id=made,
            round_id=setting_round,
            person_id=who.id,
            reference=f"N-{made.hex[:6]}",
            case_code=made.hex[:8],
            started_at=OPENS,
            sent_at=OPENS,
        )
    )
    db.flush()
    decide(db, made, "eligible")
    if session is not None:
        db.add(Booking(application_id=made, session_id=session, booked_at=OPENS))
    db.flush()
    return made


def decide(db: Session, application: UUID, outcome: str, seq: int = 1) -> None:
    """Record a decision on whether they can apply."""
    evaluation = Evaluation(
        id=uuid4(),
        application_id=application,
        policy_hash=_policy(db),
        facts="{}",
        facts_hash="0" * 64,
        trace="{}",
        trace_hash="0" * 64,
        result="met",
        engine="test",
        at=OPENS,
    )
    db.add(evaluation)
    db.flush()
    db.add(
        EligibilityDecision(
            id=uuid4(),
            application_id=application,
            seq=seq,
            evaluation_id=evaluation.id,
            outcome=outcome,
            reasons=[],
            decided_by="test",
            at=OPENS,
        )
    )
    db.flush()


def adjust(
    db: Session, application: UUID, percent: str = "25", breaks: int = 2, in_all: int = 10
) -> None:
    """Agree extra time and breaks."""
    db.add(
        Adjustment(
            id=uuid4(),
            application_id=application,
            seq=1,
            agreed=True,
            extra_percent=Decimal(percent),
            break_count=breaks,
            break_minutes=in_all,
            agreed_by="test",
            agreed_at=OPENS,
        )
    )
    db.flush()


def lay(db: Session, *, cut: bool = False, booked: bool = True, count: int = 6) -> Setting:
    """Lay a round with its content, a session, an eligible applicant and two officers."""
    round_id, session_id = uuid4(), uuid4()
    slug = round_id.hex[:8]
    row = Round(id=round_id, slug=slug, name="Autumn 2026", created_at=OPENS, opened_at=OPENS)
    row.paper_result_by = date(2026, 10, 30)
    db.add(row)
    db.flush()
    for pool, purpose, drawable in (
        ("main", "paper", "pool"),
        ("rehearsal",) * 2 + ("rehearsal_pool",),
    ):
        pin(db, round_id, purpose, keep(db, paper(pool, count), OPENS), OPENS)
        for document in pool_documents(pool, max(6, count)):
            pin(db, round_id, drawable, keep(db, document, OPENS), OPENS)
    db.add(
        PaperSession(
            id=session_id,
            round_id=round_id,
            starts_from=OPENS,
            starts_until=OPENS + minutes(80),
            ends_at=OPENS + minutes(120),
            cut_at=OPENS + minutes(120) if cut else None,
            place="Online",
        )
    )
    db.flush()
    people = [person(db, name, OPENS) for name in ("Ada Okafor", "Tom Reyes", "Priya Nair")]
    application = applicant(db, round_id, session_id if booked else None, people[0])
    roles = (Role.APPLICANT, Role.OFFICER, Role.OFFICER)
    actors = [Actor(p.id, p.name, role, round_id) for p, role in zip(people, roles, strict=True)]
    db.flush()
    return Setting(round_id, session_id, application, *actors)


def _policy(db: Session) -> str:
    if db.get(ContentVersion, "p" * 64) is None:
        db.add(
            ContentVersion(
                hash="p" * 64,
                kind="policy",
                id="test-policy",
                version=1,
                body="{}",
                imported_at=OPENS,
                imported_by="test",
            )
        )
        db.flush()
    return "p" * 64
