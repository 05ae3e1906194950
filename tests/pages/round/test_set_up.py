"""Setting up a round: made, dated, pinned, its letters read (pages 8, 10)."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import dates_of, find_by_slug
from assessment.rules.people import Role
from tests.pages.round.words import HOME, SLUG, SignIn, days, text
from tests.records.rounds import DATES, NOW, other_pass_mark


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
    assert "Rehearsal, version 2 (specimen). Drawn from 8 questions" in text(page)


def test_letters_are_confirmed_once_read(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    page = client.get(f"{HOME}/letters")
    assert "Dear ((name))," in text(page)
    assert "Confirm that you have read the notices" in text(client.submit("Confirm"))
    assert "Letters Completed" in text(client.submit("Confirm", read="y"))


def test_pass_marks_that_differ_are_a_fault_at_the_task(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        other = other_pass_mark(db, "25", "1.8")
        audit.seal(db)
        db.commit()
    client = sign_in(Role.OFFICER, round_id=complete)
    client.get(f"{HOME}/document/recommendation")
    page = client.submit("Save", document=other.hash)
    fault = "The pass mark is 24 in the paper and 25 in the recommendation policy."
    assert f"Recommendation policy There is a problem: {fault}" in text(page)
    assert "Open the round Cannot start yet" in text(page)
    assert fault in text(client.get(f"{HOME}/open"))
    assert fault in text(client.post(f"{HOME}/open", reason="Now"))


def test_another_pass_mark_for_an_open_round_is_refused_at_the_document(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        other = other_pass_mark(db, "25", "1.8")
        find_by_slug(db, SLUG).opened_at = NOW
        audit.seal(db)
        db.commit()
    client = sign_in(Role.OFFICER, round_id=complete)
    client.get(f"{HOME}/document/recommendation")
    typed = {"document": other.hash, "reason": "The judges met again"}
    page = client.submit("Ask for a second person", **typed)
    assert (page.status, page.errors) == (
        422,
        [
            "The pass mark is 24 in the paper and 25 in the recommendation policy. "
            "They must be the same."
        ],
    )
    assert page.soup.select_one("textarea[name=reason]").text.strip() == "The judges met again"
