"""Rounds as staff meet them: listed, made, dated, pinned, opened by two people (pages 8 to 11)."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import create_round, dates_of, find_by_slug
from assessment.rules.people import Role
from tests.client import Client
from tests.records.rounds import DATES, NOW, TESTS, import_all, ready_round

SignIn = Callable[..., Client]
SLUG = "autumn-2026-round"
HOME = f"/round/{SLUG}"


@pytest.fixture
def new_round(sessions: sessionmaker[Session]) -> UUID:
    with sessions() as db:
        import_all(db)
        row = create_round(db, TESTS, "Autumn 2026 round", now=NOW)
        audit.seal(db)
        db.commit()
        return row.id


@pytest.fixture
def complete(sessions: sessionmaker[Session]) -> UUID:
    with sessions() as db:
        row = ready_round(db)
        audit.seal(db)
        db.commit()
        return row.id


def days(**changed: str) -> dict[str, str]:
    """The dates form as typed; `changed` replaces whole days as "1 7 2026"."""
    typed = {}
    for name, day in vars(DATES).items():
        parts = changed.get(name, f"{day.day} {day.month} {day.year}").split()
        for part, value in zip(("day", "month", "year"), parts, strict=True):
            typed[f"{name}-{part}"] = value
    return typed


def text(page: object) -> str:
    return " ".join(page.soup.get_text(" ").split())  # type: ignore[attr-defined]


def test_officer_without_a_round_makes_one_and_is_its_officer(
    sign_in: SignIn, sessions: sessionmaker[Session]
) -> None:
    client = sign_in(Role.OFFICER)
    page = client.get("/round/")
    assert "No rounds yet" in text(page)
    client.follow("Set up a round")
    page = client.submit("Continue", name="Autumn 2026 round")
    assert (page.path, page.soup.h1.get_text()) == (f"{HOME}/set-up", "Set up Autumn 2026 round")
    assert "Next: set up the round." in text(client.get(HOME + "/"))
    with sessions() as db:
        assert find_by_slug(db, SLUG).opened_at is None
        assert audit.verify(db) is None


def test_name_that_is_taken_stays_as_typed(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.OFFICER)
    client.get("/round/new")
    page = client.submit("Continue", name="autumn 2026 Round")
    assert page.status == 422
    assert "A round already has this name. Choose another" in text(page)
    assert page.soup.select_one("input[name=name]")["value"] == "autumn 2026 Round"


def test_dates_are_set_and_shown(
    sign_in: SignIn, new_round: UUID, sessions: sessionmaker[Session]
) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    client.get(f"{HOME}/dates")
    page = client.submit("Save", **days())
    assert page.path == f"{HOME}/set-up"
    assert "Dates Completed" in text(page)
    with sessions() as db:
        assert dates_of(find_by_slug(db, SLUG)) == DATES
    assert "Saturday 10 October 2026" in text(client.get(HOME + "/"))


def test_dates_out_of_order_are_refused_and_stay_as_typed(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    client.get(f"{HOME}/dates")
    page = client.submit("Save", **days(paper_on="1 9 2026", results_on="31 2 2026"))
    assert page.status == 422
    assert "Results must be a real date" in text(page)
    assert page.soup.select_one("input[name=paper_on-month]")["value"] == "9"
    page = client.submit("Save", **days(paper_on="1 9 2026"))
    assert "Paper must be after applicants told if they can apply" in text(page)


@pytest.mark.parametrize(
    "purpose", ["eligibility", "rubric", "recommendation", "paper", "rehearsal"]
)
def test_document_is_chosen_from_what_was_imported(
    sign_in: SignIn, new_round: UUID, purpose: str
) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    page = client.get(f"{HOME}/document/{purpose}")
    first = page.soup.select_one("input[name=document]")["value"]
    page = client.submit("Save", document=None)
    assert (page.status, "Select a document from the list" in text(page)) == (422, True)
    page = client.submit("Save", document="0" * 64)
    assert page.status == 422
    page = client.submit("Save", document=first)
    assert "saved." in text(page)
    page = client.get(f"{HOME}/document/{purpose}")
    assert page.soup.select_one("input[name=document][checked]")["value"] == first


def test_paper_page_says_how_many_questions_it_draws_from(sign_in: SignIn, complete: UUID) -> None:
    page = sign_in(Role.OFFICER, round_id=complete).get(f"{HOME}/paper")
    assert "Rehearsal, version 1 (specimen). Drawn from 6 questions" in text(page)


def test_letters_are_confirmed_once_read(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    page = client.get(f"{HOME}/letters")
    assert "Dear ((name))," in text(page)
    assert "Confirm that you have read the notices" in text(client.submit("Confirm"))
    assert "Letters Completed" in text(client.submit("Confirm", read="y"))


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


OFFICERS_ALONE = ["set-up", "dates", "paper", "letters", "open", "document/paper"]


@pytest.mark.parametrize("page", OFFICERS_ALONE)
@pytest.mark.parametrize("role", [Role.APPLICANT, Role.AUDITOR, Role.MODERATOR, Role.PANEL_MEMBER])
def test_set_up_is_for_officers(sign_in: SignIn, complete: UUID, page: str, role: Role) -> None:
    assert sign_in(role, round_id=complete).get(f"{HOME}/{page}").status == 403


@pytest.mark.parametrize("page", ["", "people", "set-up", "dates", "policy", "open"])
def test_another_round_is_not_found(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session], page: str
) -> None:
    with sessions() as db:
        other = create_round(db, TESTS, "Spring 2027", now=NOW)
        audit.seal(db)
        db.commit()
    client = sign_in(Role.OFFICER, round_id=other.id)
    assert client.get(f"{HOME}/{page}").status == 404


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


def test_auditor_reads_the_overview_and_writes_nothing(sign_in: SignIn, complete: UUID) -> None:
    page = sign_in(Role.AUDITOR, round_id=complete).get(HOME + "/")
    assert "Nothing waits for you." in text(page)
    assert page.soup.select("main form") == []


def test_nobody_signed_in_is_sent_to_sign_in(client: Client, app: Flask, complete: UUID) -> None:
    assert client.http.get(f"{HOME}/").status_code == 302
