"""Page 65 shows the evidence of page 62, folded, and only while it is what the moderator saw."""

from assessment.records.interview.declaration import declare_conflict
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Role
from tests import decisions, finished, interviews, touched
from tests.client import Page
from tests.decisions import DECIDED, RELEASED
from tests.pages.decision.archive import decided
from tests.pages.decision.conftest import Room
from tests.site import Clock

FOLDED = [
    "Know this first",
    "Eligibility: turnaround head",
    "Knowledge paper: 24 out of 40",
    "Interview: 11 of 12 criteria at level 3 or above",
    "The policy recommends: a second look",
    "How firm is it? 7 of 8 checks change the outcome",
]
MOVED = "the evidence is not what the moderator saw. A moderator looks again."


def folded(page: Page) -> dict[str, str]:
    """What each link of the evidence unfolds to."""
    found = page.soup.select(".app-case__sections > details")
    return {one.summary.get_text().strip(): words(one.div.get_text(" ")) for one in found}


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_section_of_page_62_is_there_under_its_link(told: Room) -> None:
    page = told.client().get(told.url())
    assert (page.h1, list(folded(page))) == ("Ada Okafor", FOLDED)
    clauses = page.soup.find("caption", string="Clauses of the route").find_parent("table")
    assert [words(row.get_text(" ")) for row in clauses.select("tbody tr")] == [
        "Led a school up by at least one grade RI to good, March 2023 Met",
        "In post a year before Not recorded Not known",
    ]
    assert "This is exactly the pass mark of 24." in folded(page)[FOLDED[2]]
    drawn = page.soup.select(".app-chart__row:has(circle) .app-chart__label")
    assert [each.get_text() for each in drawn] == ["Overall", "Finance", "Inspection"]
    assert page.rows("table.app-grid") == [
        ["All 2 members", "Yes", "Yes", "No"],
        ["Without the chair", "No", "No", "No"],
        ["Without member 2", "No", "No", "No"],
    ]
    assert "Is the outcome “a second look”?" in folded(page)[FOLDED[5]]
    assert "So severity is not one of the checks." in folded(page)[FOLDED[5]]


def test_incidents_and_late_words_are_known_first(told: Room) -> None:
    page = told.client().get(told.url())
    known = page.soup.select_one(".app-case__sections details")
    assert [words(item.get_text()) for item in known.select("li")] == [
        "Less was given for the sitting than was agreed.",
        "12 minutes were added: Fire alarm.",
        "3 words for question 1 arrived after the paper closed: kept and not scored. "
        "Read what came late for question 1",
        "The paper is within one standard error of the pass mark.",
        "There is no agreed level for 2.3.",
    ]
    assert known.select_one("li a")["href"] == "#late-1"
    assert known.select_one("#late-1").get_text() == "Question 1"
    assert [line.get_text() for line in known.select(".app-pre")] == [touched.TYPED]


def test_every_link_within_the_evidence_leads_somewhere(told: Room, clock: Clock) -> None:
    """For who decides, and for who audits the decision after release."""
    clock.at = RELEASED
    archive = decided(told.found, told.sign)
    for page in (told.client().get(told.url()), archive.auditor().get(archive.url())):
        links = {one["href"] for one in page.soup.select("main a[href^='#']")}
        assert links == {"#late-1", "#c2-3"}
        assert [link for link in links if len(page.soup.select(f"[id='{link[1:]}']")) != 1] == []
        late = page.soup.select(".app-case__sections details:first-child .app-pre")
        assert [line.get_text() for line in late] == [touched.TYPED]


def test_every_member_is_read_on_every_criterion_by_seat(told: Room) -> None:
    page = told.client().get(told.url())
    interview = next(
        one
        for one in page.soup.select(".app-case__sections > details")
        if one.summary.get_text().strip() == FOLDED[3]
    )
    assert interview.select_one("table.app-numbers a")["href"] == "#c2-3"
    assert len(interview.select("section")) == 12
    assert {tuple(row) for row in page.rows("#c2-3 table")} == {
        ("The chair", "Level 3: meets the standard", "Maria Hart heard 2.3."),
        ("Member 2", "Level 3: meets the standard", "Jide Bello heard 2.3."),
    }
    said = words(interview.select_one("#c2-3").get_text(" "))
    assert "What they discussed We talked for long." in said
    assert "Why the agreed level differs We differ." in said


def test_the_second_person_reads_the_same(told: Room) -> None:
    first = told.client()
    case = folded(first.get(told.url()))
    first.get(told.url(rest="/decide/designate"))
    first.submit("Ask for a second person", reasons="You lead.", why="2.3 is enough.")
    page = told.client(told.found.second).get(told.url(rest="/approve"))
    assert (page.h1, folded(page)) == ("Agree a departure", case)


def _mark_again(told: Room) -> None:
    finished.mark(told.found.world, told.found.world.applications[0], "23", run=3)
    interviews.commit(told.found.world)


def test_rule_34_no_word_stands_beside_evidence_that_is_not_its_own(told: Room) -> None:
    client = told.client()
    client.get(told.url(rest="/decide/designate"))
    client.submit("Ask for a second person", reasons="You lead.", why="2.3 is enough.")
    _mark_again(told)
    second = told.client(told.found.second)
    for rest in ("", "/approve"):
        page = second.get(told.url(rest=rest))
        assert list(folded(page)) == [FOLDED[0], *FOLDED[2:]]
        assert page.soup.select("section[id], [id^=late-], table.app-cards + p a") == []
        assert "1 incident touched the sitting." in folded(page)[FOLDED[0]]
        assert "Jide Bello heard" not in page.text
    assert [each.get_text() for each in page.soup.select("main form button")] == ["Do not agree"]
    assert "This can no longer be agreed." in page.text


def test_rule_34_a_case_whose_paper_is_void_by_now_asks_for_no_outcome(told: Room) -> None:
    assert told.client().get(told.url()).soup.select("main form") != []
    application = told.found.world.applications[0]
    finished.sitting_of(told.found.world, application).voided_at = DECIDED
    interviews.commit(told.found.world)
    page = told.client().get(told.url())
    assert (page.status, MOVED in page.text) == (200, True)
    assert page.soup.select("main form") == []


def test_rule_28_scores_set_aside_are_said(told: Room) -> None:
    db, application = told.found.db, told.found.world.applications[0]
    member = told.found.world.members[1]
    declare_conflict(db, member, application.id, ConflictKind.FRIEND, now=DECIDED)
    decisions.moderate(told.found, application)
    interviews.commit(told.found.world)
    page = told.client().get(told.url())
    known = folded(page)[FOLDED[0]]
    assert "The scores of 1 panel member are set aside ." in known
    assert "Member 2 (set aside)" in [row[0] for row in page.rows("#c2-3 table")]
    assert [row[0] for row in page.rows("table.app-grid")] == ["1 member", "Without the chair"]


def test_rules_28_and_33_nothing_of_it_for_a_moderator_or_who_knows_them(told: Room) -> None:
    assert told.client(role=Role.MODERATOR).get(told.url()).status == 403
    by, application = told.found.decider, told.found.world.applications[0]
    declare_conflict(told.found.db, by, application.id, ConflictKind.FRIEND, now=DECIDED)
    interviews.commit(told.found.world)
    for rest in ("", "/approve"):
        assert told.client().get(told.url(rest=rest)).status == 404
