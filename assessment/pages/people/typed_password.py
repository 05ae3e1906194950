"""A password that was typed: checked while no lock is held, its guesses counted under the lock."""

from datetime import datetime

from assessment.records.people.account import by_email, password_fits
from assessment.records.people.guess import blocked_until, count_guess, forget_guesses
from assessment.rules.wording_time import time_words
from assessment.web import current, device
from assessment.web.transaction import let_go


def hash_that_fits(email: str, typed: str) -> str | None:
    """Return the kept hash that a password fits, else None. Whoever asks then takes the lock
    and counts guesses again, so that many at once gain nothing, and compares the hash again.

    Hashing is slow on purpose, so what this request has begun is ended first.
    """
    let_go()
    with current.looking() as db:
        if blocked_until(db, email, device.origin_for(email), current.now()) is not None:
            return None
        person = by_email(db, email)
    fits = password_fits(person, typed)
    return person.password_hash if person is not None and fits else None


def wrong_password(fitting: str | None) -> tuple[str, int] | None:
    """Return what is wrong with one's own password and the status, None where `fitting`, from
    `hash_that_fits`, is its hash still.

    A guess counts as one at signing in does. Its status is 200, so that it is kept.
    """
    db, now, person = current.db(), current.now(), current.account()
    origin = device.origin_for(person.email)
    until = blocked_until(db, person.email, origin, now)
    if until is not None:
        return too_often(until), 429
    if fitting is None or fitting != person.password_hash:
        count_guess(db, person.email, origin, now=now)
        return "Check your password", 200
    forget_guesses(db, person.email, origin)
    return None


def too_often(until: datetime) -> str:
    """Return the words for too many guesses, with the next minute at which one more may be made."""
    return f"You have tried too many times. Try again at {time_words(until)}"
