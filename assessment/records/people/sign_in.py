"""Sign-ins kept on the server, so that ending one really ends it. Semantics rule 8.

The browser holds a secret token; the table holds its hash. Nothing here enters the audit trail.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.orm import Session

from assessment.records.identity import token
from assessment.records.people.role import live, roles_of
from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Missing

# Asked on every request, so built once: the sign-in, its person, and each role they hold now.
_VISITOR = (
    select(SignIn, Person, RoleGrant.round_id, RoleGrant.role)
    .join(Person, Person.id == SignIn.person_id)
    .outerjoin(RoleGrant, and_(RoleGrant.person_id == Person.id, *live(bindparam("now"))))
    .where(
        SignIn.id == bindparam("key"),
        SignIn.ended_at.is_(None),
        SignIn.expires_at > bindparam("now"),
        Person.disabled_at.is_(None),
    )
    .order_by(RoleGrant.granted_at, RoleGrant.role)
)


@dataclass(frozen=True)
class Visitor:
    """Who is asking: a person, signed in with a role in a round, roles checked on each request.

    `role` is None until one is chosen, and again once it was removed.
    """

    person: Person
    sign_in: SignIn
    role: Role | None
    is_staff: bool

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """Return the sign-in's key, for Flask-Login."""
        return self.sign_in.id

    @property
    def round_id(self) -> UUID | None:
        """Return the round chosen at sign-in."""
        return self.sign_in.round_id

    @property
    def needs_code(self) -> bool:
        """Say whether a person with any staff role has still to pass the one-time code."""
        return self.is_staff and self.sign_in.code_passed_at is None

    @property
    def actor(self) -> Actor:
        """Return the person behind an act."""
        return Actor(self.person.id, self.person.name, self.role, self.round_id)


def key_of(secret: str) -> str:
    """Return the key under which a browser's token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def start_sign_in(
    db: Session, person: Person, minutes: int, *, now: datetime, device: str = ""
) -> str:
    """Sign a person in and return the browser's secret token."""
    secret = token()
    db.add(
        SignIn(
            id=key_of(secret),
            person_id=person.id,
            started_at=now,
            seen_at=now,
            expires_at=now + timedelta(minutes=minutes),
            device=device[:200],
        )
    )
    person.last_signed_in_at = now
    db.flush()
    return secret


def sign_in_of(db: Session, secret: str) -> SignIn:
    """Return the sign-in that was just started with this secret. Raises Missing."""
    row = db.get(SignIn, key_of(secret))
    if row is None:
        raise Missing("sign-in")
    return row


def sign_ins_of(db: Session, person_id: UUID, now: datetime) -> list[SignIn]:
    """Return the sign-ins of a person that are still live, newest first."""
    query = select(SignIn).where(
        SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.expires_at > now
    )
    return list(db.scalars(query.order_by(SignIn.started_at.desc(), SignIn.id)))


def visitor_of(db: Session, secret: str, now: datetime) -> Visitor | None:
    """Return who holds this token, or None when it ended, ran out or the account is closed."""
    rows = db.execute(_VISITOR, {"key": key_of(secret), "now": now}).all()
    if not rows:
        return None
    sign_in, person = rows[0].SignIn, rows[0].Person
    held = [(row.round_id, Role(row.role)) for row in rows if row.role]
    chosen = (sign_in.round_id, Role(sign_in.role)) if sign_in.role else None
    is_staff = any(role != Role.APPLICANT for _, role in held)
    return Visitor(person, sign_in, chosen[1] if chosen in held and chosen else None, is_staff)


def choose_role(
    db: Session, sign_in: SignIn, role: Role, round_id: UUID | None, *, now: datetime
) -> bool:
    """Take a role that the person holds now; False when they do not hold it."""
    if (round_id, role) not in roles_of(db, sign_in.person_id, now):
        return False
    sign_in.role, sign_in.round_id = role, round_id
    db.flush()
    return True


def keep_signed_in(db: Session, person_id: UUID, until: datetime) -> None:
    """Let no sign-in of this person end before `until` (a sitting, rule 8)."""
    db.execute(
        update(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.expires_at < until)
        .values(expires_at=until)
    )


def renew(db: Session, sign_in: SignIn, minutes: int, *, now: datetime) -> None:
    """Let a sign-in run for its full time again, never shorter than before."""
    until = now + timedelta(minutes=minutes)
    if until > sign_in.expires_at:
        sign_in.expires_at, sign_in.seen_at = until, now


def end_sign_in(db: Session, sign_in: SignIn, *, now: datetime) -> None:
    """End one sign-in."""
    sign_in.ended_at = now
    db.flush()


def end_others(db: Session, sign_in: SignIn, *, now: datetime) -> None:
    """End every sign-in of this person but this one."""
    db.execute(
        update(SignIn)
        .where(
            SignIn.person_id == sign_in.person_id,
            SignIn.id != sign_in.id,
            SignIn.ended_at.is_(None),
        )
        .values(ended_at=now)
    )


def end_all(db: Session, person_id: UUID, *, now: datetime) -> None:
    """End every sign-in of a person: "Sign out everywhere"."""
    db.execute(
        update(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )
