"""Where ids, numbers and secrets come from.

Domain ids and draws come from the transaction's source, so that a seeded demonstration
gives equal rows; secrets never do.
"""

import random
import secrets
from uuid import UUID

from sqlalchemy.orm import Session

_SYSTEM = random.SystemRandom()


def source(db: Session) -> random.Random:
    """Return this transaction's randomness: the system's, or the demonstration's seed."""
    found = db.info.get("source", _SYSTEM)
    assert isinstance(found, random.Random)  # noqa: S101
    return found


def new_id(db: Session) -> UUID:
    """Return a random version 4 id."""
    return UUID(int=source(db).getrandbits(128), version=4)


def code(db: Session, alphabet: str, length: int) -> str:
    """Return `length` characters drawn from `alphabet`."""
    draw = source(db)
    return "".join(draw.choice(alphabet) for _ in range(length))


def token() -> str:
    """Return a secret of 256 bits for links and sign-ins. Never from a seed."""
    return secrets.token_urlsafe(32)
