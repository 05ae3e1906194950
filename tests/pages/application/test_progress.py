"""Your application after sending (page 16): the stages, and the one thing that is next."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.application.question import ask_applicant
from assessment.records.interview.slot import choose_slot, make_slot
from assessment.records.paper.finish import submit
from assessment.records.paper.start import start_sitting
from assessment.records.tables.paper import Sitting
from assessment.records.tables.round import Round
from assessment.rules.people import Actor, Role
from tests import decisions, interviews, site
from tests.client import Client
from tests.page import Page
from tests.plans import STRONG, WEAK
from tests.records.paper.setting import OPENS, Setting, decide, lay
from tests.site import Clock

LAST = OPENS + timedelta(minutes=80)
Sessions = sessionmaker[Session]
Step = Callable[[Session, Setting], object]


def begin(db: Session, setting: Setting) -> UUID:
    return start_sitting(db, setting.applicant, "paper", now=OPENS).id


def hand_in(db: Session, setting: Setting) -> None:
    submit(db, setting.applicant, begin(db, setting), now=OPENS + timedelta(minutes=50))


def make_void(db: Session, setting: Setting) -> None:
    sitting = begin(db, setting)
    db.execute(update(Sitting).where(Sitting.id == sitting).values(voided_at=OPENS))


def refuse(db: Session, setting: Setting) -> None:
    decide(db, setting.application, "not_eligible", seq=2)


def nothing(db: Session, setting: Setting) -> None:
    """The person did nothing."""


def at_home(app: Flask, who: Actor) -> tuple[Client, Page]:
    browser = site.sign_in(app, Role.APPLICANT, round_id=who.round, person_id=who.person)
    return browser, browser.get("/application/")


@pytest.mark.parametrize(
    ("step", "now", "next_", "link", "leads_to"),
    [
        pytest.param(
            nothing,
            OPENS - timedelta(days=1),
            "Next: sit the paper on Saturday 10 October 2026",
            "Go to your paper",
            "Knowledge paper",
            id="booked",
        ),
        pytest.param(
            nothing, OPENS, "Next: sit the paper. You can start until 10:50am on Saturday",
            "Sit the paper", "Before you start", id="ready",
        ),
        pytest.param(
            begin, OPENS, "Next: finish your paper", "Go back to your paper",
            "Check your answers", id="open",
        ),
        pytest.param(
            hand_in, LAST, "We have your paper. Next: we will email you", "", "", id="submitted"
        ),
        pytest.param(
            nothing, LAST + timedelta(minutes=1), "You did not sit the paper.",
            "contact the programme team", "Get help", id="did-not-sit",
        ),
        pytest.param(
            make_void, LAST + timedelta(minutes=1),
            "Your paper was made void. 2 people agreed that it cannot count. "
            "You can ask the programme team why.",
            "ask the programme team", "Get help", id="void",
        ),
        pytest.param(
            refuse, LAST, "You cannot go on in this round", "contact the programme team",
            "Get help", id="not-eligible",
        ),
    ],
)  # fmt: skip
def test_what_is_next_up_to_the_paper(
    app: Flask, sessions: Sessions, clock: Clock,
    step: Step, now: datetime, next_: str, link: str, leads_to: str,
) -> None:  # fmt: skip
    with sessions() as db:
        setting = lay(db)
        db.get_one(Round, setting.round).paper_on = (OPENS + timedelta(days=1)).date()
        step(db, setting)
        db.commit()
    clock.at = now
    browser, page = at_home(app, setting.applicant)
    assert next_ in page.text
    assert "11 October" not in page.text
    if link:
        assert browser.follow(link).h1 == leads_to
    else:
        assert not page.soup.select("main a.govuk-button")


def test_an_eligible_applicant_answers_our_question_unless_they_may_sit_now(
    app: Flask, sessions: Sessions, clock: Clock
) -> None:
    with sessions() as db:
        setting = lay(db)
        asked_at = OPENS - timedelta(days=2)
        about = (setting.application, "turnaround_head.x", "In post", "Send the letter.")
        ask_applicant(db, site.TESTS, *about, now=asked_at)
        db.commit()
    clock.at = OPENS
    browser, page = at_home(app, setting.applicant)
    assert ("We need something" in page.text, page.has_link("Sit the paper")) == (False, True)
    clock.at = OPENS - timedelta(minutes=1)
    page = browser.get("/application/")
    assert "We need something from you by" in page.text
    assert ("Next:" in page.text, page.has_link("Sit the paper")) == (False, False)
    browser.follow("Answer our question Send the letter.")
    browser.submit("Send my answer", answer="Here it is.")
    page = browser.get("/application/")
    assert "We need something" not in page.text
    assert "Next: sit the paper on" in page.text


def test_without_a_session_the_paper_is_on_the_day_of_the_round(
    app: Flask, sessions: Sessions, clock: Clock
) -> None:
    with sessions() as db:
        setting = lay(db, booked=False)
        db.get_one(Round, setting.round).paper_on = OPENS.date()
        db.commit()
    clock.at = OPENS - timedelta(days=9)
    _, page = at_home(app, setting.applicant)
    assert "Next: we will invite you to the paper." in page.text
    assert page.summary()["Knowledge paper"] == "Saturday 10 October 2026"


def test_what_is_next_up_to_the_interview(app: Flask, sessions: Sessions, clock: Clock) -> None:
    with sessions() as db:
        world = interviews.round_with_panel(db, interviews=0)
        who = interviews.new_applicant(world)
        actor = interviews.applicant(world, who)
        assert world.panel_id is not None
        offer = (world.officer, world.panel_id, interviews.DAY, time(10), 90, "Room 1")
        slot = make_slot(db, *offer, now=interviews.SET_UP)
        interviews.commit(world)
        slot_id = slot.id
    clock.at = interviews.SET_UP
    browser, page = at_home(app, actor)
    assert "Next: choose an interview time." in page.text
    assert browser.follow("Choose an interview time").h1 == "Choose an interview time"
    with sessions() as db:
        application = db.merge(who)
        choose_slot(db, actor, application, slot_id, now=interviews.SET_UP)
        db.commit()
    page = browser.get("/application/")
    assert "Next: your interview on Tuesday 17 November 2026 at 10:00am UK time" in page.text
    assert "10:00am" in browser.follow("See your interview").text
    clock.at = interviews.HELD + timedelta(minutes=90)
    _, page = at_home(app, actor)
    assert "Next: your result. We will email you when it is ready." in page.text
    assert page.summary()["Interview"] == "Completed Tuesday 17 November 2026"
    assert not page.soup.select("main a.govuk-button")


def test_rule_35_nothing_of_a_decision_shows_before_release(
    app: Flask, sessions: Sessions, clock: Clock
) -> None:
    with sessions() as db:
        found = decisions.ready(db, STRONG, WEAK)
        references = [one.reference for one in found.world.applications]
        people = decisions.applicants(found)
    clock.at = decisions.DECIDED + timedelta(days=1)
    before = [at_home(app, who)[1].text for who in people]
    assert before[0].replace(*references) == before[1]
    with sessions() as db:
        found.world.db = db
        decisions.release(found)
    clock.at = decisions.RELEASED
    browser, page = at_home(app, people[0])
    assert page.summary()["Result"] == "Released Tuesday 1 December 2026"
    assert browser.follow("Read your result").h1 == "Your result"
