"""Tables of decisions, letters and the release."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class DecisionSnapshot(Base):
    """One decision with all it rests on, never changed (rule 34). The newest of a case stands."""

    __tablename__ = "decision_snapshot"
    __table_args__ = (UniqueConstraint("application_id", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    seq: Mapped[int]
    evidence: Mapped[str] = mapped_column(Text)  # canonical JSON
    evidence_hash: Mapped[str] = mapped_column(String(64))
    policy_hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    recommendation: Mapped[str] = mapped_column(Text)  # canonical JSON
    engine: Mapped[str] = mapped_column(String(40))
    moderation_id: Mapped[UUID] = mapped_column(ForeignKey("moderation.id"))
    outcome: Mapped[str] = mapped_column(String(20))  # designate, do_not_designate, more_evidence
    departs: Mapped[bool]
    reasons: Mapped[list[str]] = mapped_column(JSON)
    strengths: Mapped[list[str]] = mapped_column(JSON)
    how: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text, default="")  # of a departure
    moderator_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    decider_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    second_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("request.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    hash: Mapped[str] = mapped_column(String(64))  # over all of the above


class Letter(Base):
    """The letter of one decision: its words, its print, and who read it before release."""

    __tablename__ = "letter"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("decision_snapshot.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)  # canonical JSON of the whole letter
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    pdf_hash: Mapped[str | None] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Instant)
    read_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    read_at: Mapped[datetime | None] = mapped_column(Instant)
    verdict: Mapped[str | None] = mapped_column(String(10))  # right, wrong
    verdict_reason: Mapped[str | None] = mapped_column(Text)


class Release(Base):
    """That a round's results were released: by whom, how many, in one instant (rule 35)."""

    __tablename__ = "release"

    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), primary_key=True)
    prepared_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    released_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    people: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
