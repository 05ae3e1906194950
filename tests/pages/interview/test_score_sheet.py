"""Scoring and locking, as a member without script does it (pages 52, 55 to 58)."""

import json

import pytest

from assessment.records.interview.score import scores_in
from assessment.rules.interview.level import Level
from tests.client import TOKEN, Client
from tests.interviews import NAMES
from tests.pages.interview.conftest import Panel


def started(panel: Panel, place: int = 0) -> Client:
    client = panel.member(place)
    client.get("/interview/")
    client.get(panel.at + "/")
    client.submit("Start my score sheet")
    return client


def test_your_interviews_lead_to_the_sheet(panel: Panel) -> None:
    client = panel.member(0)
    page = client.get("/interview/")
    (row,) = page.rows()
    assert (page.h1, row[0], row[2]) == ("Your interviews", "Ada Okafor", "Not started")
    assert row[1] == "Tuesday 17 November 2026, 10:00am to 11:30am"
    page = client.follow("Start for Ada Okafor")
    assert page.h1 == "Interview with A. Okafor"
    assert page.summary()["Members"] == "Maria Hart (chair), Jide Bello, Sana Iqbal"
    page = client.submit("Start my score sheet")
    assert page.h1.startswith("1.1 Secure knowledge of leadership")
    assert "A. Okafor, panel 1, today at 10:00am" in page.text
    assert "Ask this question, in these words" in page.text


def test_evidence_then_level_then_the_next_criterion(panel: Panel) -> None:
    client = started(panel)
    page = client.submit("Save and go to 1.2", evidence="Stopped the catch-up.", level="3")
    assert page.h1.startswith("1.2")
    assert "1 of 12 scored. Saved at 10:00am" in page.text
    page = client.get(panel.at + "/score/1.1")
    assert page.soup.select_one("textarea").text.strip() == "Stopped the catch-up."  # type: ignore[union-attr]
    assert page.soup.select_one("input[name=level][checked]")["value"] == "3"  # type: ignore[index]


@pytest.mark.parametrize(
    ("evidence", "level", "error"),
    [
        pytest.param(
            "",
            "3",
            "Enter the evidence you heard before you choose a level for 2.3",
            id="level-without-evidence",
        ),
        pytest.param("Heard it.", None, "Select a level for 2.3", id="no-level"),
        pytest.param(
            " ",
            "not_evidenced",
            "Enter what you asked, to show that 2.3 was not evidenced",
            id="not-evidenced-without-what-was-asked",
        ),
        pytest.param(
            "x" * 10_001,
            "3",
            "Evidence must be 10,000 characters or fewer. You have 10,001",
            id="too-long",
        ),
    ],
)
def test_rule_26_faults_keep_what_was_typed(
    panel: Panel, evidence: str, level: str | None, error: str
) -> None:
    client = started(panel)
    client.get(panel.at + "/score/2.3")
    page = client.submit("Save and go to 2.4", evidence=evidence, level=level)
    assert (page.status, page.errors) == (422, [error])
    assert page.soup.select_one("textarea").text.strip() == evidence.strip()  # type: ignore[union-attr]
    chosen = page.soup.select_one("input[name=level][checked]")
    assert (chosen["value"] if chosen else None) == level


@pytest.mark.parametrize("level", ["0", "5", "3.5", "<script>"])
def test_a_level_outside_the_scale_is_refused(panel: Panel, level: str) -> None:
    client = started(panel)
    client.get(panel.at + "/score/2.3")
    page = client.submit("Save and go to 2.4", evidence="Heard.", level=level)
    assert page.status == 422
    assert page.errors == ["Level must be 1, 2, 3 or 4, or “Not evidenced”"]


def test_evidence_only_saves_evidence_and_stays(panel: Panel) -> None:
    client = started(panel)
    client.get(panel.at + "/score/2.3")
    page = client.submit("Save evidence only", evidence="Heard it.", level="3")
    assert page.h1.startswith("2.3")
    assert "0 of 12 scored" in page.text
    here = page.soup.select_one("[data-state]")
    assert here is not None
    assert here.text == "Evidence"


@pytest.mark.parametrize("criterion", ["4.1", "1.5", "x", "2.3%20"])
def test_no_such_criterion(panel: Panel, criterion: str) -> None:
    client = started(panel)
    assert client.get(f"{panel.at}/score/{criterion}").status == 404


