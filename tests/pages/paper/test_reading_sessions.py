"""An auditor reads the sessions and sittings of their round, and changes nothing (rule 35)."""

from decimal import Decimal
from uuid import UUID

import pytest

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare_conflict
from assessment.records.paper.attempt import find_attempt
from assessment.records.paper.credit import ask_to_shorten
from assessment.records.paper.problem import report_problem
from assessment.records.tables.application import Application
from assessment.records.tables.paper import MarkRun
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from tests import site
from tests.client import Client
from tests.page import Page, words
from tests.pages.paper.conftest import Hall, Lay, said
from tests.pages.rounds import open_round
from tests.reader import reads

SESSIONS = "/paper/staff/sessions"
PROBLEMS = "/paper/staff/rehearsals"


def lines(page: Page, reference: str) -> int:
    """How many lines of tables are about this person."""
    rows = page.soup.select("main tbody tr")
    return len([row for row in rows if reference in row.get_text()])


def auditor(hall: Hall, round_id: UUID | None = None) -> Client:
    return site.sign_in(hall.client.app, Role.AUDITOR, round_id=round_id or hall.setting.round)


def test_the_sessions_and_who_is_to_book(hall_of: Lay) -> None:
    hall = hall_of(booked=False)
    page = reads(auditor(hall), SESSIONS)
    assert page.rows()[0][:3] == ["10 Oct 2026 read this session", "9:30am to 10:50am", "11:30am"]
    assert "1 person can sit the paper and has no session." in said(page)
    assert [each.get_text() for each in page.soup.select(".moj-sub-navigation [aria-current]")] == [
        "Sessions"
    ]


def test_one_session_who_is_in_it_and_what_a_second_person_is_asked(hall_of: Lay) -> None:
    hall = hall_of(cut=True)
    sitting = hall.start()
    hall.officer.get(f"{SESSIONS}/{hall.setting.session}")
    hall.officer.submit("Continue", closes="9:45am", last_start="9:40am")
    hall.officer.submit("Save", reason="The room is taken")
    page = reads(auditor(hall), f"{SESSIONS}/{hall.setting.session}")
    assert page.h1 == "Session"
    assert page.summary()["Date"] == "Saturday 10 October 2026"
    assert page.summary()["Late starters"] == "Cut at the end"
    assert "Waiting for a second person. Why: The room is taken" in said(page)
    tables = [table.get_text(" ") for table in page.soup.select("main table")]
    assert ["What would change" in tables[0], "Open" in tables[-1]] == [True, True]
    assert f"/paper/staff/sitting/{sitting}" in page.leads


def test_one_sitting_where_the_time_went_and_no_mark_of_it(hall: Hall) -> None:
    sitting = hall.start()
    asked = hall.client.get(f"/paper/{sitting}/question/1").soup.select("main p, main legend")
    with hall.sessions() as db:
        ask_to_shorten(db, hall.setting.officer, sitting, 5, "A slip", now=hall.clock.at)
        db.add(
            MarkRun(
                id=new_id(db),
                sitting_id=sitting,
                run=1,
                score=Decimal("31.75"),
                maximum=Decimal(40),
                script_code="0" * 64,
                areas={},
                marks=[],
                at=hall.clock.at,
            )
        )
        audit.seal(db)
        db.commit()
    page = reads(auditor(hall), f"/paper/staff/sitting/{sitting}")
    assert "Open. 60 minutes left. Finish by 10:30am." in said(page)
    assert "Waiting for a second person: take 5 minutes away." in said(page)
    assert "Why: A slip" in said(page)
    assert page.rows() == [["Started", "9:30:00am", "Applicant", ""]]
    stem = max((words(each) for each in asked), key=len)
    assert (len(stem) > 10, stem in page.text, "31.75" in page.text) == (True, False, False)


def test_rule_28_nothing_of_somebody_they_know(hall_of: Lay) -> None:
    hall = hall_of(cut=True)
    hall.client.get("/paper/rehearsal")
    hall.client.post("/paper/rehearsal")
    rehearsal = UUID(hall.client.page.path.split("/")[2])  # type: ignore[union-attr]
    hall.at(120)
    with hall.sessions() as db:
        reference = db.get_one(Application, hall.setting.application).reference
        report_problem(db, hall.setting.applicant, rehearsal, "It froze", "", now=hall.clock.at)
        audit.seal(db)
        db.commit()
    hall.at(0)
    sitting, client = hall.start(), auditor(hall)
    one = f"{SESSIONS}/{hall.setting.session}"
    hall.officer.get(one)
    hall.officer.submit("Continue", closes="9:45am", last_start="9:40am")
    hall.officer.submit("Save", reason="The room is taken")
    assert [lines(client.get(path), reference) for path in (one, PROBLEMS)] == [2, 1]
    person = Actor(client.person_id, "Ann Audit", Role.AUDITOR, hall.setting.round)
    with hall.sessions() as db:
        kind = ConflictKind.FRIEND
        declare_conflict(db, person, hall.setting.application, kind, now=hall.clock.at)
        audit.seal(db)
        db.commit()
    for path in (f"/paper/staff/sitting/{sitting}", f"/paper/staff/sitting/{rehearsal}"):
        assert client.get(path).status == 404
        assert hall.officer.get(path).status == 200
    assert [lines(client.get(path), reference) for path in (one, PROBLEMS)] == [0, 0]
    assert lines(hall.officer.get(one), reference) == 2


def test_what_did_not_work_in_the_rehearsal(hall: Hall) -> None:
    hall.client.get("/paper/rehearsal")
    hall.client.post("/paper/rehearsal")
    sitting = UUID(hall.client.page.path.split("/")[2])  # type: ignore[union-attr]
    hall.at(120)
    with hall.sessions() as db:
        assert find_attempt(db, sitting).is_rehearsal
        by, now = hall.setting.applicant, hall.clock.at
        report_problem(db, by, sitting, "The page froze", "", now=now)
        audit.seal(db)
        db.commit()
    page = reads(auditor(hall), "/paper/staff/rehearsals", sent=405)
    assert page.rows()[0][3] == "The page froze"


def test_what_writes_is_refused(hall: Hall) -> None:
    sitting, client = hall.start(), auditor(hall)
    one = f"{SESSIONS}/{hall.setting.session}"
    client.get(SESSIONS)
    sent = [f"{one}/book", f"{one}/answer/{sitting}", f"{one}/everyone/pause"]
    sent += [f"/paper/staff/sitting/{sitting}/answer/{sitting}"]
    assert [client.post(path).status for path in sent] == [403, 403, 403, 403]
    assert client.get(f"{one}/everyone/pause").status == 403


def test_another_rounds_are_not_there(hall: Hall) -> None:
    sitting = hall.start()
    client = auditor(hall, open_round(hall.sessions, hall.clock.at))
    assert "No sessions yet." in client.get(SESSIONS).text
    for path in (f"{SESSIONS}/{hall.setting.session}", f"/paper/staff/sitting/{sitting}"):
        assert client.get(path).status == 404, path


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.PANEL_MEMBER, Role.MODERATOR])
def test_they_are_for_officers_and_auditors(hall: Hall, role: Role) -> None:
    client = site.sign_in(hall.client.app, role, round_id=hall.setting.round)
    assert client.get(SESSIONS).status == 403
