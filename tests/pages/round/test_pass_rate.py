"""The expected range of the pass rate, set and fixed (page 10)."""

from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import find_by_slug, range_of
from assessment.rules.people import Role
from tests.pages.round.words import HOME, SLUG, SignIn, text
from tests.records.rounds import EXPECTED, NOW

PAGE = f"{HOME}/set-up/pass-rate"


def test_the_range_is_set_from_the_task_list(
    sign_in: SignIn, new_round: UUID, sessions: sessionmaker[Session]
) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    page = client.get(f"{HOME}/set-up")
    assert "Expected range of pass rate Not started" in text(page)
    page = client.follow("Expected range of pass rate")
    assert (page.path, page.h1) == (PAGE, "Expected range of pass rate")
    page = client.submit("Save", lowest="40", highest="80.5%")
    assert (page.status, page.errors) == (
        422,
        ["Highest pass rate must be a number between 0 and 100, like 80"],
    )
    assert page.soup.select_one("input[name=highest]")["value"] == "80.5%"
    page = client.submit("Save", lowest="40", highest="80.5")
    assert page.path == f"{HOME}/set-up"
    assert "Expected range of pass rate Completed" in text(page)
    with sessions() as db:
        assert range_of(find_by_slug(db, SLUG)) == EXPECTED
        assert audit.verify(db) is None


def test_faults_are_named_and_what_was_typed_stays(sign_in: SignIn, new_round: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=new_round)
    client.get(PAGE)
    page = client.submit("Save")
    assert (page.status, page.errors) == (
        422,
        ["Enter the lowest pass rate", "Enter the highest pass rate"],
    )
    page = client.submit("Save", lowest="80", highest="40")
    assert page.errors == ["Highest pass rate must be the same as or more than the lowest"]
    assert page.soup.select_one("input[name=lowest]")["value"] == "80"


def test_the_range_is_shown_once_it_is_fixed(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    client = sign_in(Role.OFFICER, round_id=complete)
    client.get(PAGE)
    assert client.page.soup.select_one("input[name=lowest]")["value"] == "40"
    assert client.page.soup.select_one("input[name=highest]")["value"] == "80.5"
    with sessions() as db:
        find_by_slug(db, SLUG).opened_at = NOW
        db.commit()
    page = client.get(PAGE)
    assert "This was fixed when the round opened on 1 June 2026" in text(page)
    assert page.summary() == {"Expected range": "40% to 80.5%"}
    assert page.soup.select("main form") == []
    assert client.post(PAGE, lowest="0", highest="100").status == 409
