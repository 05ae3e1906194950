"""Sessions and one sitting (pages 37 and 39): rules 6 and 7."""

from uuid import UUID

import pytest
from sqlalchemy import select

from assessment.records import audit, request
from assessment.records.new_dates import CHANGE
from assessment.records.paper.credit import SHORTEN
from assessment.records.paper.moving import MOVE
from assessment.records.paper.void import VOID
from assessment.records.people.granting import ACT
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests import site
from tests.pages.paper.conftest import Hall, Lay, said

DAY = {"day-day": "12", "day-month": "10", "day-year": "2026"}
TIMES = {"opens": "9:30am", "last_start": "10:50am", "closes": "12:30pm"}


def test_adding_a_session(hall: Hall) -> None:
    hall.officer.get("/paper/staff/sessions")
    page = hall.officer.submit("Add session", place="Room 4", cut="cut", **DAY, **TIMES)
    assert page.rows()[1] == [
        "12 Oct 2026 change this session",
        "9:30am to 10:50am",
        "12:30pm",
        "Cut at the end",
        "Room 4",
        "0",
        "Not yet",
    ]


CLOCKS = {
    "does not exist": (
        {"day-day": "28", "day-month": "3", "day-year": "2027"},
        "1:30am on 28 March 2027 does not exist, because the clocks change",
    ),
    "happens twice": (
        {"day-day": "25", "day-month": "10", "day-year": "2026"},
        "1:30am on 25 October 2026 happens twice. Choose another time",
    ),
}


@pytest.mark.parametrize(("day", "message"), CLOCKS.values(), ids=CLOCKS.keys())
def test_rule_07_times_that_are_none(hall: Hall, day: dict[str, str], message: str) -> None:
    hall.officer.get("/paper/staff/sessions")
    times = {"opens": "12:30am", "last_start": "1:30am", "closes": "4am"}
    page = hall.officer.submit("Add session", place="Online", **day, **times)
    assert (page.status, page.errors) == (422, [message])


def test_what_was_typed_stays(hall: Hall) -> None:
    hall.officer.get("/paper/staff/sessions")
    page = hall.officer.submit("Add session", place="", opens="half nine", **DAY)
    assert page.status == 422
    assert page.soup.select_one("#opens")["value"] == "half nine"  # type: ignore[index]


def test_booking_invites(hall_of: Lay) -> None:
    hall = hall_of(booked=False)
    page = hall.officer.get("/paper/staff/sessions")
    assert "1 person can sit the paper and has no session." in said(page)
    page = hall.officer.submit("Book and invite them to 10 Oct 2026, 9:30am")
    assert "We booked and invited 1 person." in page.banner
    with hall.sessions() as db:
        [notice] = db.scalars(select(Notice)).all()
    assert notice.kind == "paper_invitation"
    assert "Start between 9:30am and 10:50am, UK time." in notice.body


def test_rule_06_moving_a_finish_earlier_takes_a_second_person(hall_of: Lay) -> None:
    hall = hall_of(cut=True)
    hall.officer.get("/paper/staff/sessions")
    hall.officer.follow("10 Oct 2026 change this session")
    page = hall.officer.submit("Continue", closes="11am")
    assert "Check who this affects" in said(page)
    assert "11:30am to 11:00am" in said(page)
    page = hall.officer.submit("Save", reason="The room is taken")
    assert "Waiting for a second person." in page.banner
    hall.officer.follow("10 Oct 2026 change this session")
    assert "You asked for this, so someone else must agree." in hall.officer.page.text  # type: ignore[union-attr]
    second = site.sign_in(
        hall.client.app,
        Role.OFFICER,
        round_id=hall.setting.round,
        person_id=hall.setting.second.person,
    )
    page = second.get(f"/paper/staff/sessions/{hall.setting.session}")
    assert page.rows() == [["Session ends", "11:30am", "11:00am"]]
    affected = page.soup.select("main table")[1]
    assert "Check who this affects" in affected.get_text()
    cells = [cell.get_text().strip() for cell in affected.select("tbody td")]
    assert cells == ["No change", "11:30am to 11:00am"]
    assert "Why: The room is taken" in said(page)
    second.submit("Agree")
    assert second.get("/paper/staff/sessions").rows()[0][2] == "11:00am"


def test_moving_a_finish_later_needs_no_second_person(hall_of: Lay) -> None:
    hall = hall_of(cut=True)
    hall.at(79)
    sitting = hall.start()
    hall.officer.get(f"/paper/staff/sessions/{hall.setting.session}")
    hall.officer.submit("Continue", cut="whole")
    hall.officer.submit("Save", reason="Kinder")
    assert hall.officer.get("/paper/staff/sessions").rows()[0][3] == "Whole time"
    page = hall.officer.get(f"/paper/staff/sitting/{sitting}")
    assert "Open. 60 minutes left. Finish by 11:49am." in said(page)


