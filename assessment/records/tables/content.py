"""Table of content documents: immutable, hashed versions. Model: content documents and pins."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class ContentVersion(Base):
    """One published version of a question, paper, rubric or policy; never updated or deleted."""

    __tablename__ = "content_version"
    __table_args__ = (UniqueConstraint("kind", "id", "version"),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(30), index=True)
    id: Mapped[str] = mapped_column(String(80))
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)  # canonical JSON of the validated model
    imported_at: Mapped[datetime] = mapped_column(Instant)
    imported_by: Mapped[str] = mapped_column(String(80))