def draft(client: Client, panel: Panel, criterion: str, **sent: str) -> tuple[int, object]:
    form = {TOKEN: client.token(), "page_load": "load", "n": "1", "key": "k1"} | sent
    answer = client.http.post(f"{panel.at}/score/{criterion}/draft", data=form)
    return answer.status_code, json.loads(answer.data) if answer.is_json else answer.mimetype


def test_a_draft_is_saved_as_it_is_typed(panel: Panel) -> None:
    client = started(panel)
    first = draft(client, panel, "2.3", evidence="Stop", level="")
    again = draft(client, panel, "2.3", evidence="Stopped it", level="3", n="2", key="k2")
    late = draft(client, panel, "2.3", evidence="Sto", level="", n="1", key="k3")
    assert first == (200, {"saved": "Saved at 10:00am.", "scored": 0, "state": "Evidence"})
    assert again == (200, {"saved": "Saved at 10:00am.", "scored": 1, "state": "Level 3"})
    assert late == again


def test_a_draft_never_keeps_a_level_without_evidence(panel: Panel) -> None:
    client = started(panel)
    status, told = draft(client, panel, "2.3", evidence=" ", level="4")
    assert (status, told) == (200, {"saved": "Saved at 10:00am.", "scored": 0, "state": "To do"})


def locked(panel: Panel, place: int = 0) -> Client:
    client = started(panel, place)
    for criterion in panel.world.rubric.criterion_ids:
        client.get(f"{panel.at}/score/{criterion}")
        button = client.page.soup.select_one("button[value=next]")  # type: ignore[union-attr]
        assert button is not None
        client.submit(button.text.strip(), evidence=f"Heard {criterion}.", level="3")
    client.submit("Lock my sheet", own="y")
    return client


def test_rule_25_after_the_lock_nothing_of_the_others_is_told(panel: Panel) -> None:
    client = locked(panel)
    page = client.get(panel.at + "/waiting")
    assert page.h1 == "Your sheet is locked"
    assert "You will see the others when all 3 are locked. We will email you." in page.text
    page = client.follow("Read my sheet")
    assert "You locked this sheet at 10:00am." in page.text
    assert not page.has_button("Save evidence only")
    assert client.get(panel.at + "/compare").status == 409


def test_rule_27_a_locked_sheet_takes_no_more(panel: Panel) -> None:
    client = locked(panel)
    page = client.post(panel.at + "/score/2.3", evidence="More", level="4", act="next")
    assert page.status == 409
    assert "You have locked this sheet." in page.text
    client.get(panel.at + "/waiting")
    assert draft(client, panel, "2.3", evidence="More", level="4")[0] in (400, 409)
    sheet = panel.world.db.execute(
        interviews_sheet_of(panel, panel.world.members[0].person)
    ).scalar_one()
    assert scores_in(panel.world.db, sheet)["2.3"].level == Level.THREE


def interviews_sheet_of(panel: Panel, person: object):  # type: ignore[no-untyped-def]
    from sqlalchemy import select

    from assessment.records.tables.interview import Sheet

    return select(Sheet.id).where(Sheet.member_id == person)


def test_an_incomplete_sheet_says_all_that_is_missing(panel: Panel) -> None:
    client = started(panel)
    for criterion in panel.world.rubric.criterion_ids[:10]:
        client.get(f"{panel.at}/score/{criterion}")
        button = client.page.soup.select_one("button[value=next]")  # type: ignore[union-attr]
        assert button is not None
        client.submit(button.text.strip(), evidence="Heard.", level="3")
    client.get(panel.at + "/lock")
    page = client.submit("Lock my sheet")
    assert page.errors == [
        "Select a level for 3.3",
        "Select a level for 3.4",
        "Confirm that these are your own scores",
    ]
    page = client.submit("Lock my sheet", own="y")
    assert page.errors == ["Select a level for 3.3", "Select a level for 3.4"]


def test_locking_twice_is_one_lock(panel: Panel) -> None:
    client = locked(panel)
    page = client.post(panel.at + "/lock", own="y")
    assert page.h1 == "Your sheet is locked"


@pytest.mark.parametrize("path", ["/", "/score/2.3", "/lock", "/waiting", "/compare", "/agree/2.3"])
def test_another_panels_interview_is_not_there(panel: Panel, path: str) -> None:
    from tests import interviews

    stranger = interviews.new_person(panel.world, interviews.Role.PANEL_MEMBER, "Vic Ode")
    panel.commit()
    page = panel.browser(stranger).get(panel.at + path)
    assert page.status == 404
    assert not any(name in page.text for name in (*NAMES, "Okafor"))
