"""Table of designations: the public register."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class Designation(Base):
    """That a person is a National Leader of Education, from a day to another (para 22)."""

    __tablename__ = "designation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(12), unique=True)
    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("decision_snapshot.id"), unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    school: Mapped[str] = mapped_column(String(200))
    region: Mapped[str] = mapped_column(String(60))
    phase: Mapped[str] = mapped_column(String(40))
    from_on: Mapped[date]
    until_on: Mapped[date]
    registered_at: Mapped[datetime] = mapped_column(Instant)
