"""Page 63 at a browser without script: confirming, departing, the second moderator."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.moderation import Moderation
from tests import touched
from tests.pages.moderation.conftest import Desk


def kept(sessions: sessionmaker[Session]) -> int:
    with sessions() as db:
        return db.scalar(select(func.count()).select_from(Moderation)) or 0


def test_a_recommendation_is_checked_then_confirmed(
    desk: Desk, sessions: sessionmaker[Session]
) -> None:
    client = desk.moderator()
    client.get(desk.address())
    page = client.submit("Continue", outcome="designate", reasons="Clear.\r\n\r\nOn all of it.")
    assert page.soup.h1.get_text() == "Check your recommendation"
    assert kept(sessions) == 0
    client.submit("Confirm")
    assert kept(sessions) == 1
    with sessions() as db:
        row = db.scalars(select(Moderation)).one()
        assert (row.outcome, row.departs, row.moderator_id) == (
            "designate",
            False,
            client.person_id,
        )
        assert row.reasons.split() == ["Clear.", "On", "all", "of", "it."]
    page = client.get(desk.address())
    assert "A moderator recommended: Designate." in page.text
    assert page.soup.select("form [name=outcome]") == []


ERRORS = {
    "nothing": ({}, ["Select what you recommend", "Enter your reasons"]),
    "no reasons": ({"outcome": "designate"}, ["Enter your reasons"]),
    "no outcome": ({"reasons": "Clear"}, ["Select what you recommend"]),
    "an outcome that is none": (
        {"outcome": "perhaps", "reasons": "Clear"},
        ["Select what you recommend"],
    ),
}


@pytest.mark.parametrize(("sent", "errors"), ERRORS.values(), ids=ERRORS.keys())
def test_what_is_missing_is_said_and_what_was_typed_stays(
    desk: Desk, sessions: sessionmaker[Session], sent: dict[str, str], errors: list[str]
) -> None:
    client = desk.moderator()
    client.get(desk.address())
    page = client.submit("Continue", **sent)
    summary = page.soup.select(".govuk-error-summary__list a")
    assert (page.status, [each.get_text() for each in summary]) == (422, errors)
    assert page.soup.select_one("#reasons").get_text().strip() == sent.get("reasons", "")
    assert kept(sessions) == 0


def test_rule_33_a_departure_takes_evidence_and_a_second_moderator(
    desk: Desk, sessions: sessionmaker[Session]
) -> None:
    first, second = desk.moderator(), desk.moderator()
    first.get(desk.address())
    page = first.submit("Continue", outcome="do_not_designate", reasons="Thin on 2.3.")
    assert page.soup.h1.get_text() == "You are departing from the recommendation"
    assert "The policy recommends: designate. You recommend: do not designate." in page.text
    page = first.submit("Ask for a second moderator")
    assert page.soup.select_one(".govuk-error-summary__list a").get_text() == (
        "Select the evidence you relied on"
    )
    first.submit("Ask for a second moderator", relied_on="2.3")
    assert kept(sessions) == 0
    page = first.get(desk.address(more="/second"))
    assert (page.status, "You asked for this, so someone else must agree." in page.text) == (
        403,
        True,
    )
    page = second.get(desk.address(more="/second"))
    assert "Thin on 2.3." in page.text
    page = second.submit("Do not agree")
    assert (page.status, "Enter why you do not agree" in page.text) == (422, True)
    second.submit("Agree")
    with sessions() as db:
        row = db.scalars(select(Moderation)).one()
        assert (row.outcome, row.departs, row.relied_on) == ("do_not_designate", True, ["2.3"])
        assert (row.moderator_id, row.second_id) == (first.person_id, second.person_id)


def test_rule_34_stale_evidence_answers_this_has_changed(
    desk: Desk, sessions: sessionmaker[Session]
) -> None:
    client = desk.moderator()
    client.get(desk.address())
    client.submit("Continue", outcome="designate", reasons="Clear")
    touched.credit(desk.world)
    desk.commit()
    page = client.submit("Confirm")
    assert (page.status, page.soup.h1.get_text()) == (409, "This has changed since you opened it")
    assert kept(sessions) == 0


def test_confirmed_twice_is_refused(desk: Desk, sessions: sessionmaker[Session]) -> None:
    first, second = desk.moderator(), desk.moderator()
    for client in (first, second):
        client.get(desk.address())
        client.submit("Continue", outcome="designate", reasons="Clear")
    first.submit("Confirm")
    page = second.submit("Confirm")
    assert (page.status, "This case already has a recommendation." in page.text) == (409, True)
    assert kept(sessions) == 1


@pytest.mark.parametrize("more", ["/confirm", "/depart"])
def test_the_last_step_opened_by_address_goes_to_the_case(desk: Desk, more: str) -> None:
    assert desk.moderator().get(desk.address(more=more)).path.endswith(desk.address())
