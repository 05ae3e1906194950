"""A pass rate outside the expected range, agreed by two people on pages (page 66)."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Actor, Role
from tests import decisions, interviews
from tests.client import Client
from tests.decisions import OPEN, RELEASED, STRONG, WEAK, Decisions
from tests.site import Clock

SignIn = Callable[..., Client]
PAGE = "/decision/release/pass-rate"
WHY = "All who applied came from one well prepared trust."


@pytest.fixture
def found(sessions: sessionmaker[Session], clock: Clock) -> Iterator[Decisions]:
    """A round that is ready to be released, but for its pass rate: 2 of 3, expected 70% to 90%."""
    clock.at = RELEASED
    with sessions() as db:
        made = decisions.ready(db, STRONG, WEAK, OPEN)
        made.round.pass_rate_lowest, made.round.pass_rate_highest = Decimal(70), Decimal(90)
        interviews.commit(made.world)
        yield made


@pytest.fixture
def enter(sign_in: SignIn, found: Decisions) -> Callable[[Actor], Client]:
    def go(person: Actor) -> Client:
        return sign_in(person.role, round_id=found.world.round_id, person_id=person.person)

    return go


def test_two_people_agree_and_results_are_released(
    found: Decisions, enter: Callable[[Actor], Client]
) -> None:
    first, second = enter(found.decider), enter(found.second)
    page = first.get("/decision/release")
    assert "You cannot release yet" in page.text
    assert "2 of 3, expected 70% to 90%" in page.text
    page = first.follow("Pass rate is in the expected range")
    assert (page.path, page.h1) == (PAGE, "Pass rate and the expected range")
    page = first.submit("Ask for a second person", reason=" ")
    assert (page.status, page.errors) == (
        422,
        ["Enter why results can be released with this pass rate"],
    )
    page = first.submit("Ask for a second person", reason=WHY)
    assert "You asked for this, so someone else must agree." in page.text
    assert first.post(f"{PAGE}/answer", answer="agree").status == 403
    page = second.get(PAGE)
    assert page.summary()["Reason"] == WHY
    page = second.submit("Do not agree")
    assert page.errors == ["Enter why you do not agree"]
    page = second.submit("Agree")
    assert (page.path, "Everything is ready" in page.text) == ("/decision/release", True)
    assert "Agreed by two people: Dee Park and Sam Hill" in page.text
    assert WHY in page.text
    first.get("/decision/release")
    first.submit("Ask for a second person")
    page = second.get("/decision/release")
    assert WHY in page.text
    page = second.submit("Release now", number="3")
    assert (page.h1, WHY in page.text) == ("Results released", True)
    page = first.get(PAGE)
    assert page.summary()["Agreed by two people"] == "Dee Park and Sam Hill"
    assert page.soup.select("main form") == []


def test_the_second_person_may_say_no(found: Decisions, enter: Callable[[Actor], Client]) -> None:
    first, second = enter(found.decider), enter(found.second)
    first.get(PAGE)
    first.submit("Ask for a second person", reason=WHY)
    second.get(PAGE)
    page = second.submit("Do not agree", reason="Look at question 12 first.")
    assert "You did not agree." in page.text
    assert "You cannot release yet" in page.text


def test_a_rate_in_the_range_asks_nothing(
    found: Decisions, enter: Callable[[Actor], Client]
) -> None:
    found.round.pass_rate_lowest = Decimal(0)
    found.db.commit()
    page = enter(found.decider).get(PAGE)
    assert "there is nothing to agree" in page.text
    assert page.soup.select("main form") == []


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.PANEL_MEMBER, Role.MODERATOR])
def test_rule_35_nobody_else_sees_the_rate(found: Decisions, sign_in: SignIn, role: Role) -> None:
    client = sign_in(role, round_id=found.world.round_id)
    assert client.get(PAGE).status == 403
    assert client.post(f"{PAGE}/answer", check=False).status == 403
