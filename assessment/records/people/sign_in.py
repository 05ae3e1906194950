"""Sign-ins kept on the server, so that ending one really ends it. Semantics rule 8.

The browser holds a secret token; the table holds its hash. Nothing here enters the audit trail.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.orm import Session

from assessment.records.database import Base, Instant, run
from assessment.records.identity import token
from assessment.records.people.role import live, roles_of
from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Missing

# Asked on every request, so built once and read as plain columns: a row for each role held now.
_SIGN_IN, _PERSON, _GRANT = (
    Base.metadata.tables[one.__tablename__] for one in (SignIn, Person, RoleGrant)
)
_S, _P, _G = _SIGN_IN.c, _PERSON.c, _GRANT.c
_VISITOR = (
    select(
        _S.person_id,
        _P.name,
        _S.role,
        _S.round_id,
        _S.expires_at,
        _S.code_passed_at,
        _G.role.label("held_role"),
        _G.round_id.label("held_round"),
    )
    .join_from(_SIGN_IN, _PERSON, _P.id == _S.person_id)
    .outerjoin(_GRANT, and_(_G.person_id == _P.id, *live(bindparam("now", type_=Instant()), _G)))
    .where(
        _S.id == bindparam("key"),
        _S.ended_at.is_(None),
        _S.expires_at > bindparam("now", type_=Instant()),
        _P.disabled_at.is_(None),
    )
    .order_by(_G.granted_at, _G.role)
)


@dataclass(frozen=True)
class Visitor:
    """Who is asking: a person, signed in with a role in a round, roles checked on each request.

    `key` and `expires_at` are the sign-in's. `role` is None until one is chosen, and again once
    it was removed.
    """

    id: UUID
    name: str
    key: str
    expires_at: datetime
    round_id: UUID | None
    role: Role | None
    is_staff: bool
    passed_code: bool

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """Return the sign-in's key, for Flask-Login."""
        return self.key

    @property
    def needs_code(self) -> bool:
        """Say whether a person with any staff role has still to pass the one-time code."""
        return self.is_staff and not self.passed_code

    @cached_property
    def actor(self) -> Actor:
        """Return the person behind an act."""
        return Actor(self.id, self.name, self.role, self.round_id)


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


def find_sign_in(db: Session, key: str) -> SignIn:
    """Return the sign-in of this key. Raises Missing."""
    row = db.get(SignIn, key)
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
    key = key_of(secret)
    rows = run(db, _VISITOR, {"key": key, "now": now})
    if not rows:
        return None
    found = rows[0]
    held = [(row.held_round, row.held_role) for row in rows if row.held_role]
    return Visitor(
        found.person_id,
        found.name,
        key,
        found.expires_at,
        found.round_id,
        Role(found.role) if (found.round_id, found.role) in held else None,
        any(role != Role.APPLICANT for _, role in held),
        found.code_passed_at is not None,
    )


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


def end_made_up(db: Session, *, now: datetime) -> int:
    """End every sign-in of the demonstration's accounts, where it is none; return how many."""
    made_up = select(Person.id).where(Person.is_demonstration)
    live = (SignIn.person_id.in_(made_up), SignIn.ended_at.is_(None), SignIn.expires_at > now)
    if db.scalar(select(SignIn.id).where(*live).limit(1)) is None:
        return 0
    ended = db.execute(update(SignIn).where(*live).values(ended_at=now).returning(SignIn.id))
    return len(ended.all())


def end_all(db: Session, person_id: UUID, *, now: datetime) -> None:
    """End every sign-in of a person: "Sign out everywhere"."""
    db.execute(
        update(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )
