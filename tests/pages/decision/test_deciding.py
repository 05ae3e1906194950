"""The decision maker's pages: list, case, words, second person, firm cases (page 65)."""

import pytest

from assessment.records.tables.people import Person
from tests import decisions, interviews
from tests.databases import Statements
from tests.pages.decision.conftest import Room
from tests.records.paper.public import pin_public_paper


def test_a_case_is_decided_in_the_words_that_were_changed(room: Room) -> None:
    client = room.client()
    page = client.get("/decision/")
    assert page.h1 == "Decisions"
    page = client.follow(f"Case {room.found.codes[0]}")
    assert page.h1 == "Ada Okafor"
    page = client.submit("Continue", outcome="designate")
    assert page.h1 == "Check the reasons"
    assert "Knowledge paper: you showed the knowledge that was needed." in page.text
    page = client.submit("Decide", reasons="You turned 2 schools around.\nYou shared it.")
    assert "Decision saved as a snapshot. It can be replayed." in page.text
    [row] = room.snapshots
    assert row.reasons == ["You turned 2 schools around.", "You shared it."]
    assert f"Case {room.found.codes[0]}" in client.get("/decision/?show=decided").text


def test_nothing_chosen_is_said(room: Room) -> None:
    client = room.client()
    client.get(room.url())
    page = client.submit("Continue")
    assert (page.status, page.errors) == (422, ["Select an outcome"])


@pytest.mark.parametrize(
    ("outcome", "typed", "errors"),
    [
        pytest.param(
            "designate", {"reasons": " "}, ["Enter the reasons the applicant will read"], id="none"
        ),
        pytest.param(
            "do_not_designate",
            {"reasons": "Thin.", "why": ""},
            ["Enter why you depart from the recommendation"],
            id="departing, not why",
        ),
        pytest.param(
            "more_evidence",
            {"reasons": "Open.", "how": "", "why": "Open."},
            ["Enter how they can give it, like a second interview on 2.3"],
            id="not how",
        ),
        pytest.param(
            "designate",
            {"reasons": "a" * 100_000},
            ["Reasons must be 20,000 characters or fewer. You have 100,000"],
            id="100,000 characters",
        ),
    ],
)
def test_faulty_words_are_named_and_what_was_typed_stays(
    room: Room, outcome: str, typed: dict[str, str], errors: list[str]
) -> None:
    client = room.client()
    client.get(room.url(rest=f"/decide/{outcome}"))
    button = "Decide" if outcome == "designate" else "Ask for a second person"
    page = client.submit(button, **typed)
    assert (page.status, page.errors) == (422, errors)
    if typed["reasons"].strip():
        assert typed["reasons"] in page.soup.select_one("textarea[name=reasons]").text
    assert room.count == 0


@pytest.mark.parametrize(
    ("outcome", "typed", "row"),
    [
        pytest.param("do_not_designate", "strengths", "What they did well", id="strengths"),
        pytest.param("more_evidence", "how", "How they can give it", id="how"),
    ],
)
def test_the_second_person_reads_all_that_the_applicant_will(
    room: Room, outcome: str, typed: str, row: str
) -> None:
    first = room.client()
    first.get(room.url(rest=f"/decide/{outcome}"))
    words = {"reasons": "2.3 is thin.", "why": "No effect shown.", typed: "Said to them."}
    first.submit("Ask for a second person", **words)
    page = room.client(room.found.second).get(room.url(rest="/approve"))
    assert page.summary()[row] == "Said to them."


def test_a_departure_is_agreed_by_another(room: Room) -> None:
    first = room.client()
    first.get(room.url(rest="/decide/do_not_designate"))
    page = first.submit("Ask for a second person", reasons="2.3 is thin.", why="No effect shown.")
    assert "We asked for a second person." in page.text
    page = first.get(room.url(rest="/approve"))
    assert "You asked for this, so someone else must agree." in page.text
    assert room.count == 0
    second = room.client(room.found.second)
    page = second.get(room.url(rest="/approve"))
    assert (page.h1, "No effect shown." in page.text) == ("Agree a departure", True)
    page = second.submit("Do not agree")
    assert page.errors == ["Enter why you do not agree"]
    second.submit("Agree")
    [row] = room.snapshots
    assert (row.departs, row.second_id) == (True, room.found.second.person)


def test_firm_cases_are_decided_together_but_for_those_held_back(room: Room) -> None:
    client = room.client()
    page = client.get("/decision/firm")
    assert page.h1 == "Decide 2 firm cases"
    first = page.soup.select("input[name=cases]")[0]["value"]
    page = client.submit("Decide the ticked cases", cases=first)
    assert "1 decision saved" in page.text
    assert client.get("/decision/firm").h1 == "Decide 1 firm case"


def test_a_stale_page_is_refused_and_decides_nothing(room: Room) -> None:
    client = room.client()
    client.get(room.url(rest="/decide/designate"))
    page = client.submit("Decide", seen="0" * 64)
    assert (page.status, page.h1) == (409, "This has changed since you opened it")
    assert room.count == 0


def test_a_case_decided_meanwhile_is_refused(room: Room) -> None:
    client = room.client()
    client.get(room.url(rest="/decide/designate"))
    decisions.decide_as_recommended(room.found, 0, room.found.second)
    interviews.commit(room.found.world)
    page = client.submit("Decide")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "This case has been decided." in page.text


def test_the_list_reads_what_it_shows_in_few_statements(room: Room) -> None:
    client = room.client()
    client.get("/decision/")
    with Statements(client.app.extensions["engine"]) as asked:
        page = client.get("/decision/?show=ready&page=7")
    assert [row[0] for row in page.rows()] == [f"Case {code}" for code in room.found.codes]
    assert len(asked.all) <= 8
    assert [each for each in asked.all if "moderation.evidence" in each] == []
    assert "None." in client.get("/decision/?show=decided").text


def test_a_hostile_name_is_text(room: Room) -> None:
    person = room.found.world.applications[0].person_id
    room.found.db.get_one(Person, person).name = '<script>alert(1)</script> & "Ada"'
    room.found.db.commit()
    page = room.client().get(room.url())
    assert page.h1 == '<script>alert(1)</script> & "Ada"'


def test_paper_of_public_questions_is_called_so_beside_its_marks(room: Room) -> None:
    client = room.client()
    assert "Specimen" not in client.get(room.url()).text
    pin_public_paper(room.found.db, room.found.world.round_id)
    assert client.get(room.url()).text.count("Specimen, and so public: the paper.") == 1
