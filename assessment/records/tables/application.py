"""Tables of an application: facts, evaluations, the decision on eligibility, adjustments."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class Application(Base):
    """One person's application to one round. Reference and case code are independent."""

    __tablename__ = "application"
    __table_args__ = (UniqueConstraint("round_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    case_code: Mapped[str] = mapped_column(String(12), unique=True)
    route: Mapped[str | None] = mapped_column(String(60))
    statement: Mapped[str] = mapped_column(Text, default="")
    connections_answered_at: Mapped[datetime | None] = mapped_column(Instant)
    started_at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)


class Fact(Base):
    """A fact as declared by the applicant or recorded by an officer, with its source.

    A change writes a new row and points the old one to it; nothing is lost.
    """

    __tablename__ = "fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    route: Mapped[str | None] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(String(80))
    is_declared: Mapped[bool] = mapped_column(default=True)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_by: Mapped[str | None] = mapped_column(String(80))
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    confirmed_source: Mapped[str] = mapped_column(Text, default="")
    confirmed_on: Mapped[date | None]
    removed_at: Mapped[datetime | None] = mapped_column(Instant)
    replaced_by: Mapped[UUID | None] = mapped_column(ForeignKey("fact.id"))


class Evaluation(Base):
    """The policy evaluated over a frozen set of facts, with its trace; never changed."""

    __tablename__ = "evaluation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    policy_hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    facts: Mapped[str] = mapped_column(Text)  # canonical JSON
    facts_hash: Mapped[str] = mapped_column(String(64))
    trace: Mapped[str] = mapped_column(Text)  # canonical JSON
    trace_hash: Mapped[str] = mapped_column(String(64))
    result: Mapped[str] = mapped_column(String(10))  # met, not_met, unknown
    engine: Mapped[str] = mapped_column(String(40))
    seq: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(Instant)


class EligibilityDecision(Base):
    """What an officer decided, on which evaluation. The newest one stands."""

    __tablename__ = "eligibility_decision"
    __table_args__ = (UniqueConstraint("application_id", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    seq: Mapped[int]
    evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("evaluation.id"))
    outcome: Mapped[str] = mapped_column(String(20))  # eligible, not_eligible, more_evidence
    reasons: Mapped[list[str]] = mapped_column(JSON)
    decided_by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Instant)
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("request.id"))


class SignOff(Base):
    """An officer's signature under an exception route, naming the clauses relied on."""

    __tablename__ = "sign_off"
    __table_args__ = (UniqueConstraint("application_id", "route", "officer_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    route: Mapped[str] = mapped_column(String(60))
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    clauses: Mapped[list[str]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class Question(Base):
    """What an officer asked the applicant about one clause (notice N2), and the answer."""

    __tablename__ = "applicant_question"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    clause: Mapped[str] = mapped_column(String(120))
    what: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(80))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)


class AdjustmentAsked(Base):
    """What would make it fair, as the applicant asked; the newest row stands."""

    __tablename__ = "adjustment_asked"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    seq: Mapped[int] = mapped_column(default=1)
    wanted: Mapped[list[str]] = mapped_column(JSON)  # [] means: no changes needed
    other: Mapped[str] = mapped_column(Text, default="")
    helped_before: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(Instant)


class Adjustment(Base):
    """What was agreed, on the person for every sitting of the round; the newest row stands."""

    __tablename__ = "adjustment"
    __table_args__ = (UniqueConstraint("application_id", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    seq: Mapped[int]
    agreed: Mapped[bool]
    extra_percent: Mapped[Decimal] = mapped_column(Numeric(6, 2))
    break_count: Mapped[int]
    break_minutes: Mapped[int]  # in all
    other: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    agreed_by: Mapped[str] = mapped_column(String(80))
    agreed_at: Mapped[datetime] = mapped_column(Instant)
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("request.id"))


class Connection(Base):
    """A member of staff whom the applicant says they know, and how."""

    __tablename__ = "connection"
    __table_args__ = (UniqueConstraint("application_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    how: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)
