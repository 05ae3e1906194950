"""Opening a round and changing it afterwards: two people (page 10)."""

from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import create_round, find_by_slug
from assessment.rules.people import Role
from tests.pages.round.words import HOME, SLUG, SignIn, text
from tests.records.rounds import NOW, TESTS


def test_two_officers_open_a_round(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    tom, priya = (sign_in(Role.OFFICER, round_id=complete) for _ in range(2))
    page = tom.get(f"{HOME}/open")
    assert "Some of these are specimens" in text(page)
    assert "Enter why this round can open" in text(tom.submit("Ask for a second person"))
    page = tom.submit("Ask for a second person", reason="All is ready")
    assert "Open the round Waiting for a second person" in text(page)
    assert "To do" in text(priya.get(HOME + "/"))
    page = priya.follow("Open the round: a second person is needed")
    assert "All is ready" in text(page)
    mine = tom.get(page.path)
    assert "You asked for this, so someone else must agree." in text(mine)
    assert mine.soup.select("main button") == []
    assert tom.post(page.path, answer="agree").status == 403
    refused = priya.submit("Do not agree")
    assert (refused.status, "Enter why you do not agree" in text(refused)) == (422, True)
    done = priya.submit("Agree")
    assert "You agreed. It is done." in text(done)
    with sessions() as db:
        assert find_by_slug(db, SLUG).opened_at is not None
        assert audit.verify(db) is None
    assert "Answer Agreed" in text(priya.get(page.path))
    fixed = priya.get(f"{HOME}/dates")
    assert "This was fixed when the round opened on 16 November 2026" in text(fixed)


def test_not_agreeing_changes_nothing_and_is_shown(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    tom, priya = (sign_in(Role.OFFICER, round_id=complete) for _ in range(2))
    tom.get(f"{HOME}/open")
    tom.submit("Ask for a second person", reason="All is ready")
    priya.get(HOME + "/")
    path = priya.follow("Open the round: a second person is needed").path
    priya.submit("Do not agree", reason="The hall is not booked")
    assert "The hall is not booked" in text(tom.get(path))
    with sessions() as db:
        assert find_by_slug(db, SLUG).opened_at is None


def test_round_that_is_not_ready_cannot_be_asked_for(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    assert "You cannot open this round yet. Still to do: Dates," in text(client.get(f"{HOME}/open"))
    page = client.post(f"{HOME}/open", reason="Now")
    assert (page.status, page.soup.h1.get_text()) == (409, "You cannot do this")


def test_open_round_asks_a_second_person_for_another_version(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        find_by_slug(db, SLUG).opened_at = NOW
        db.commit()
    client = sign_in(Role.OFFICER, round_id=complete)
    page = client.get(f"{HOME}/document/eligibility")
    assert "This was fixed when the round opened on 1 June 2026" in text(page)
    other = page.soup.select_one("input[name=document]:not([checked])")["value"]
    page = client.submit("Ask for a second person", document=other, reason="The 2022 rules apply")
    assert "You asked for a second person." in text(page)
    assert "Waiting for a second person." in text(client.get(f"{HOME}/document/eligibility"))


def test_request_of_another_round_is_not_found(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    tom = sign_in(Role.OFFICER, round_id=complete)
    tom.get(f"{HOME}/open")
    tom.submit("Ask for a second person", reason="All is ready")
    priya = sign_in(Role.OFFICER, round_id=complete)
    priya.get(HOME + "/")
    path = priya.follow("Open the round: a second person is needed").path
    with sessions() as db:
        other = create_round(db, TESTS, "Spring 2027", now=NOW)
        audit.seal(db)
        db.commit()
    assert sign_in(Role.OFFICER, round_id=other.id).get(path).status == 404
    assert sign_in(Role.MODERATOR, round_id=complete).get(path).status == 404
