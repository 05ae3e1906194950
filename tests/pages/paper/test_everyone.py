"""Everyone in a session at once: paused, started again, given time (pages 37 and 38, rule 6)."""

from uuid import UUID

import pytest
from sqlalchemy import select

from assessment.records import audit
from assessment.records.paper.start import start_sitting
from assessment.records.tables.audit import AuditEntry
from assessment.rules.people import Actor, Role
from tests.page import Page
from tests.pages.paper.conftest import Hall, Lay, said
from tests.records.paper.setting import OPENS, applicant, person

PAUSE, RESUME, ADD = "Pause everyone", "Start everyone’s clock again", "Add time for everyone"


def two_begun(hall: Hall) -> tuple[UUID, UUID]:
    """Two people answer, and a third is booked and has not started."""
    round_id = hall.setting.round
    with hall.sessions() as db:
        for name in ("Bo Lane", "Cy Moss"):
            row = person(db, name, OPENS)
            applicant(db, round_id, hall.setting.session, row)
            if name == "Bo Lane":
                bo = Actor(row.id, row.name, Role.APPLICANT, round_id)
        second = start_sitting(db, bo, "paper", now=hall.clock.at).id
        audit.seal(db)
        db.commit()
    return hall.start(), second


def session_page(hall: Hall) -> Page:
    return hall.officer.get(f"/paper/staff/sessions/{hall.setting.session}")


def offered(page: Page) -> list[str]:
    return [each.get_text(strip=True) for each in page.soup.select("main a[role=button]")]


def acts_of(hall: Hall, name: str) -> dict[str, tuple[str, str]]:
    """Who did this act, and why, by sitting."""
    with hall.sessions() as db:
        rows = db.scalars(select(AuditEntry).where(AuditEntry.act == name))
        return {row.subject_id: (row.real_actor, row.reason or "") for row in rows}


def test_rule_06_pause_and_start_again(hall: Hall) -> None:
    both = {str(each) for each in two_begun(hall)}
    officer = str(hall.setting.officer.person)
    hall.at(10)
    assert offered(session_page(hall)) == [PAUSE, ADD]
    page = hall.officer.follow(PAUSE)
    assert (page.h1, "This stops the clock of 2 people." in said(page)) == (PAUSE, True)
    page = hall.officer.submit(PAUSE, reason="Fire alarm")
    assert page.banner == (
        "The clock has stopped for 2 people. They will see it within 30 seconds."
    )
    assert [row[1] for row in page.rows()].count("Paused") == 2
    assert acts_of(hall, "paper.pause") == dict.fromkeys(both, (officer, "Fire alarm"))
    assert offered(page) == [RESUME, ADD]
    hall.at(25)
    page = hall.officer.follow(RESUME)
    assert "This starts the clock of 2 people again." in said(page)
    page = hall.officer.submit(RESUME)
    assert "The clock has started again for 2 people." in page.banner
    assert sorted(row[2] for row in page.rows()) == ["10:45am", "10:45am", "Not yet"]
    assert set(acts_of(hall, "paper.resume")) == both


def test_rule_06_add_time(hall: Hall) -> None:
    both = {str(each) for each in two_begun(hall)}
    session_page(hall)
    page = hall.officer.follow(ADD)
    assert "This gives more time to 2 people." in said(page)
    page = hall.officer.submit(ADD, minutes="12", reason="Power")
    assert page.banner == ("We added 12 minutes for 2 people. They will see it within 30 seconds.")
    assert sorted(row[2] for row in page.rows()) == ["10:42am", "10:42am", "Not yet"]
    assert set(acts_of(hall, "paper.add_time")) == both


def test_who_has_finished_or_is_paused_is_not_counted(hall: Hall) -> None:
    first, second = two_begun(hall)
    hall.officer.get(f"/paper/staff/sitting/{first}")
    hall.officer.submit("Pause the clock", reason="Ill")
    assert offered(session_page(hall)) == [PAUSE, RESUME, ADD]
    assert "This stops the clock of 1 person." in said(hall.officer.follow(PAUSE))
    hall.at(61)
    assert offered(session_page(hall)) == [RESUME, ADD]
    page = hall.officer.get(f"/paper/staff/sessions/{hall.setting.session}/everyone/pause")
    assert "This concerns nobody in the session now." in said(page)
    assert second


FAULTS = {
    "no reason to pause": (PAUSE, {"reason": ""}, "Enter why you are pausing the paper"),
    "no minutes": (ADD, {"minutes": "", "reason": "Why"}, "Enter how many minutes to add"),
    "words": (ADD, {"minutes": "ten", "reason": "Why"}, "Minutes must be a number, like 12"),
    "none": (ADD, {"minutes": "0", "reason": "Why"}, "Minutes must be a number from 1 to 600"),
    "too many": (
        ADD,
        {"minutes": "601", "reason": "Why"},
        "Minutes must be a number from 1 to 600",
    ),
    "no reason to add": (ADD, {"minutes": "5", "reason": ""}, "Enter why you are adding time"),
}


@pytest.mark.parametrize(("act", "typed", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_faults_change_nothing_and_keep_what_was_typed(
    hall: Hall, act: str, typed: dict[str, str], message: str
) -> None:
    hall.start()
    session_page(hall)
    hall.officer.follow(act)
    page = hall.officer.submit(act, **typed)
    assert (page.status, page.errors) == (422, [message])
    for name, value in typed.items():
        assert page.soup.select_one(f"#{name}").get("value", "") == value  # type: ignore[union-attr]
    assert session_page(hall).rows()[0][1:] == ["Open", "10:30am"]


def test_before_anyone_has_started_there_is_nobody_to_act_for(hall: Hall) -> None:
    assert offered(session_page(hall)) == []


def test_another_round_an_applicant_and_an_unknown_act_are_refused(
    hall: Hall, hall_of: Lay
) -> None:
    hall.start()
    path = f"/paper/staff/sessions/{hall.setting.session}/everyone"
    assert hall_of().officer.get(f"{path}/pause").status == 404
    assert hall.officer.get(f"{path}/void").status == 404
    assert hall.client.get(f"{path}/pause").status == 403
