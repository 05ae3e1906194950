"""Tables of a round and of the content versions that it pins."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class Round(Base):
    """One selection round. Stages are derived from its dates and records, never stored."""

    __tablename__ = "round"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    applications_open_at: Mapped[datetime | None] = mapped_column(Instant)
    applications_close_at: Mapped[datetime | None] = mapped_column(Instant)
    eligibility_told_by: Mapped[date | None]
    paper_on: Mapped[date | None]
    paper_result_by: Mapped[date | None]
    interviews_from: Mapped[date | None]
    interviews_to: Mapped[date | None]
    results_at: Mapped[datetime | None] = mapped_column(Instant)
    appeals_close_on: Mapped[date | None]
    designation_from: Mapped[date | None]
    pass_rate_lowest: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))  # per cent
    pass_rate_highest: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    opened_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    released_at: Mapped[datetime | None] = mapped_column(Instant)


class RoundPin(Base):
    """A content version that a round uses, for a purpose; replaced only by an agreed request.

    Purposes: paper, rehearsal, rubric, eligibility, recommendation, pool, rehearsal_pool.
    """

    __tablename__ = "round_pin"
    __table_args__ = (UniqueConstraint("round_id", "purpose", "hash", "pinned_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    pinned_at: Mapped[datetime] = mapped_column(Instant)
    replaced_at: Mapped[datetime | None] = mapped_column(Instant)
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("request.id"))
