"""A person applies: pages 16 to 22, without JavaScript."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.application import Fact
from assessment.rules.people import Role
from tests import applications
from tests.applications import DURING
from tests.client import Client
from tests.pages.application.steps import SignIn, begun, post_filled
from tests.site import Clock


def test_page_17_lists_the_routes_of_the_pinned_policy(applicant: Client) -> None:
    applicant.get("/application/")
    applicant.submit("Start your application")
    page = applicant.follow("Your route")
    labels = [label.get_text(strip=True) for label in page.soup.select(".govuk-radios__label")]
    assert labels == [
        "Turnaround head",
        "Beacon of excellence",
        "Beacon of excellence, by exception",
        "Trust leader",
        "Other leader in a trust, by exception",
    ]
    assert applicant.submit("Save and continue").errors == ["Select the route you are applying by"]


def test_page_17_lists_the_routes_of_2022(
    sign_in: SignIn, sessions: sessionmaker[Session], clock: Clock
) -> None:
    clock.at = DURING
    with sessions() as db:
        world = applications.open_round(db, "nle-2022")
    applicant = sign_in(Role.APPLICANT, round_id=world.round_id)
    begun(applicant, "turnaround")
    assert applicant.page is not None
    links = [
        link.get_text(strip=True) for link in applicant.page.soup.select(".govuk-task-list__link")
    ]
    assert links == [
        "Posts",
        "Graded inspections",
        "Ofsted reports that name you",
        "Schools whose URN changed",
        "Statement",
    ]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"urn": "12345"}, "URN must be 6 numbers"),
        ({"urn": ""}, "Enter the URN of the school"),
        ({"start-year": ""}, "Date you started must include a year"),
        ({"start-year": "2031"}, "Date you started must be in the past"),
        (
            {"end-day": "1", "end-month": "1", "end-year": "2010"},
            "Date you left must be after the date you started",
        ),
        ({"urn": "9001\x0001"}, "This contains a character we cannot save. Type it again."),
        ({"role": "caretaker"}, "Select the role"),
        ({"role": "trust_ceo"}, "Enter the UID of the trust"),
        ({"urn": "٩٠٠١٠١"}, "URN must be 6 numbers"),
    ],
    ids=["short", "none", "no year", "future", "left first", "NUL", "role", "no trust", "digits"],
)
def test_a_wrong_post_is_refused_and_what_was_typed_stays(
    applicant: Client, fields: dict[str, str], error: str
) -> None:
    begun(applicant)
    post_filled(applicant, **fields)
    assert applicant.page is not None
    assert (applicant.page.errors, applicant.page.status) == ([error], 422)
    kept = applicant.page.soup.select_one("input[name=start-month]")
    assert kept is not None
    assert kept["value"] == "9"


def test_a_report_card_asks_for_its_own_words(applicant: Client) -> None:
    begun(applicant)
    applicant.get("/application/evidence/graded/add")
    assert applicant.submit("Save and continue").errors == ["Select what the report gave"]
    page = applicant.submit("Save and continue", framework="report_card")
    names = {str(field["name"]) for field in page.soup.select("main select")}
    expected = {"inclusion", "curriculum", "achievement", "attendance", "wellbeing", "governance"}
    assert (names, page.errors) == (expected, [])
    fields = {"start-day": "20", "start-month": "1", "start-year": "2026"}
    page = applicant.submit("Save and continue", urn="900101", **fields)
    assert page.errors == ["Select inclusion"]
    page = applicant.submit("Save and continue", **dict.fromkeys(names, "Needs attention"))
    assert page.summary()["Leadership and governance"] == "Needs attention"


def test_a_fact_is_changed_and_removed_and_nothing_is_lost(
    applicant: Client, sessions: sessionmaker[Session]
) -> None:
    begun(applicant)
    post_filled(applicant)
    applicant.follow("Change post 1")
    applicant.submit("Save and continue", urn="900102")
    page = applicant.submit("Remove post 1")
    assert "None yet." in page.text
    with sessions() as db:
        rows = db.scalars(select(Fact).order_by(Fact.recorded_at)).all()
    assert [row.removed_at is not None for row in rows] == [True, True]
    assert [row.body["urn"] for row in rows if row.replaced_by] == ["900101"]


def test_a_second_equal_fact_is_refused(applicant: Client) -> None:
    begun(applicant)
    post_filled(applicant)
    post_filled(applicant)
    assert applicant.page is not None
    assert applicant.page.errors == ["You have already added this"]


def test_another_route_takes_the_evidence_off(applicant: Client) -> None:
    begun(applicant)
    post_filled(applicant)
    page = applicant.get("/application/route")
    words = "Changing your route removes your evidence for the old one. We keep a copy."
    assert words in page.text
    applicant.submit("Save and continue", route="beacon")
    assert "None yet." in applicant.get("/application/evidence/post").text


def test_an_exception_says_that_two_people_look(applicant: Client) -> None:
    begun(applicant, "beacon_exception")
    assert applicant.page is not None
    assert "This is an exception. 2 people look at it." in applicant.page.text


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Enter what you led and how you know it worked"),
        ("word " * 301, "Statement must be 300 words or fewer. You have 301"),
        ("x" * 100_000, "Statement must be 20,000 characters or fewer. You have 100,000"),
        ("NUL\x00", "This contains a character we cannot save. Type it again."),
    ],
    ids=["empty", "301 words", "100,000 characters", "NUL"],
)
def test_a_wrong_statement_is_refused(applicant: Client, text: str, error: str) -> None:
    begun(applicant)
    applicant.get("/application/evidence/statement")
    assert applicant.submit("Save and continue", statement=text).errors == [error]


def test_rule_14_text_in_is_text_out(applicant: Client) -> None:
    begun(applicant)
    text = "שלום \u202eabc\u202c 👩‍🏫 é"
    applicant.get("/application/evidence/statement")
    applicant.submit("Save and continue", statement=text)
    page = applicant.get("/application/evidence/statement")
    kept = page.soup.select_one("textarea")
    assert kept is not None
    assert kept.get_text().strip() == text


def test_adjustments_need_an_answer_and_none_excludes_the_others(applicant: Client) -> None:
    begun(applicant)
    error = "Select what would help, or select ‘No, I do not need changes’"
    applicant.get("/application/adjustments")
    assert applicant.submit("Save and continue").errors == [error]
    assert applicant.submit("Save and continue", wanted=["none", "breaks"]).errors == [error]
    assert applicant.submit("Save and continue", wanted=["other"]).errors == [
        "Enter what would help"
    ]
    page = applicant.get("/application/adjustments")
    assert "own words" not in page.text
