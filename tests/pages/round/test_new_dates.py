"""Changing the dates of an open round (page 10), and the applicant who reads them (page 16)."""

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.round import find_round
from assessment.records.tables.round import Round
from assessment.rules.people import Actor, Role
from tests import applications
from tests.applications import DURING, World
from tests.client import Client
from tests.pages.round.words import SignIn, text
from tests.site import Clock

WHY = "The email was sent late"
FIXED = (
    "This was fixed when the round opened on 1 July 2026. Changing it makes a new version, "
    "takes two people and is in the round's report."
)
READ_ANEW = (
    "Eligibility is read as on the day that applications close, so after a new closing date each "
    "case is checked again before it is decided."
)


@pytest.fixture
def world(sessions: sessionmaker[Session], clock: Clock) -> World:
    clock.at = DURING
    with sessions() as db:
        return applications.open_round(db)


@pytest.fixture
def row(world: World, sessions: sessionmaker[Session]) -> Round:
    with sessions() as db:
        return find_round(db, world.round_id)


def closing(day: int) -> dict[str, str]:
    return {
        f"applications_close-{part}": str(value)
        for part, value in zip(("day", "month", "year"), (day, 9, 2026), strict=True)
    }


def applicant(world: World, sessions: sessionmaker[Session], sends: bool) -> Actor:
    with sessions() as db:
        world.db = db
        person = applications.new_applicant(world)
        (applications.sent if sends else applications.drafted)(world, person)
        applications.commit(db)
        return person


def test_two_officers_change_the_closing_date_and_applicants_read_it(
    sign_in: SignIn, world: World, row: Round, sessions: sessionmaker[Session]
) -> None:
    tom, priya = (sign_in(Role.OFFICER, round_id=row.id) for _ in range(2))
    drafting = applicant(world, sessions, sends=False)
    page = tom.get(f"/round/{row.slug}/dates")
    assert FIXED in " ".join(page.soup.main.get_text().split())
    assert READ_ANEW in text(page)
    assert page.soup.select("[name^=applications_open]") == []
    page = tom.submit("Ask for a second person", **closing(18))
    assert (page.status, page.errors) == (422, ["Enter a reason"])
    page = tom.submit("Ask for a second person", reason=WHY, **closing(18))
    assert "Waiting for a second person." in text(page)
    assert cells(page.soup) == [
        ["Applications close", "Friday 11 September 2026", "Friday 18 September 2026"]
    ]
    mine = tom.follow("Read what was asked for")
    assert "You asked for this, so someone else must agree." in text(mine)
    assert tom.post(mine.path, answer="agree").status == 403
    priya.get(f"/round/{row.slug}/")
    page = priya.follow("Change the dates of the round: a second person is needed")
    assert (page.path, page.h1) == (mine.path, "Change the dates of the round")
    assert cells(page.soup) == cells(mine.soup)
    assert WHY in text(page)
    assert "a draft" not in text(page)
    home = sign_in(Role.APPLICANT, round_id=row.id, person_id=drafting.person)
    assert "Send it by 11:59pm on Friday 11 September 2026" in text(home.get("/application/"))
    assert "You agreed. It is done." in text(priya.submit("Agree"))
    assert "Send it by 11:59pm on Friday 18 September 2026" in text(home.get("/application/"))
    page = tom.get(f"/round/{row.slug}/dates")
    assert page.soup.select_one("caption").get_text() == "Version 2"
    assert WHY in text(page)


def test_closing_earlier_says_how_many_drafts_it_closes(
    sign_in: SignIn, world: World, row: Round, sessions: sessionmaker[Session]
) -> None:
    for sends in (False, False, True):
        applicant(world, sessions, sends)
    tom, priya = (sign_in(Role.OFFICER, round_id=row.id) for _ in range(2))
    warning = "Applications would close earlier. 2 people have a draft that they have not sent."
    tom.get(f"/round/{row.slug}/dates")
    page = tom.submit("Ask for a second person", reason=WHY, **closing(4))
    assert (page.status, warning in text(page)) == (200, True)
    page = tom.submit("Ask for a second person")
    assert "Waiting for a second person." in text(page)
    path = tom.follow("Read what was asked for").path
    assert warning in text(priya.get(path))
    priya.submit("Agree")
    assert warning not in text(priya.get(path))


def test_who_sent_reads_the_other_dates_too(
    sign_in: SignIn, world: World, row: Round, sessions: sessionmaker[Session]
) -> None:
    sender = applicant(world, sessions, sends=True)
    home = sign_in(Role.APPLICANT, round_id=row.id, person_id=sender.person)
    assert "10 October 2026" in text(home.get("/application/"))
    tom, priya = (sign_in(Role.OFFICER, round_id=row.id) for _ in range(2))
    paper = {"paper_on-day": "17", "paper_on-month": "10", "paper_on-year": "2026"}
    tom.get(f"/round/{row.slug}/dates")
    tom.submit("Ask for a second person", reason=WHY, **paper)
    agree(priya, tom.follow("Read what was asked for").path)
    page = home.get("/application/")
    assert ("17 October 2026" in text(page), "10 October 2026" in text(page)) == (True, False)


def test_a_closing_date_before_now_is_refused_and_stays_as_typed(
    sign_in: SignIn, row: Round
) -> None:
    tom = sign_in(Role.OFFICER, round_id=row.id)
    tom.get(f"/round/{row.slug}/dates")
    page = tom.submit("Ask for a second person", reason=WHY)
    assert (page.status, page.errors) == (422, ["Change at least one date"])
    page = tom.submit("Ask for a second person", reason=WHY, **{"applications_close-month": "8"})
    assert (page.status, page.errors) == (422, ["Applications close must not be in the past"])
    assert page.soup.select_one("[name=applications_close-month]")["value"] == "8"


def agree(client: Client, path: str) -> None:
    client.get(path)
    client.submit("Agree")


def cells(soup) -> list[list[str]]:  # type: ignore[no-untyped-def]
    rows = soup.select("main tbody tr")
    return [[" ".join(cell.get_text().split()) for cell in row.select("th, td")] for row in rows]
