"""An officer agrees adjustments: page 26."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.application import adjusted_time_for
from assessment.records.application.adjustment_asked import ask_adjustments
from assessment.records.application.sending import send
from assessment.records.tables.application import Adjustment, Application
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests import applications
from tests.applications import AFTER, DURING, World
from tests.client import Client
from tests.site import Clock

SignIn = Callable[..., Client]


@pytest.fixture
def world(sessions: sessionmaker[Session], clock: Clock) -> World:
    clock.at = AFTER
    with sessions() as db:
        world = applications.open_round(db)
        applicant = applications.new_applicant(world)
        applications.drafted(world, applicant)
        ask_adjustments(db, applicant, ["more_time", "breaks"], "", "At school", now=DURING)
        send(db, applicant, True, now=DURING)
        applications.commit(db)
        return world


@pytest.fixture
def path(world: World, sessions: sessionmaker[Session]) -> str:
    with sessions() as db:
        reference = db.scalars(select(Application.reference)).one()
    return f"/application/{reference}/adjustments"


@pytest.fixture
def officers(sign_in: SignIn, world: World) -> tuple[Client, Client]:
    first, second = (sign_in(Role.OFFICER, round_id=world.round_id) for _ in range(2))
    return first, second


def words(sessions: sessionmaker[Session]) -> tuple[str, str]:
    with sessions() as db:
        row = db.scalars(select(Application)).one()
        allowance = adjusted_time_for(db, row.id, 60)
        return allowance.words, allowance.break_words


GIVEN = {"extra_percent": "50", "break_count": "3", "break_minutes": "15"}
AGREED = ("90 minutes (60 plus 50%)", "3, 15 minutes in all")


def test_adjustments_are_agreed_and_told(
    officers: tuple[Client, Client], path: str, sessions: sessionmaker[Session]
) -> None:
    page = officers[0].get(path)
    assert "More time, Rest breaks when the clock stops" in page.text
    page = officers[0].submit("Show their time", **GIVEN)
    assert "Their time: 90 minutes (60 plus 50%). Breaks: 3, 15 minutes in all." in page.text
    assert words(sessions) == ("60 minutes", "None")
    officers[0].submit("Agree and tell them", **GIVEN)
    assert words(sessions) == AGREED
    with sessions() as db:
        notice = db.scalars(select(Notice).where(Notice.kind == "adjustments_agreed")).one()
    assert "Your time: 90 minutes (60 plus 50%)." in notice.body


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"extra_percent": "half"}, "Extra time must be a number, like 25"),
        ({"extra_percent": "-5"}, "Extra time must be a number, like 25"),
        ({"extra_percent": "33.333"}, "Extra time must have 2 decimal places or fewer"),
        ({"break_count": "2"}, "Enter the minutes of break"),
        ({"break_minutes": "10"}, "Enter the number of breaks"),
        ({"break_count": "1.5"}, "Number of breaks must be a number, like 25"),
    ],
)
def test_wrong_numbers_are_refused_and_stay(
    officers: tuple[Client, Client], path: str, fields: dict[str, str], error: str
) -> None:
    officers[0].get(path)
    page = officers[0].submit("Agree and tell them", **fields)
    assert page.errors == [error]
    name, typed = next(iter(fields.items()))
    kept = page.soup.select_one(f"input[name={name}]")
    assert kept is not None
    assert kept["value"] == typed


def test_rule_06_shortening_takes_two_people(
    officers: tuple[Client, Client], path: str, sessions: sessionmaker[Session]
) -> None:
    first, second = officers
    first.get(path)
    first.submit("Agree and tell them", **GIVEN)
    page = first.submit("Agree and tell them", extra_percent="25")
    assert page.errors == ["Enter a reason"]
    page = first.submit("Agree and tell them", extra_percent="25", reason="A mistake")
    assert page.banner == "Waiting for a second person."
    assert words(sessions) == AGREED
    assert first.post(path, answer="agree").status == 403
    page = second.get(path)
    assert "Less than before: 75 minutes (60 plus 25%)" in page.text
    second.submit("Agree")
    assert words(sessions)[0] == "75 minutes (60 plus 25%)"


def test_not_agreed_takes_a_reason_and_a_second_person(
    officers: tuple[Client, Client], path: str, sessions: sessionmaker[Session]
) -> None:
    first, second = officers
    first.get(path)
    assert first.submit("Not agreed").errors == ["Enter a reason"]
    first.submit("Not agreed", reason="There is no evidence")
    second.get(path)
    assert second.submit("Do not agree").errors == ["Enter why you do not agree"]
    second.submit("Agree")
    with sessions() as db:
        row = db.scalars(select(Adjustment)).one()
        assert (row.agreed, row.reason) == (False, "There is no evidence")


def test_the_applicant_reads_why_a_change_was_not_agreed(
    officers: tuple[Client, Client], path: str, sign_in: SignIn, sessions: sessionmaker[Session]
) -> None:
    first, second = officers
    with sessions() as db:
        row = db.scalars(select(Application)).one()
    applicant = sign_in(Role.APPLICANT, round_id=row.round_id, person_id=row.person_id)
    first.get(path)
    first.submit("Not agreed", reason="There is no evidence")
    assert "There is no evidence" not in applicant.get("/application/").text
    second.get(path)
    second.submit("Agree")
    said = "We did not agree them. The reason is: There is no evidence"
    assert said in applicant.get("/application/").text
    first.get(path)
    first.submit("Agree and tell them", **GIVEN)
    assert "There is no evidence" not in applicant.get("/application/").text


def test_settled_by_another_meanwhile_is_refused(
    officers: tuple[Client, Client], path: str
) -> None:
    first, second = officers
    first.get(path)
    second.get(path)
    second.submit("Agree and tell them", extra_percent="25")
    page = first.submit("Agree and tell them", extra_percent="10")
    assert (page.status, page.h1) == (409, "You cannot do this")
