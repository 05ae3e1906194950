"""How many wrong guesses are let through, and until when the next must wait.

Guesses are counted for one account from one origin (a device that the person has signed in on
before, or else a network address). So a stranger's guesses hold up the stranger alone, and can
never lock a person out of their own device.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

ALLOWED = 5
WITHIN = timedelta(minutes=15)
ALLOWED_FROM_ORIGIN = 50


def waits_until(
    guesses: Sequence[datetime], now: datetime, allowed: int = ALLOWED
) -> datetime | None:
    """Return when the next guess may be made, or None when it may be made now.

    `guesses` are the instants of wrong guesses, in any order.
    """
    recent = sorted(at for at in guesses if at > now - WITHIN)
    if len(recent) < allowed:
        return None
    return recent[-allowed] + WITHIN
