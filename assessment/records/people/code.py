"""The one-time code of staff, and the recovery codes that stand in for it. Each is used once."""

import hashlib
from datetime import datetime

import pyotp
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import code, new_id, token
from assessment.records.tables.people import Person, RecoveryCode, SignIn
from assessment.rules.people import Actor

STEP_SECONDS = 30
DRIFT_STEPS = 1
RECOVERY_CODES = 10
RECOVERY_LENGTH = 10
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
KEY_LENGTH = 32
ISSUER = "National Leaders of Education"


def begin_code(db: Session, person: Person) -> str:
    """Return the key of an app that is not yet confirmed, made where there is none."""
    if person.totp_secret is None:
        person.totp_secret = pyotp.random_base32(KEY_LENGTH)
        db.flush()
    return person.totp_secret


def confirm_code(db: Session, person: Person, typed: str, *, now: datetime) -> list[str] | None:
    """Confirm the app by its first code: the recovery codes, shown once; None when it is wrong."""
    if not code_fits(db, person, typed, now=now):
        return None
    person.totp_confirmed_at = now
    _draft(db, person, "set_up_code", now)
    return new_recovery_codes(db, person)


def give_demonstration_code(db: Session, person: Person, *, now: datetime) -> None:
    """Give an account of the demonstration its app, confirmed; its codes show on the page."""
    person.is_demonstration = True
    person.totp_secret = code(db, BASE_32, KEY_LENGTH)
    person.totp_confirmed_at = now
    _draft(db, person, "set_up_code", now)


def remove_code(db: Session, by: Actor, person: Person, *, now: datetime) -> None:
    """Forget the app, for somebody who lost it: the next sign-in sets up a new one."""
    person.totp_secret, person.totp_confirmed_at, person.totp_step = None, None, 0
    db.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    audit.draft(db, by, "remove_code", "person", person.id, now=now)


def code_now(person: Person, now: datetime) -> str:
    """Return the code that the app shows now; for accounts of the demonstration alone."""
    if not person.is_demonstration or person.totp_secret is None:
        raise ValueError("only the demonstration shows its codes")
    return pyotp.TOTP(person.totp_secret).at(_shown_step(person, now) * STEP_SECONDS)


def _shown_step(person: Person, now: datetime) -> int:
    """The newest step that has not been used, no more than one ahead."""
    step = _step(now)
    return step if step > person.totp_step else step + DRIFT_STEPS


def code_fits(db: Session, person: Person, typed: str, *, now: datetime) -> bool:
    """Say whether the code is right, and use its step up: no code passes twice."""
    if person.totp_secret is None:
        return False
    app = pyotp.TOTP(person.totp_secret)
    step = _step(now)
    for each in (step, step - DRIFT_STEPS, step + DRIFT_STEPS):
        if pyotp.utils.strings_equal(app.at(each * STEP_SECONDS), typed):
            return _use_step(db, person, each)
    return False


def _use_step(db: Session, person: Person, step: int) -> bool:
    used = db.execute(
        update(Person)
        .where(Person.id == person.id, Person.totp_step < step)
        .values(totp_step=step)
        .returning(Person.id)
    ).first()
    return used is not None


def new_recovery_codes(db: Session, person: Person) -> list[str]:
    """Return new recovery codes, to be shown once; earlier ones stop."""
    db.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person.id))
    codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
    for each in codes:
        db.add(RecoveryCode(id=new_id(db), person_id=person.id, code_hash=_hash(each)))
    db.flush()
    return codes


def _recovery_code() -> str:
    raw = hashlib.sha256(token().encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in raw[:RECOVERY_LENGTH])


def recovery_code_fits(db: Session, person: Person, typed: str, *, now: datetime) -> bool:
    """Say whether this is an unused recovery code, and use it up."""
    plain = "".join(typed.split()).replace("-", "").upper()
    used = db.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.person_id == person.id,
            RecoveryCode.code_hash == _hash(plain),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.id)
    ).first()
    if used is None:
        return False
    _draft(db, person, "use_recovery_code", now)
    return True


def recovery_codes_left(db: Session, person: Person) -> int:
    """Return how many recovery codes can still be used."""
    query = select(func.count()).where(
        RecoveryCode.person_id == person.id, RecoveryCode.used_at.is_(None)
    )
    return db.scalar(query) or 0


def pass_code(db: Session, sign_in: SignIn, *, now: datetime) -> None:
    """Let this sign-in go on as staff."""
    sign_in.code_passed_at = now
    db.flush()


def address_of_app(person: Person, secret: str) -> str:
    """Return the address that an authenticator app opens."""
    return pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER)


def _step(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _draft(db: Session, person: Person, act: str, now: datetime) -> None:
    audit.draft(db, Actor(person.id, person.name), act, "person", person.id, now=now)
