"""Table of what moderators recommended, with the evidence that they saw."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class Moderation(Base):
    """One moderator's recommendation on one case; the newest row stands."""

    __tablename__ = "moderation"
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
    outcome: Mapped[str] = mapped_column(String(20))
    departs: Mapped[bool]
    reasons: Mapped[str] = mapped_column(Text)
    relied_on: Mapped[list[Any]] = mapped_column(JSON)
    moderator_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    second_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("request.id"))
    at: Mapped[datetime] = mapped_column(Instant)
