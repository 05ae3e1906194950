"""Pages 61 and 62 at a browser without script: the list, a case, who may see it."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.interview.declaration import declare_conflict
from assessment.records.moderation.evidence import evidence_for
from assessment.records.tables.audit import Reading
from assessment.rules.conflict import ConflictKind
from assessment.rules.evidence import MemberSheet
from assessment.rules.people import Actor, Role
from tests import finished, interviews, touched
from tests.client import Client
from tests.finished import NOW
from tests.pages.moderation.conftest import Desk
from tests.records.paper.public import pin_public_paper

NAME = "Applicant Number0"


def read(sessions: sessionmaker[Session]) -> int:
    with sessions() as db:
        query = select(func.count()).select_from(Reading).where(Reading.act == "case.reveal")
        return db.scalar(query) or 0


def cells(client: Client) -> list[list[str]]:
    assert client.page is not None
    rows = client.page.soup.select("main tbody tr")
    return [[" ".join(cell.get_text().split()) for cell in row.select("th, td")] for row in rows]


@pytest.mark.parametrize("desk", [("35", "24.5")], indirect=True)
def test_rule_32_the_list_is_sorted_by_fragility(desk: Desk) -> None:
    client = desk.moderator()
    client.get("/moderation/")
    assert [(row[0], row[1], row[2], row[4]) for row in cells(client)] == [
        (finished.code(desk.world, 1), "Designate", "4 of 11", "Ready for a moderator"),
        (finished.code(desk.world, 0), "Designate", "0 of 11", "Ready for a moderator"),
    ]


@pytest.mark.parametrize("desk", [("35", "24.5")], indirect=True)
@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"know": "near_pass_mark"}, [1]),
        ({"know": "split"}, [1, 0]),
        ({"know": "late_text"}, []),
        ({"state": "Recommended"}, []),
        ({"state": "Ready for a moderator", "know": "near_pass_mark"}, [1]),
        ({"page": "99"}, [1, 0]),
    ],
    ids=["near", "split", "none so", "no state so", "both", "past the last page"],
)
def test_the_list_is_filtered(desk: Desk, asked: dict[str, str], places: list[int]) -> None:
    client = desk.moderator()
    client.get("/moderation/", query_string=asked)
    assert [row[0] for row in cells(client)] == [finished.code(desk.world, p) for p in places]


def test_a_case_is_read_in_order(desk: Desk) -> None:
    touched.late_answer(desk.world)
    desk.commit()
    page = desk.moderator().get(desk.address())
    heads = [" ".join(head.get_text().split()) for head in page.soup.select("section h2")]
    assert heads == [
        "1. Know this first",
        "2. Eligibility: turnaround head",
        "3. Knowledge paper: 24.5 out of 40",
        "4. Interview: 12 of 12 criteria at level 3 or above",
        "5. The policy recommends: designate",
        "6. How firm is it? 4 of 11 checks change the outcome",
        "7. What do you recommend?",
    ]
    first = [" ".join(item.get_text().split()) for item in page.soup.select("#know li")]
    assert first == [
        "Sat the paper with 60 minutes. No changes were agreed for this applicant.",
        "3 words for question 1 arrived after the paper closed: kept and not scored. "
        "Read what came late for question 1",
        "The paper is within one standard error of the pass mark.",
        "First levels were 2 or more apart on 2.3.",
        "First levels crossed the line on 1.3 and 2.3.",
    ]
    assert [tag.get_text() for tag in page.soup.select("#eligibility .govuk-tag")] == [
        "Met",
        "Not known",
    ]


def test_late_words_are_shown(desk: Desk) -> None:
    touched.late_answer(desk.world)
    desk.commit()
    page = desk.moderator().get(desk.address(more="/late"))
    assert '"three late words"' in page.soup.main.get_text()


def test_a_late_choice_is_shown_by_its_words_not_its_letter(desk: Desk) -> None:
    touched.late_answer(desk.world, response="b,c")
    desk.commit()
    page = desk.moderator().get(desk.address())
    assert "An answer to question 1 arrived after the paper closed" in page.text
    page = desk.moderator().get(desk.address(more="/late"))
    said = [line.get_text() for line in page.soup.select("main .app-pre")]
    assert said == ["Second", "Third"]


def test_a_late_clearing_of_an_answer_is_said(desk: Desk) -> None:
    touched.late_answer(desk.world, response="", before="b,c")
    desk.commit()
    page = desk.moderator().get(desk.address(more="/late"))
    assert "The answer was cleared." in page.text


def test_every_criterion_is_shown_with_its_evidence(desk: Desk) -> None:
    page = desk.moderator().get(desk.address(more="/interview"))
    assert len(page.soup.select("main section")) == 12
    rows = page.soup.select("#c2-3 tbody tr")
    found = sorted(" ".join(row.get_text(" ").split()) for row in rows)
    assert [line.split(" Level")[0] for line in found] == ["Member 2", "Member 3", "The chair"]
    assert sum("Level 1: a concern" in line for line in found) == 1


PAGES = ("/moderation/", "", "/interview", "/late")


@pytest.mark.parametrize("more", PAGES)
def test_the_name_is_on_no_page_before_it_is_asked_for(desk: Desk, more: str) -> None:
    path = more if more.startswith("/moderation") else desk.address(more=more)
    page = desk.moderator().get(path)
    application = desk.world.applications[0]
    hidden = (NAME, application.reference, str(application.id), str(application.person_id))
    assert [word for word in hidden if word in page.text] == []


def test_showing_who_it_is_is_recorded_once_for_each_moderator(
    desk: Desk, sessions: sessionmaker[Session]
) -> None:
    client, other = desk.moderator(), desk.moderator()
    client.get(desk.address())
    page = client.submit("Show who this is")
    assert NAME in page.text
    assert NAME in client.get(desk.address()).text
    client.post(desk.address(more="/name"))
    assert read(sessions) == 1
    assert NAME not in other.get(desk.address()).text


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.MODERATOR}))
def test_only_moderators_see_cases(desk: Desk, role: Role) -> None:
    client = desk.sign_in(role, round_id=desk.world.round_id)
    for path in ("/moderation/", "/moderation/cohort", desk.address(), desk.address(more="/late")):
        page = client.get(path)
        assert (page.status, "It is for moderators." in page.text) == (403, True)
    page = client.post(desk.address(more="/name"), check=False)
    assert page.status == 403


def test_rule_33_who_interviewed_is_told_why(desk: Desk) -> None:
    member = desk.world.members[1].person
    client = desk.sign_in(Role.MODERATOR, round_id=desk.world.round_id, person_id=member)
    page = client.get(desk.address())
    said = "You interviewed this applicant, so you cannot moderate their case."
    assert (page.status, said in page.text) == (403, True)
    page = client.get("/moderation/")
    assert finished.code(desk.world) not in page.text
    assert "No cases yet. Cases appear when panels finish their interviews." in page.text


def test_rule_28_a_case_with_a_conflict_is_not_found(desk: Desk) -> None:
    client = desk.moderator()
    by = Actor(client.person_id, "Mo", Role.MODERATOR, desk.world.round_id)
    application = desk.world.applications[0].id
    declare_conflict(desk.world.db, by, application, ConflictKind.FRIEND, now=NOW)
    desk.commit()
    for more in ("", "/interview", "/late", "/second"):
        assert client.get(desk.address(more=more)).status == 404
    assert client.post(desk.address(more="/name"), check=False).status == 404
    assert finished.code(desk.world) not in client.get("/moderation/").text


def test_rule_31_severity_is_said_to_be_no_check(desk: Desk) -> None:
    page = desk.moderator().get(desk.address())
    said = page.soup.select_one("#firm h3 + p").get_text()
    assert said == (
        "We do not estimate whether this panel marks higher or lower than others. "
        "So severity is not one of the checks."
    )


def test_rule_28_a_member_set_aside_has_no_row_in_the_grid(desk: Desk) -> None:
    client, member = desk.moderator(), desk.world.members[1]
    panels = [row[0] for row in client.get(desk.address()).rows("table.app-grid")]
    assert panels == ["All 3 members", "Without the chair", "Without member 2", "Without member 3"]
    application = desk.world.applications[0].id
    declare_conflict(desk.world.db, member, application, ConflictKind.FRIEND, now=NOW)
    desk.commit()
    page = client.get(desk.address())
    gone = next(sheet.seat for sheet in seats(desk) if sheet.member == member.person)
    left = [label for label in panels[1:] if label != f"Without member {gone}"]
    assert [row[0] for row in page.rows("table.app-grid")] == ["All 2 members", *left]
    assert page.soup.select_one("#firm-title").get_text().split()[-6:-4] == ["of", "8"]


def seats(desk: Desk) -> tuple[MemberSheet, ...]:
    return evidence_for(desk.world.db, desk.world.applications[0].id).members


@pytest.mark.parametrize("path", ["/moderation/C99999", "/moderation/nobody", "/moderation/C-/x"])
def test_no_such_case(desk: Desk, path: str) -> None:
    assert desk.moderator().get(path, check=False).status == 404


def test_a_case_of_another_round_is_not_found(desk: Desk, sessions: sessionmaker[Session]) -> None:
    with sessions() as db:
        other = interviews.new_round(db)
        interviews.commit(other)
    client = desk.sign_in(Role.MODERATOR, round_id=other.round_id)
    finished.declared(client, other.round_id)
    assert client.get(desk.address()).status == 404


@pytest.mark.parametrize("desk", [("35",)], indirect=True)
def test_paper_of_public_questions_is_called_so_beside_its_marks(
    desk: Desk, sessions: sessionmaker[Session]
) -> None:
    client, path = desk.moderator(), f"/moderation/{finished.code(desk.world, 0)}"
    assert "Specimen, and" not in client.get(path).text
    with sessions() as db:
        pin_public_paper(db, desk.world.round_id)
    assert client.get(path).text.count("Specimen, and so public: the paper.") == 1
