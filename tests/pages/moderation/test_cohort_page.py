"""Page 64: every figure of the cohort equals its table, and the rows behind it."""

from decimal import Decimal

import pytest

from assessment.records.moderation import evidence_of
from assessment.rules.people import Role
from tests import interviews
from tests.page import Page
from tests.pages.moderation.conftest import Desk

SCORES = ("35", "24.5", "24", "23.5", "10", "24.5")


def table(page: Page, caption: str) -> list[list[str]]:
    for each in page.soup.select("main table"):
        if each.caption.get_text().strip() == caption:
            return [[c.get_text() for c in row.select("th, td")] for row in each.select("tbody tr")]
    raise AssertionError(caption)


@pytest.mark.parametrize("desk", [SCORES], indirect=True)
def test_the_papers_against_the_pass_mark(desk: Desk) -> None:
    page = desk.moderator().get("/moderation/cohort")
    assert "4 people are at or above the pass mark of 24, 2 people are below it." in page.text
    rows = {label: int(n) for label, n in table(page, "Marks on the paper")}
    assert {label: n for label, n in rows.items() if n} == {
        "10 to under 12": 1,
        "22 to under 24": 1,
        "24 to under 26": 3,
        "34 to under 36": 1,
    }
    drawn = [
        text.get_text() for text in page.soup.select("#papers ~ figure .app-chart__bin ~ text")
    ]
    assert sorted(n for n in drawn if n.isdigit()) == ["1", "1", "1", "3"]


@pytest.mark.parametrize("desk", [SCORES], indirect=True)
def test_the_standards_equal_the_agreed_levels(desk: Desk) -> None:
    page = desk.moderator().get("/moderation/cohort")
    db, ids = desk.world.db, [one.id for one in desk.world.applications]
    agreed = [e.agreed_on(c) for e in evidence_of(db, ids).values() for c in e.criteria]
    rows = table(page, "Agreed levels at level 3 or above")
    assert [sum(int(n) for n in row[1:]) for row in rows] == [len(agreed) // 3] * 3
    assert sum(int(row[3]) for row in rows) == agreed.count(3)


@pytest.mark.parametrize("desk", [SCORES], indirect=True)
def test_paper_against_interview(desk: Desk) -> None:
    page = desk.moderator().get("/moderation/cohort")
    rows = table(page, "Marks on the paper, and criteria at level 3 or above")
    points = {(Decimal(x), int(y)): int(n) for x, y, n in rows}
    assert points[Decimal("24.5"), 12] == 2
    assert sum(points.values()) == len(SCORES)
    corners = [c.get_text(" ").split() for c in page.soup.select(".app-chart__corner")]
    assert [int(words[0]) for words in corners] == [2, 4, 0, 0]


@pytest.mark.parametrize("desk", [SCORES], indirect=True)
def test_the_stages_count_everybody(desk: Desk) -> None:
    interviews.new_applicant(desk.world, "Not Interviewed")
    desk.commit()
    client = desk.moderator()
    client.get(desk.address())
    client.submit("Continue", outcome="designate", reasons="Clear")
    client.submit("Confirm")
    rows = table(client.get("/moderation/cohort"), "People who reached each stage")
    assert rows == [
        ["Sent an application", "7"],
        ["Eligible", "7"],
        ["Sat the paper", "6"],
        ["Interviewed", "6"],
        ["Recommended", "1"],
    ]


@pytest.mark.parametrize("desk", [SCORES], indirect=True)
def test_rule_28_scores_of_cases_you_scored_are_left_out(desk: Desk) -> None:
    member = desk.world.members[0].person
    client = desk.sign_in(Role.MODERATOR, round_id=desk.world.round_id, person_id=member)
    page = client.get("/moderation/cohort")
    assert "No cases yet. Scores appear here when panels finish their interviews." in page.text
    assert page.soup.select(".app-chart__bin, .app-chart__point") == []


def test_the_cohort_names_nobody_and_changes_nothing(desk: Desk) -> None:
    page = desk.moderator().get("/moderation/cohort")
    application = desk.world.applications[0]
    hidden = (application.case_code, application.reference, "Applicant Number0")
    assert [word for word in hidden if word in page.text] == []
    assert "These do not change any case." in page.text
