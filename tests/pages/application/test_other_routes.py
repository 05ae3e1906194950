"""The other routes of 2019, filled in and sent through pages, then confirmed by an officer.

What the forms keep is what the clauses read: once every fact is confirmed, the policy is met, or
waits for nothing but the signatures of an exception.
"""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.application import Application, Evaluation
from assessment.rules.people import Role
from tests.applications import AFTER, World
from tests.client import Client
from tests.page import Page, words
from tests.pages.application.routes_given import (
    BEACON,
    BEACON_EXCEPTION,
    LEADER_EXCEPTION,
    TRUST,
    Facts,
)
from tests.pages.application.steps import SignIn, begun, confirm_all, placed
from tests.site import Clock

MET = "The policy says: eligible. You decide."
SIGN = "This is an exception. 2 officers sign, and neither may have confirmed its evidence."
CARDS = {"confirmer": "Contact 1", "chief_executive": "Chief executive 1"}
ORDINARY = pytest.mark.parametrize(
    ("route", "title", "facts"),
    [("beacon", "Beacon of excellence", BEACON), ("mat_ceo", "Trust leader", TRUST)],
    ids=["beacon", "trust"],
)
EXCEPTIONS = pytest.mark.parametrize(
    ("route", "title", "facts"),
    [
        ("beacon_exception", "Beacon of excellence, by exception", BEACON_EXCEPTION),
        ("mat_leader_exception", "Other leader in a trust, by exception", LEADER_EXCEPTION),
    ],
    ids=["beacon by exception", "trust leader by exception"],
)


def told(applicant: Client, route: str, facts: Facts) -> None:
    """The whole application, sent."""
    given(applicant, route, facts)
    assert "You have given what we need here." in applicant.get("/application/evidence").text
    fair(applicant)
    applicant.follow("Check and send")
    page = applicant.submit("Accept and send", confirmed="yes")
    assert page.h1 == "Application sent"


def given(applicant: Client, route: str, facts: Facts) -> None:
    """Where they work, and the evidence with its statement."""
    begun(applicant, route)
    placed(applicant)
    for kind, typed in facts:
        applicant.get(f"/application/evidence/{kind}/add")
        if kind == "graded":
            applicant.submit("Save and continue", framework="graded")
        page = applicant.submit("Save and continue", **typed)
        assert (page.path, page.errors) == (f"/application/evidence/{kind}", [])
    applicant.get("/application/evidence/statement")
    applicant.submit("Save and continue", statement="We taught every pupil to read.")


def fair(applicant: Client) -> None:
    """No adjustments, and nobody they know."""
    applicant.get("/application/adjustments")
    applicant.submit("Save and continue", wanted="none")
    applicant.get("/application/connections")
    applicant.submit("Save and continue", known="none")


def checked(sign_in: SignIn, world: World, sessions: sessionmaker[Session]) -> Client:
    """An officer on the case, every declared fact confirmed."""
    with sessions() as db:
        reference = db.scalars(select(Application.reference)).one()
    officer = sign_in(Role.OFFICER, round_id=world.round_id)
    confirm_all(officer, reference)
    return officer


def first_result(sessions: sessionmaker[Session]) -> str:
    with sessions() as db:
        return db.scalars(select(Evaluation.result)).one()


def captions(page: Page) -> list[str]:
    """What each table of clauses is called, with the result of its route."""
    return [words(each) for each in page.soup.select("main caption")]


@ORDINARY
def test_a_route_filled_in_and_sent_is_met_once_confirmed(
    applicant: Client,
    sign_in: SignIn,
    world: World,
    sessions: sessionmaker[Session],
    clock: Clock,
    route: str,
    title: str,
    facts: Facts,
) -> None:
    told(applicant, route, facts)
    assert first_result(sessions) == "unknown"
    clock.at = AFTER
    page = checked(sign_in, world, sessions).page
    assert page is not None
    assert (captions(page)[0], MET in page.text) == (f"{title} Met", True)


@EXCEPTIONS
def test_an_exception_filled_in_and_sent_is_met_once_two_others_sign(
    applicant: Client,
    sign_in: SignIn,
    world: World,
    sessions: sessionmaker[Session],
    clock: Clock,
    route: str,
    title: str,
    facts: Facts,
) -> None:
    told(applicant, route, facts)
    clock.at = AFTER
    page = checked(sign_in, world, sessions).page
    assert page is not None
    assert (SIGN in page.text, captions(page)[0]) == (True, f"{title} Not known")
    kind, typed = facts[-1]
    assert CARDS[kind] in [words(each) for each in page.soup.select("main h3")]
    assert typed["email"] in page.text
    first, second = (sign_in(Role.OFFICER, round_id=world.round_id) for _ in range(2))
    first.get(page.path)
    reasons = "The policy leaves this to a person"
    decision = {"outcome": "eligible", "reasons": reasons, "words": "A strong record"}
    asked = first.submit("Ask for a second person", **decision)
    second.get(page.path)
    agreed = second.submit("Agree")
    assert (asked.banner, agreed.banner) == (
        "Waiting for a second person.",
        "You agreed. It is decided.",
    )
    assert captions(agreed)[0] == f"{title} Met"


@EXCEPTIONS
def test_an_exception_waits_for_who_can_confirm_it(
    applicant: Client, route: str, title: str, facts: Facts
) -> None:
    given(applicant, route, facts[:-1])
    assert "You have given what we need here." not in applicant.get("/application/evidence").text
    fair(applicant)
    page = applicant.get("/application/send")
    assert (page.status, "Your application is not complete." in page.text) == (409, True)


@ORDINARY
def test_an_ordinary_route_asks_nobody_to_confirm(
    applicant: Client, route: str, title: str, facts: Facts
) -> None:
    begun(applicant, route)
    for kind in CARDS:
        assert applicant.get(f"/application/evidence/{kind}/add").status == 404
