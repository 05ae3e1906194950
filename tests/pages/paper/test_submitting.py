"""Submitting from a browser: the sitting's own statement asks who it is, the rest tells why not."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update

from assessment.records.paper.attempt import find_attempt
from assessment.records.people.account import hash_password
from assessment.records.people.role import grant_role
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.paper import Sitting
from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Role
from assessment.rules.timing import State
from tests.databases import Statements
from tests.pages.paper.conftest import Hall
from tests.records.paper.setting import OPENS
from tests.site import TESTS, browser


def state_of(hall: Hall, sitting: UUID) -> State:
    with hall.sessions() as db:
        return find_attempt(db, sitting).read(hall.clock.at).state


def sent(hall: Hall, sitting: UUID) -> tuple[int, str]:
    """Submit, and say what was answered and where it leads."""
    token = {"csrf_token": hall.client.token()}
    answer = hall.client.http.post(f"/paper/{sitting}/check", data=token)
    return answer.status_code, answer.headers.get("Location", "")


def test_a_submission_is_one_commit_of_few_statements(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    with Statements(hall.client.app.extensions["engine"]) as asked:
        assert sent(hall, sitting) == (302, f"/paper/{sitting}/receipt")
    assert (len(asked.all), asked.commits) == (8, 1)
    with Statements(hall.client.app.extensions["engine"]) as asked:
        assert sent(hall, sitting)[0] == 302
    assert asked.writes == []


SIGN_IN = "/people/sign-in"
MAY_NOT = {
    "role removed": (RoleGrant, {"removed_at": OPENS}, (403, "")),
    "role ran out": (RoleGrant, {"until": OPENS}, (403, "")),
    "another role": (SignIn, {"role": Role.OFFICER}, (403, "")),
    "sign-in ended": (SignIn, {"ended_at": OPENS}, (302, SIGN_IN)),
    "sign-in ran out": (SignIn, {"expires_at": OPENS}, (302, SIGN_IN)),
    "account closed": (Person, {"disabled_at": OPENS}, (302, SIGN_IN)),
}


@pytest.mark.parametrize("why", MAY_NOT)
def test_who_may_not_submit_is_told_and_nothing_is_submitted(hall: Hall, why: str) -> None:
    table, changed, told = MAY_NOT[why]
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    with hall.sessions() as db:
        db.execute(update(table).values(changed))
        db.commit()
    status, leads = sent(hall, sitting)
    assert (status, leads.split("?")[0]) == told
    assert state_of(hall, sitting) is State.OPEN


def test_who_holds_a_role_of_staff_passes_the_code_first(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    with hall.sessions() as db:
        person = db.get_one(Person, hall.setting.applicant.person)
        grant_role(db, TESTS, person, Role.AUDITOR, hall.setting.round, now=hall.clock.at)
        db.execute(update(SignIn).values(code_passed_at=None))
        db.commit()
    assert sent(hall, sitting)[1].startswith("/people/sign-in/code")
    assert state_of(hall, sitting) is State.OPEN
    with hall.sessions() as db:
        db.execute(update(SignIn).values(code_passed_at=hall.clock.at))
        db.commit()
    assert sent(hall, sitting) == (302, f"/paper/{sitting}/receipt")
    assert state_of(hall, sitting) is State.OVER


def test_the_sitting_of_another_person_is_not_there(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    with hall.sessions() as db:
        db.execute(update(Sitting).values(person_id=hall.setting.officer.person))
        db.commit()
    assert sent(hall, sitting)[0] == 404
    assert state_of(hall, sitting) is State.OPEN
    assert sent(hall, UUID(int=7))[0] == 404


def test_the_trail_names_who_submitted_and_the_round_of_the_sitting(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    sent(hall, sitting)
    query = select(AuditEntry).where(AuditEntry.subject_id == str(sitting))
    with hall.sessions() as db:
        entries = {entry.act: entry for entry in db.scalars(query)}
    by, round_ = str(hall.setting.applicant.person), str(hall.setting.round)
    assert list(entries) == ["paper.start", "paper.submit", "paper.mark"]
    assert {(each.real_actor, each.round) for each in entries.values()} == {(by, round_)}
    assert entries["paper.submit"].actor == entries["paper.start"].actor


def test_rule_08_signing_in_anew_during_the_paper_lasts_to_its_end(hall: Hall) -> None:
    sitting = hall.start()
    with hall.sessions() as db:
        person = db.get_one(Person, hall.setting.applicant.person)
        person.password_hash, person.confirmed_at = hash_password("a long pass phrase"), OPENS
        email = person.email
        db.commit()
    hall.at(5)
    other = browser(hall.client.app)
    other.get("/people/sign-in")
    other.submit("Sign in", email=email, password="a long pass phrase")
    with hall.sessions() as db:
        ends = list(db.scalars(select(SignIn.expires_at).where(SignIn.person_id == person.id)))
        finish = find_attempt(db, sitting).ends_at
    assert len(ends) == 2
    assert min(ends) > finish + timedelta(hours=11)
