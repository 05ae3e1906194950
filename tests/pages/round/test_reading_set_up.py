"""An auditor reads how a round is set up, before it opens and after, and changes nothing."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.pin import pins_of
from assessment.records.round import create_round, find_by_slug
from assessment.rules.people import Role
from assessment.rules.pin import PURPOSES
from tests.pages.round.words import HOME, SLUG, SignIn
from tests.reader import reads
from tests.records.rounds import NOW, TESTS

PAGES = {
    "/set-up": 405,
    "/dates": 403,
    "/letters": 403,
    "/paper": 405,
    "/set-up/pass-rate": 403,
    "/set-up/specimen": 403,
    "/document/paper": 403,
    "/document/eligibility": 403,
}
"""Each page of the set-up, and what sending to it answers: 405 where it takes nothing."""
OPENED = pytest.mark.parametrize("opened", [False, True], ids=["set up", "open"])


def open_it(sessions: sessionmaker[Session]) -> None:
    with sessions() as db:
        find_by_slug(db, SLUG).opened_at = NOW
        db.commit()


@OPENED
def test_the_facts_are_read(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session], opened: bool
) -> None:
    if opened:
        open_it(sessions)
    client = sign_in(Role.AUDITOR, round_id=complete)
    pages = {path: reads(client, HOME + path, sent) for path, sent in PAGES.items()}
    with sessions() as db:
        used = pins_of(db, complete)["paper"]
    assert "Dates Completed" in pages["/set-up"].text
    assert ("The round can open when" in pages["/set-up"].text) is not opened
    assert pages["/dates"].summary()["Paper"] == "Saturday 10 October 2026"
    assert "These notices have been read and confirmed." in pages["/letters"].text
    assert pages["/set-up/pass-rate"].summary()["Expected range"].startswith("40")
    assert pages["/set-up/specimen"].summary()["Reason"] == "A trial with volunteers"
    assert f"{used.id}, {used.hash[:12]}" in pages["/document/paper"].text
    assert f"{HOME}/policy" in pages["/document/eligibility"].leads
    assert "/paper/staff/sessions" in pages["/paper"].leads


def test_what_is_not_settled_is_said(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.AUDITOR, round_id=new_round)
    said = {
        "/dates": "No dates yet.",
        "/letters": "Nobody has confirmed these notices yet.",
        "/set-up/pass-rate": "Not set yet",
        "/set-up/specimen": "there is nothing to agree",
        "/document/paper": "Not chosen yet.",
    }
    for path, words in said.items():
        assert words in reads(client, HOME + path).text, path


def test_every_document_can_be_read(sign_in: SignIn, complete: UUID) -> None:
    client = sign_in(Role.AUDITOR, round_id=complete)
    page = client.get(f"{HOME}/set-up")
    found = {purpose for purpose in PURPOSES if f"{HOME}/document/{purpose}" in page.leads}
    found |= {
        purpose
        for purpose in PURPOSES
        if f"{HOME}/document/{purpose}" in client.get(f"{HOME}/paper").leads
    }
    assert found == set(PURPOSES)


def test_opening_is_not_theirs(sign_in: SignIn, complete: UUID) -> None:
    client = sign_in(Role.AUDITOR, round_id=complete)
    assert client.get(f"{HOME}/open").status == 403
    assert client.post(f"{HOME}/open").status == 403


def test_another_round_is_not_there(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        other = create_round(db, TESTS, "Spring 2027", now=NOW)
        audit.seal(db)
        db.commit()
    client = sign_in(Role.AUDITOR, round_id=other.id)
    assert {client.get(HOME + path).status for path in PAGES} == {404}
