"""Whose a sitting is, on both databases: the applicant of its round, whichever they go on in."""

from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from assessment.records.identity import new_id
from assessment.records.paper.answer import Save, save_signed_in
from assessment.records.paper.attempt import find_own, find_signed_in
from assessment.records.paper.finish import submit_signed_in
from assessment.records.paper.start import start_sitting
from assessment.records.people.role import grant_role
from assessment.records.people.sign_in import choose_role, find_sign_in, key_of, start_sign_in
from assessment.records.tables.people import Person, RoleGrant
from assessment.records.tables.round import Round
from assessment.rules.people import Role
from assessment.rules.refusal import Missing
from tests.records.paper.setting import OPENS, lay, minutes
from tests.site import TESTS

FIRST = Save(1, "", True, "load", 1, "key")


@pytest.mark.parametrize("ends", ["", "removed_at", "until"])
def test_the_role_in_the_sittings_round_counts_not_that_of_the_sign_in(
    db: Session, ends: str
) -> None:
    setting = lay(db)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    person = db.get_one(Person, setting.applicant.person)
    grant_role(db, setting.officer, person, Role.APPLICANT, setting.round, now=OPENS)
    if ends:
        db.execute(update(RoleGrant).values({ends: OPENS}))
    key, now = signed_in_elsewhere(db, person, OPENS), OPENS + minutes(1)
    saved = save_signed_in(db.connection(), key, attempt.id, FIRST, now=now)
    seen = find_signed_in(db, key, attempt.id, now)
    assert (saved is None, seen is None, is_own(db, person, attempt.id, now)) == (
        (True, True, False) if ends else (False, False, True)
    )
    assert submit_signed_in(db, key, attempt.id, now=now) is not bool(ends)


def signed_in_elsewhere(db: Session, person: Person, now: datetime) -> str:
    """Sign them in as an applicant of another round; return the sign-in's key."""
    other = Round(id=new_id(db), slug="next", name="Next", created_at=now)
    db.add(other)
    db.flush()
    grant_role(db, TESTS, person, Role.APPLICANT, other.id, now=now)
    key = key_of(start_sign_in(db, person, 60, now=now))
    assert choose_role(db, find_sign_in(db, key), Role.APPLICANT, other.id, now=now)
    return key


def is_own(db: Session, person: Person, sitting: UUID, now: datetime) -> bool:
    try:
        return find_own(db, person.id, sitting, now).id == sitting
    except Missing:
        return False
