"""Submitting from a browser: the sitting's own statement asks who it is, the rest tells why not."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import update

from assessment.records.paper.attempt import find_attempt
from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Role
from assessment.rules.timing import State
from tests.databases import Statements
from tests.pages.paper.conftest import Hall


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
    assert (len(asked.all), asked.commits) == (8 if asked.engine.name == "sqlite" else 9, 1)
    with Statements(hall.client.app.extensions["engine"]) as asked:
        assert sent(hall, sitting)[0] == 302
    assert asked.writes == []


@pytest.mark.parametrize("table", [RoleGrant, SignIn, Person])
def test_who_may_not_submit_is_told_and_nothing_is_submitted(hall: Hall, table: type) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    gone = {RoleGrant: "removed_at", SignIn: "ended_at", Person: "disabled_at"}[table]
    with hall.sessions() as db:
        db.execute(update(table).values({gone: hall.clock.at}))
        db.commit()
    status, leads = sent(hall, sitting)
    if table is RoleGrant:
        assert status == 403
    else:
        assert (status, leads.split("?")[0]) == (302, "/people/sign-in")
    assert state_of(hall, sitting) is State.OPEN


def test_a_role_that_ran_out_submits_nothing(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    with hall.sessions() as db:
        db.execute(update(RoleGrant).values(until=hall.clock.at + timedelta(minutes=1)))
        db.commit()
    hall.at(1)
    assert sent(hall, sitting)[0] == 403
    assert state_of(hall, sitting) is State.OPEN


def test_the_same_person_in_another_role_submits_nothing(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    with hall.sessions() as db:
        db.execute(
            update(SignIn)
            .where(SignIn.person_id == hall.setting.applicant.person)
            .values(role=Role.OFFICER)
        )
        db.commit()
    assert sent(hall, sitting)[0] == 403
    assert state_of(hall, sitting) is State.OPEN


def test_the_sitting_of_another_person_is_not_there(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    status, _ = sent(hall, UUID(int=7))
    assert status == 404
    assert state_of(hall, sitting) is State.OPEN
