"""Tables of people: accounts, workplaces, roles, sign-ins, links, guesses, kept forms."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assessment.records.database import Base, Instant


class Person(Base):
    """An account. `email` is kept lower case; secrets never enter the audit trail."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(12), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(40), default="")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    totp_step: Mapped[int] = mapped_column(default=0)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    disabled_at: Mapped[datetime | None] = mapped_column(Instant)
    last_signed_in_at: Mapped[datetime | None] = mapped_column(Instant)


class Workplace(Base):
    """Where a person works or worked in the last five years; conflicts are derived from it."""

    __tablename__ = "workplace"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    urn: Mapped[str] = mapped_column(String(6), index=True)
    name: Mapped[str] = mapped_column(String(200))
    phase: Mapped[str] = mapped_column(String(40), default="")
    region: Mapped[str] = mapped_column(String(60), default="")
    trust_uid: Mapped[str | None] = mapped_column(String(10))
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    removed_at: Mapped[datetime | None] = mapped_column(Instant)


class RoleGrant(Base):
    """A role held in a round (None: in the whole service), until it is removed or runs out.

    `listed`: whether applicants of the round may see the name; None until the person says.
    """

    __tablename__ = "role_grant"
    __table_args__ = (Index("ix_role_grant_live", "person_id", "round_id", "role"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("round.id"))
    role: Mapped[str] = mapped_column(String(20))
    granted_by: Mapped[str] = mapped_column(String(80))
    granted_at: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[datetime | None] = mapped_column(Instant)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)
    listed: Mapped[bool | None]


class SignIn(Base):
    """A browser's sign-in, kept on the server so that ending it really ends it."""

    __tablename__ = "sign_in"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)  # SHA-256 of the cookie's token
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("round.id"))
    role: Mapped[str | None] = mapped_column(String(20))
    code_passed_at: Mapped[datetime | None] = mapped_column(Instant)
    device: Mapped[str] = mapped_column(String(200), default="")
    started_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class Link(Base):
    """A link sent by email: used once, within its time.

    `address`: the one that it asks to confirm, or that it was sent to whatever comes after.
    """

    __tablename__ = "link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # confirm, reset, invite, address
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)
    address: Mapped[str | None] = mapped_column(String(254))


class RecoveryCode(Base):
    """One of a person's recovery codes, as a hash, used once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("person_id", "code_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Guess(Base):
    """A wrong password or code, counted by account and by where it came from."""

    __tablename__ = "guess"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(64), index=True)  # hash of the email typed
    origin: Mapped[str] = mapped_column(String(64), index=True)  # hash of device or address
    at: Mapped[datetime] = mapped_column(Instant)


class KeptForm(Base):
    """A form sent after sign-out, kept for the same person to finish after sign-in."""

    __tablename__ = "kept_form"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    path: Mapped[str] = mapped_column(String(500))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Setting(Base):
    """A value the service keeps for itself between starts, like when it was first set up."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
