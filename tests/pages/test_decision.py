"""The decision maker's pages: list, case, words, second person, firm cases (page 65)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.people import Person
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from tests import decisions, interviews
from tests.client import Client
from tests.databases import Statements
from tests.decisions import DECIDED, OPEN, STRONG, WEAK, Decisions
from tests.records.paper.public import pin_public_paper
from tests.site import Clock

SignIn = Callable[..., Client]


@dataclass
class Room:
    """A round ready to be decided, and how to sign its people in."""

    found: Decisions
    sign: SignIn

    def client(self, person: Actor | None = None, role: Role = Role.DECISION_MAKER) -> Client:
        who = person or self.found.decider
        return self.sign(role, round_id=self.found.world.round_id, person_id=who.person)

    def url(self, place: int = 0, rest: str = "") -> str:
        return f"/decision/{self.found.codes[place]}{rest}"

    @property
    def snapshots(self) -> list[DecisionSnapshot]:
        rows = list(self.found.db.scalars(select(DecisionSnapshot)))
        self.found.db.commit()
        return rows

    @property
    def count(self) -> int:
        return len(self.snapshots)


@pytest.fixture
def room(sessions: sessionmaker[Session], clock: Clock, sign_in: SignIn) -> Iterator[Room]:
    clock.at = DECIDED
    with sessions() as db:
        found = decisions.moderated(db, STRONG, WEAK, OPEN)
        yield Room(found, sign_in)


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


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("moderator", "You moderated this case, so you cannot decide it."),
        ("member", "You interviewed this applicant, so you cannot decide their case."),
    ],
)
def test_rule_33_the_reason_is_shown(room: Room, who: str, reason: str) -> None:
    person = room.found.moderator if who == "moderator" else room.found.world.members[0]
    client = room.client(person)
    for rest in ("", "/decide/designate", "/approve"):
        page = client.get(room.url(rest=rest))
        assert (page.status, page.h1) == (403, "You do not have access to this page")
        assert reason in page.text
    assert room.found.codes[0] not in client.get("/decision/").text


@pytest.mark.parametrize("rest", ["", "/decide/designate", "/approve"])
def test_a_code_that_is_no_case_is_not_found(room: Room, rest: str) -> None:
    assert room.client().get(f"/decision/ZZZZZZ{rest}").status == 404


def test_an_outcome_that_is_none_is_not_found(room: Room) -> None:
    assert room.client().get(room.url(rest="/decide/lottery")).status == 404


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.PANEL_MEMBER, Role.MODERATOR])
def test_other_roles_are_refused(room: Room, role: Role) -> None:
    client = room.sign(role, round_id=room.found.world.round_id)
    for path in ("/decision/", room.url(), "/decision/firm", "/decision/release"):
        assert client.get(path).status == 403


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


def test_rule_28_and_33_a_trail_is_closed_as_its_case_is(room: Room) -> None:
    application = room.found.world.applications[0]
    address = f"/people/{application.reference}/trail"
    assert room.client().get(address).status == 200
    page = room.client(room.found.world.chair).get(address)
    assert page.status == 403
    assert "You interviewed this applicant" in page.text
    client = room.client()
    decider = room.found.decider
    declare_conflict(room.found.db, decider, application.id, ConflictKind.FRIEND, now=DECIDED)
    interviews.commit(room.found.world)
    assert client.get(address).status == client.get(room.url()).status == 404
    assert client.post(address).status == 404
