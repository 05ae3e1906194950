"""What an administrator does for someone who cannot get in: page 6."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from assessment.records.people.code import begin_code
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.people import Person, RecoveryCode
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.rounds import Sessions, account, last_link, notices, person
from tests.site import Clock

SignIn = Callable[..., Client]


@pytest.fixture
def administrator(sign_in: SignIn) -> Client:
    """Who helps."""
    return sign_in(Role.ADMINISTRATOR)


def last_entry(sessions: Sessions) -> tuple[str, str, str]:
    """What the newest entry of the trail says: the act, who did it, and about whom."""
    with sessions() as db:
        row = db.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
        assert row is not None
        return row.act, row.real_actor, row.subject_id


def with_code(sessions: Sessions, of: Client, clock: Clock) -> Person:
    """This person has a one-time code."""
    with sessions() as db:
        found = db.get(Person, of.person_id)
        assert found is not None
        begin_code(db, found)
        found.totp_confirmed_at = clock.at
        db.commit()
        return found


def test_a_new_code_ends_the_old_one_and_every_sign_in(
    administrator: Client, sign_in: SignIn, sessions: Sessions, clock: Clock
) -> None:
    auditor = sign_in(Role.AUDITOR)
    found = with_code(sessions, auditor, clock)
    assert auditor.get("/people/").h1 == "People"
    administrator.get(f"/people/{found.ref}")
    page = administrator.submit("Let them set up a new code")
    assert page.banner == "They set up a new one-time code when they next sign in."
    assert not page.has_button("Let them set up a new code")
    after = person(sessions, found.id)
    assert (after.totp_secret, after.totp_confirmed_at) == (None, None)
    with sessions() as db:
        left = select(RecoveryCode).where(RecoveryCode.person_id == found.id)
        assert db.scalars(left).all() == []
    assert last_entry(sessions) == ("remove_code", str(administrator.person_id), str(found.id))
    assert auditor.get("/people/").h1 == "Sign in"


def test_an_invitation_is_sent_again_with_a_link_of_its_own(
    administrator: Client, sessions: Sessions, clock: Clock
) -> None:
    administrator.get("/people/invite")
    administrator.submit("Send the invitation", name="Tom Reyes", email="tom@example.org")
    first = last_link(sessions)
    clock.advance(minutes=5)
    with sessions() as db:
        tom = db.scalars(select(Person).where(Person.email == "tom@example.org")).one()
    administrator.get(f"/people/{tom.ref}")
    page = administrator.submit("Send the invitation again")
    assert page.banner == "The invitation is sent again."
    assert notices(sessions) == ["invitation", "invitation"]
    assert last_link(sessions) != first
    assert last_entry(sessions) == ("invite_again", str(administrator.person_id), str(tom.id))


def test_who_has_a_password_is_not_invited_again(
    administrator: Client, sessions: Sessions, clock: Clock
) -> None:
    ada = person(sessions, account(sessions, clock.at, "ada@example.org"))
    page = administrator.get(f"/people/{ada.ref}")
    assert not page.has_button("Send the invitation again")
    administrator.get(f"/people/{ada.ref}/role")
    assert administrator.post(f"/people/{ada.ref}/invite-again").status == 404
    assert notices(sessions) == []
