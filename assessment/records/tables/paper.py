"""Tables of the paper: sessions, sittings, answers, pauses, time given, marks."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant
from assessment.records.tables.audit import BigId

_LIVE = text("voided_at IS NULL")


class PaperSession(Base):
    """A window and place to start the paper in, ending at `ends_at`.

    `cut_at` is the same instant, only where the invitation says that late starters are cut.
    """

    __tablename__ = "paper_session"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    starts_from: Mapped[datetime] = mapped_column(Instant)
    starts_until: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    cut_at: Mapped[datetime | None] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(200))


class Booking(Base):
    """Which session an applicant sits in."""

    __tablename__ = "booking"

    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("paper_session.id"), index=True)
    booked_at: Mapped[datetime] = mapped_column(Instant)


class Sitting(Base):
    """One attempt at a paper or rehearsal.

    `ends_at` is only a cached output of the rules, as of the last verb. `stopped_at` is set
    while a break or pause was begun and not ended by anyone; `resumed_at` is when the clock
    last started again, or will at the latest, so that the same answer can then be sent anew.
    """

    __tablename__ = "sitting"
    __table_args__ = (
        Index(
            "uq_sitting_live",
            "application_id",
            "kind",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("paper_session.id"))
    kind: Mapped[str] = mapped_column(String(10))  # paper, rehearsal
    paper_hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    seed: Mapped[int] = mapped_column(BigInteger)
    minutes: Mapped[int]
    extra_percent: Mapped[Decimal] = mapped_column(Numeric(6, 2))
    break_count: Mapped[int]
    break_minutes: Mapped[int]
    cut_at: Mapped[datetime | None] = mapped_column(Instant)
    started_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    stopped_at: Mapped[datetime | None] = mapped_column(Instant)
    resumed_at: Mapped[datetime | None] = mapped_column(Instant)
    submitted_at: Mapped[datetime | None] = mapped_column(Instant)
    swept_at: Mapped[datetime | None] = mapped_column(Instant)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    script_code: Mapped[str | None] = mapped_column(String(64))


class SittingPosition(Base):
    """The question at one place of a sitting, and the order its options were shown in."""

    __tablename__ = "sitting_position"

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    section: Mapped[str] = mapped_column(String(80))
    area: Mapped[str] = mapped_column(String(20))
    option_order: Mapped[str] = mapped_column(String(20))  # their letters, like "cadb"


class AnswerRevision(Base):
    """One accepted save. The server's id is the order; nothing is ever changed or removed."""

    __tablename__ = "answer_revision"
    __table_args__ = (
        UniqueConstraint("sitting_id", "key"),
        Index("ix_answer_revision_place", "sitting_id", "position", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, Identity(), primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    position: Mapped[int]
    page_load: Mapped[str] = mapped_column(String(36))
    n: Mapped[int]
    key: Mapped[str] = mapped_column(String(36))
    response: Mapped[str] = mapped_column(Text)  # as `Question.read` keeps it
    flagged: Mapped[bool] = mapped_column(default=False)
    received_at: Mapped[int] = mapped_column(BigInteger)  # microseconds


class Pause(Base):
    """A stop of one sitting's clock: a rest break, or a pause by staff."""

    __tablename__ = "pause"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))  # break, staff
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(Text, default="")


class Credit(Base):
    """Time given to (or, by two people, taken from) one sitting, in seconds."""

    __tablename__ = "credit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), index=True)
    seconds: Mapped[int] = mapped_column(Integer)
    by: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class Problem(Base):
    """What an applicant told us: a call for help during the paper, or a report after it."""

    __tablename__ = "problem"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))  # help, report, rehearsal
    what: Mapped[str] = mapped_column(Text)
    about_when: Mapped[str] = mapped_column(String(100), default="")
    at: Mapped[datetime] = mapped_column(Instant)


class MarkRun(Base):
    """One marking of one sitting; a regrade is a new run and the old one is kept (rule 21)."""

    __tablename__ = "mark_run"
    __table_args__ = (UniqueConstraint("sitting_id", "run"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("sitting.id"))
    run: Mapped[int]
    score: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    maximum: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    script_code: Mapped[str] = mapped_column(String(64))  # of the script that was marked
    areas: Mapped[dict[str, Any]] = mapped_column(JSON)  # area: {score, maximum} as strings
    marks: Mapped[list[Any]] = mapped_column(JSON)  # by position: points as strings
    at: Mapped[datetime] = mapped_column(Instant)