def test_one_sitting_shows_where_the_time_went(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    sitting = hall.start()
    hall.at(10)
    hall.client.get(f"/paper/{sitting}/break")
    hall.client.submit("Start my break")
    hall.at(14)
    hall.client.submit("End my break")
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Pause the clock", reason="Power")
    hall.at(20)
    page = hall.officer.get(f"/paper/staff/sitting/{sitting}")
    assert "Paused. 65 minutes left. Finish by 10:55am." in said(page)
    hall.officer.submit("Start the clock again")
    page = hall.officer.submit("Add time", minutes="12", reason="Power")
    assert "Finish is now 11:07am. They will see it within 30 seconds." in page.banner
    assert page.rows() == [
        ["Started", "9:30:00am", "Applicant", ""],
        ["Break began", "9:40:00am", "Applicant", ""],
        ["Break ended", "9:44:00am", "Applicant", ""],
        ["Paused", "9:44:00am", "Tom Reyes", "Power"],
        ["Started again", "9:50:00am", "Tom Reyes", ""],
        ["Added 12 minutes", "9:50:00am", "Tom Reyes", "Power"],
    ]
    kinds = [part["class"][1].split("--")[1] for part in page.soup.select("svg > rect")][:6]
    assert kinds[:5] == ["answering", "break", "paused", "answering", "added"]


WRONG = {
    "no minutes": ({"minutes": "", "reason": "Why"}, "Enter how many minutes to add"),
    "words": ({"minutes": "ten", "reason": "Why"}, "Minutes must be a number, like 12"),
    "too many": ({"minutes": "601", "reason": "Why"}, "Minutes must be a number from 1 to 600"),
    "no reason": ({"minutes": "5", "reason": ""}, "Enter why you are adding time"),
}


@pytest.mark.parametrize(("typed", "message"), WRONG.values(), ids=WRONG.keys())
def test_faults_in_adding_time(hall: Hall, typed: dict[str, str], message: str) -> None:
    sitting = hall.start()
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    page = hall.officer.submit("Add time", **typed)
    assert (page.status, page.errors) == (422, [message])
    assert page.soup.select_one("#add-minutes")["value"] == typed["minutes"]  # type: ignore[index]


def test_shortening_and_void_take_two_people(hall: Hall) -> None:
    sitting = hall.start()
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Ask to take minutes away", minutes="10", reason="Given twice")
    page = hall.officer.submit("Ask to make it void", reason="Somebody else sat")
    assert "You asked for this, so someone else must agree." in said(page)
    second = site.sign_in(
        hall.client.app,
        Role.OFFICER,
        round_id=hall.setting.round,
        person_id=hall.setting.second.person,
    )
    page = second.get(f"/paper/staff/sitting/{sitting}")
    words = "take 10 minutes away. Finish by 10:20am instead of 10:30am. Why: Given twice"
    assert words in said(page)
    ids = [f["action"].rsplit("/", 1)[1] for f in page.soup.select("form[action*='/answer/']")]
    second.post(f"/paper/staff/sitting/{sitting}/answer/{ids[0]}", agree="yes")
    page = second.get(f"/paper/staff/sitting/{sitting}")
    assert "Open. 50 minutes left. Finish by 10:20am." in said(page)
    second.submit("Agree")
    assert "Void since 9:30am." in second.get(f"/paper/staff/sitting/{sitting}").text
    assert hall.client.get(f"/paper/{sitting}/question/1").h1 == "This sitting was made void"


ANSWERED_AT = {VOID: "sitting", SHORTEN: "sitting", MOVE: "sessions"}


def test_only_what_was_asked_of_this_sitting_or_session_is_answered_here(hall: Hall) -> None:
    here = {"sitting": hall.start(), "sessions": hall.setting.session}
    hall.officer.get("/paper/staff/sessions")
    for act in (VOID, SHORTEN, MOVE, CHANGE, ACT):
        for subject in (*here.values(), UUID(int=7)):
            with hall.sessions() as db:
                by, now = hall.setting.second, hall.clock.at
                asked = request.ask(db, by, act, "subject", subject, "", {}, "Why", now=now).id
                audit.seal(db)
                db.commit()
            for door, one in here.items():
                if ANSWERED_AT.get(act) == door and subject == one:
                    continue
                sent = {"agree": "no", "reason": "No"}
                page = hall.officer.post(f"/paper/staff/{door}/{one}/answer/{asked}", **sent)
                assert (door, act, page.status) == (door, act, 404)
            with hall.sessions() as db:
                assert request.find(db, asked).answered_at is None


def test_another_rounds_sitting_does_not_exist(hall: Hall, hall_of: Lay) -> None:
    sitting = hall.start()
    other = hall_of().officer
    assert other.get(f"/paper/staff/sitting/{sitting}").status == 404
    assert other.get(f"/paper/staff/sessions/{hall.setting.session}").status == 404


def test_an_applicant_sees_no_staff_page(hall: Hall) -> None:
    assert hall.client.get("/paper/staff/sessions").status == 403


def test_the_officers_page_shows_no_answer(hall: Hall) -> None:
    sitting = hall.start()
    hall.question(sitting, "text")
    hall.client.submit("Save and next", answer="CANARY typed")
    assert "CANARY" not in str(hall.officer.get(f"/paper/staff/sitting/{sitting}").soup)


def test_a_session_lists_its_people_and_leads_to_their_sittings(hall: Hall) -> None:
    address = f"/paper/staff/sessions/{hall.setting.session}"
    [[reference, *before]] = hall.officer.get(address).rows()
    assert before == ["Not started", "Not yet"]
    hall.start()
    page = hall.officer.get(address)
    assert page.rows() == [[reference, "Open", "10:30am"]]
    assert hall.officer.follow(reference).h1 == f"Sitting of {reference}"
