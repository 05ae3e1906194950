"""Who sees which page of a round, and what a stranger is told (pages 8 to 11)."""

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import create_round
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.round.words import HOME, SignIn, text
from tests.records.rounds import NOW, TESTS


def test_policies_are_shown_in_words(sign_in: SignIn, complete: UUID) -> None:
    moderator = sign_in(Role.MODERATOR, round_id=complete)
    page = moderator.get(f"{HOME}/policy")
    assert page.soup.h1.get_text() == "Eligibility policy, version 1"
    assert "A person decides" in text(page)
    page = moderator.get(f"{HOME}/policy/recommendation")
    assert "The paper's total is 24 or more" in text(page)


def test_people_of_the_round_are_listed(sign_in: SignIn, complete: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=complete)
    sign_in(Role.APPLICANT, round_id=complete)
    page = client.get(f"{HOME}/people")
    rows = page.soup.select("tbody tr")
    assert [row.select("td")[0].get_text(strip=True) for row in rows] == ["Officer"]


OFFICERS_ALONE = [
    "set-up",
    "dates",
    "paper",
    "letters",
    "open",
    "document/paper",
    "set-up/pass-rate",
]


@pytest.mark.parametrize("page", OFFICERS_ALONE)
@pytest.mark.parametrize("role", [Role.APPLICANT, Role.MODERATOR, Role.PANEL_MEMBER])
def test_set_up_is_for_officers(sign_in: SignIn, complete: UUID, page: str, role: Role) -> None:
    assert sign_in(role, round_id=complete).get(f"{HOME}/{page}").status == 403


@pytest.mark.parametrize(
    "page", ["", "people", "set-up", "dates", "policy", "open", "set-up/pass-rate"]
)
def test_another_round_is_not_found(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session], page: str
) -> None:
    with sessions() as db:
        other = create_round(db, TESTS, "Spring 2027", now=NOW)
        audit.seal(db)
        db.commit()
    client = sign_in(Role.OFFICER, round_id=other.id)
    assert client.get(f"{HOME}/{page}").status == 404


def test_auditor_reads_the_overview_and_writes_nothing(sign_in: SignIn, complete: UUID) -> None:
    page = sign_in(Role.AUDITOR, round_id=complete).get(HOME + "/")
    assert "Nothing waits for you." in text(page)
    assert page.soup.select("main form") == []


def test_nobody_signed_in_is_sent_to_sign_in(client: Client, app: Flask, complete: UUID) -> None:
    assert client.http.get(f"{HOME}/").status_code == 302
