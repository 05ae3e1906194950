"""Table of requests for a second person. Model: two people."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant

_OPEN = text("answered_at IS NULL")


class Request(Base):
    """What one person asked for and another must answer."""

    __tablename__ = "request"
    __table_args__ = (
        CheckConstraint("answered_by <> asked_by", name="another_person"),
        Index(
            "uq_request_open",
            "act",
            "subject_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("round.id"), index=True)
    act: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80))
    subject_hash: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[str] = mapped_column(String(80))  # a person's id, or command:NAME
    asked_at: Mapped[datetime] = mapped_column(Instant)
    answered_by: Mapped[str | None] = mapped_column(String(80))
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(String(20))  # agreed, not_agreed
    answer_reason: Mapped[str | None] = mapped_column(Text)
