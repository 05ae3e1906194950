"""Submitting from a browser: few statements, one commit, a trail that names who it was."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from assessment.records.paper.attempt import find_attempt
from assessment.records.people.account import hash_password
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.people import Person, SignIn
from tests.databases import Statements
from tests.pages.paper.conftest import Hall
from tests.records.paper.setting import OPENS
from tests.site import browser


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
