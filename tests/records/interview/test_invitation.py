"""Who is told of interviews, once each: N7, N8 and the reminder to lock (screens, section 4)."""

from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.interview.invitation import invite, remind_unlocked, tell_panel
from assessment.records.interview.slot import make_slot
from assessment.records.tables.notice import Notice
from tests import interviews
from tests.interviews import DAY, HELD, SET_UP


def test_n7_invites_each_applicant_once(db: Session) -> None:
    world = interviews.round_with_panel(db)
    ben = interviews.new_applicant(world, "Ben Obi")
    interviews.new_applicant(world, "Cat Lee", sat=False)
    assert world.panel_id is not None
    make_slot(db, world.officer, world.panel_id, DAY, time(14), 90, "Room 1", now=SET_UP)
    by = date(2026, 11, 10)
    told = [invite(db, world.officer, by, 90, "in Leeds", now=SET_UP) for _ in range(2)]
    query = select(Notice.person_id, Notice.body).where(Notice.kind == "interview_invitation")
    ((who, body),) = db.execute(query).all()
    assert (told, who) == ([1, 0], ben.person_id)
    assert "3 people will ask about Standards 1 to 3" in body


def test_n8_tells_each_member_once(db: Session) -> None:
    world = interviews.round_with_panel(db, interviews=2)
    assert world.panel_id is not None
    for _ in range(2):
        tell_panel(db, world.officer, world.panel_id, DAY, now=SET_UP)
    bodies = db.scalars(select(Notice.body).where(Notice.kind == "panel_notice")).all()
    assert len(bodies) == 3
    assert all("on panel 1 for 2 interviews" in body for body in bodies)


def test_a_day_later_whoever_has_not_locked_is_reminded_once(db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.fill(world, world.chair)
    interviews.lock(world, world.chair)
    soon, late = HELD + timedelta(hours=20), HELD + timedelta(hours=26)
    counts = [remind_unlocked(db, interviews.TESTS, now=at) for at in (soon, late)]
    query = select(Notice.person_id).where(Notice.kind == "lock_reminder")
    again = remind_unlocked(db, interviews.TESTS, now=late + timedelta(hours=1))
    assert (counts, again) == ([0, 2], 0)
    assert set(db.scalars(query)) == {one.person for one in world.members[1:]}
