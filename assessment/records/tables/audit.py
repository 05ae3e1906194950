"""Tables of the audit chain and of reads that are recorded. Model: audit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Identity, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant

BigId = BigInteger().with_variant(Integer, "sqlite")


class AuditEntry(Base):
    """One sealed act: who really, as whom, what, on what, when, chained to the one before."""

    __tablename__ = "audit_entry"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    round: Mapped[str | None] = mapped_column(String(36), index=True)
    real_actor: Mapped[str] = mapped_column(String(80), index=True)
    actor: Mapped[str] = mapped_column(String(80))
    act: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80), index=True)
    before_hash: Mapped[str | None] = mapped_column(String(64))
    after_hash: Mapped[str | None] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text, default="")
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """The end of the chain: one row, locked by every seal."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


class Reading(Base):
    """A read that is recorded: a revealed name, an opened trail, an auditor's page."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(BigId, Identity(), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    round: Mapped[str | None] = mapped_column(String(36))
    person_id: Mapped[UUID]
    act: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(80), index=True)
