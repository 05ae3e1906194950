"""Tables of interviews: panels, slots, conflicts, score sheets, agreed levels."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant
from assessment.records.tables.audit import BigId


class Panel(Base):
    """Two to four people who interview together, one of them the chair."""

    __tablename__ = "panel"
    __table_args__ = (UniqueConstraint("round_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    number: Mapped[int]


class PanelMember(Base):
    """A person's place on a panel."""

    __tablename__ = "panel_member"

    panel_id: Mapped[UUID] = mapped_column(ForeignKey("panel.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    is_chair: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime] = mapped_column(Instant)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)


class Slot(Base):
    """An interview time that a panel offers."""

    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("panel_id", "starts_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    panel_id: Mapped[UUID] = mapped_column(ForeignKey("panel.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(200))


class Interview(Base):
    """An applicant in a slot. Whether it is scored, agreed or finished is derived."""

    __tablename__ = "interview"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), unique=True)
    slot_id: Mapped[UUID] = mapped_column(ForeignKey("slot.id"), unique=True)
    panel_id: Mapped[UUID] = mapped_column(ForeignKey("panel.id"), index=True)
    rubric_hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    booked_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    finished_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Conflict(Base):
    """A declared conflict of interest between a member of staff and an application (rule 28)."""

    __tablename__ = "conflict"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    details: Mapped[str] = mapped_column(Text, default="")
    declared_by: Mapped[str] = mapped_column(String(80))
    declared_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)


class ConflictContest(Base):
    """That a person says a conflict of theirs is wrong: it counts until others have looked."""

    __tablename__ = "conflict_contest"
    __table_args__ = (
        Index(
            "uq_conflict_contest_open",
            "person_id",
            "application_id",
            unique=True,
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    contested_at: Mapped[datetime] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(String(10))  # cleared, kept
    answer_reason: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Instant)


class ConflictCleared(Base):
    """One cause of a conflict that two officers cleared: a school, or what an applicant told.

    Another school, or another word of the applicant's, is a conflict again.
    """

    __tablename__ = "conflict_cleared"
    __table_args__ = (
        Index("ix_conflict_cleared_pair", "person_id", "application_id"),
        CheckConstraint("(urn IS NULL) <> (connection_id IS NULL)", name="one_cause"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    contest_id: Mapped[UUID] = mapped_column(ForeignKey("conflict_contest.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"))
    urn: Mapped[str | None] = mapped_column(String(6))
    connection_id: Mapped[UUID | None] = mapped_column(ForeignKey("connection.id"))
    cleared_at: Mapped[datetime] = mapped_column(Instant)


class ConflictDeclaration(Base):
    """That a member of staff has declared for a round: it opens the list of interviews."""

    __tablename__ = "conflict_declaration"

    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    declared_at: Mapped[datetime] = mapped_column(Instant)


class Sheet(Base):
    """One member's score sheet of one interview, theirs alone until all are locked."""

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("interview_id", "member_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"), index=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    rubric_hash: Mapped[str] = mapped_column(ForeignKey("content_version.hash"))
    started_at: Mapped[datetime] = mapped_column(Instant)
    locked_at: Mapped[datetime | None] = mapped_column(Instant)
    hash: Mapped[str | None] = mapped_column(String(64))


class ScoreRevision(Base):
    """One save of one criterion: evidence and level. Level 0 is "not evidenced".

    `entered_by` names the officer who entered it from paper; None where the member wrote it.
    """

    __tablename__ = "score_revision"
    __table_args__ = (
        UniqueConstraint("sheet_id", "key"),
        CheckConstraint("level BETWEEN 0 AND 4", name="level_on_scale"),
        Index("ix_score_revision_place", "sheet_id", "criterion", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, Identity(), primary_key=True)
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"))
    criterion: Mapped[str] = mapped_column(String(5))
    page_load: Mapped[str] = mapped_column(String(36))
    n: Mapped[int]
    key: Mapped[str] = mapped_column(String(36))
    evidence: Mapped[str] = mapped_column(Text)
    level: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(Instant)
    entered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class AgreedLevel(Base):
    """What the panel agreed on one criterion; the newest row stands, first levels stay for ever.

    `basis` hashes the sheets that it was agreed from: where a conflict sets one aside before
    the interview is finished, the panel agrees again.
    """

    __tablename__ = "agreed_level"
    __table_args__ = (UniqueConstraint("interview_id", "criterion", "seq"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interview.id"), index=True)
    criterion: Mapped[str] = mapped_column(String(5))
    seq: Mapped[int]
    level: Mapped[int | None]  # 0: not evidenced; None: we cannot agree
    discussed: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[str] = mapped_column(String(64))
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Instant)
