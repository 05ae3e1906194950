"""Applying and checking (pages 16 to 25), states that no other file here opens, and the errors.

Every state is opened once and looked at in both widths; what leads to it is done over HTTP.
"""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.people.consent import say_listed
from assessment.records.tables.application import Application
from assessment.records.tables.round import Round
from assessment.rules.people import Role
from assessment.web.guard import public
from tests import applications, decisions, interviews
from tests.applications import AFTER, DURING, World
from tests.browser.access import look
from tests.browser.conftest import Opened
from tests.client import Client
from tests.decisions import DECIDED, STRONG
from tests.pages.application.steps import SignIn, begun, confirm_all, everything, post_filled
from tests.pages.interview.conftest import Panel
from tests.pages.paper.conftest import Hall
from tests.pages.paper.conftest import hall as hall
from tests.pages.paper.conftest import hall_of as hall_of
from tests.site import Clock

Open = Callable[..., Page]


@pytest.fixture
def world(sessions: sessionmaker[Session], clock: Clock) -> World:
    """A round that takes applications, with somebody on its panels."""
    clock.at = DURING
    with sessions() as db:
        found = applications.open_round(db)
        jide = applications.new_actor(found, Role.PANEL_MEMBER, "Jide Bello")
        say_listed(db, jide, True, now=DURING)
        applications.commit(db)
        return found


@pytest.fixture
def applicant(sign_in: SignIn, world: World) -> Client:
    """Who applies."""
    return sign_in(Role.APPLICANT, round_id=world.round_id, minutes=30 * 24 * 60)


@pytest.fixture
def db(sessions: sessionmaker[Session]) -> Iterator[Session]:
    with sessions() as session:
        yield session


def test_filling_in_an_application(applicant: Client, open_page: Open) -> None:
    page = open_page(applicant)
    look(page, "/application/")
    page.get_by_role("button", name="Start your application").click()
    look(page, "/application/")
    look(page, "/application/route", "Save and continue")
    by_route(applicant, "beacon_exception")
    look(page, "/application/evidence")
    look(page, "/application/evidence/post/add", "Save and continue")
    post_filled(applicant)
    look(page, "/application/evidence/post")
    look(page, "/application/evidence/graded/add", "Save and continue")
    page.get_by_label("A report card").check()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("Inclusion").wait_for()
    look(page, press="Save and continue")
    forms_of(page, "visit", "measure", "confirmer")
    look(page, "/application/evidence/statement", "Save and continue")
    look(page, "/application/route")
    by_route(applicant, "mat_ceo")
    forms_of(page, "link", "group", "membership")
    by_route(applicant, "mat_leader_exception")
    forms_of(page, "accountability", "chief_executive")


def by_route(applicant: Client, route: str) -> None:
    applicant.get("/application/route")
    applicant.submit("Save and continue", route=route)


def forms_of(page: Page, *kinds: str) -> None:
    """The form of each kind of fact, sent empty."""
    for kind in kinds:
        look(page, f"/application/evidence/{kind}/add", "Save and continue")


def test_what_is_fair_sending_and_after(
    applicant: Client, open_page: Open, sessions: sessionmaker[Session]
) -> None:
    everything(applicant)
    page = open_page(applicant)
    page.goto("/application/adjustments")
    page.get_by_label("Something else").check()
    page.get_by_label("No, I do not need changes").uncheck()
    look(page, press="Save and continue")
    page.goto("/application/connections")
    page.get_by_label("No, I do not know anyone").uncheck()
    page.get_by_label("Jide Bello", exact=True).check()
    look(page, press="Save and continue")
    look(page, "/application/send", "Accept and send")
    page.get_by_label("I confirm that this is true").check()
    page.get_by_role("button", name="Accept and send").click()
    page.get_by_text("Your reference is").wait_for()
    look(page)
    look(page, "/application/")
    look(page, "/application/withdraw")


@pytest.fixture
def case(world: World, sessions: sessionmaker[Session], clock: Clock) -> str:
    """A case to be checked; an exception waits with it."""
    with sessions() as db:
        again = World(db, world.round_id)
        reference = applications.sent(again, applications.new_applicant(again)).reference
        other = applications.new_applicant(again)
        applications.sent(again, other, "mat_leader_exception", applications.LEADER)
        clock.at = AFTER
        return str(reference)


def test_checking_an_application(
    world: World,
    case: str,
    sign_in: SignIn,
    open_page: Open,
    sessions: sessionmaker[Session],
) -> None:
    officer = sign_in(Role.OFFICER, round_id=world.round_id)
    page = open_page(officer)
    home = f"/application/{case}"
    look(page, "/application/queue")
    look(page, f"{home}/eligibility", "Save decision")
    look(page, f"{home}/record/post", "Record this fact")
    look(page, f"{home}/ask/turnaround_head.current_headship", "Ask the applicant")
    for said, button in (("Correct", "Record this fact"), ("Set aside", "Set aside")):
        page.goto(f"{home}/eligibility")
        page.get_by_role("link", name=f"{said} post").click()
        look(page, press=button)
    look(page, f"{home}/confirm", "Confirm facts")
    officer.get(f"{home}/ask/turnaround_head.current_headship")
    officer.submit("Ask the applicant", what="Send us a letter.")
    with sessions() as db:
        query = select(Application.person_id).where(Application.reference == case)
        person = db.scalars(query).one()
    asked = open_page(sign_in(Role.APPLICANT, round_id=world.round_id, person_id=person))
    look(asked, "/application/")
    asked.get_by_role("link", name="Answer our question").click()
    look(asked, press="Send my answer")
    confirm_all(officer, case)
    reason = {"outcome": "not_eligible", "reasons": "Another reason, given below"}
    officer.get(f"{home}/eligibility")
    officer.submit("Save decision", **reason, words="Not the head.")
    look(asked, "/application/")
    with sessions() as db:
        row = db.get_one(Round, world.round_id)
        row.applications_close_at = row.applications_close_at.replace(day=12)
        db.commit()
    look(page, f"{home}/eligibility")


def test_an_exception_waits_for_a_second_person(
    world: World, case: str, sign_in: SignIn, open_page: Open, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        query = select(Application.reference).where(Application.reference != case)
        home = f"/application/{db.scalars(query).one()}"
    verifier, first, second = (sign_in(Role.OFFICER, round_id=world.round_id) for _ in range(3))
    confirm_all(verifier, home.split("/")[2])
    first.get(f"{home}/eligibility")
    reasons = "The policy leaves this to a person"
    first.submit("Ask for a second person", outcome="eligible", reasons=reasons, words="Strong")
    look(open_page(first), f"{home}/eligibility")
    look(open_page(second), f"{home}/eligibility", "Do not agree")


def test_states_of_the_paper(hall: Hall, open_page: Open) -> None:
    sitting = hall.start()
    hall.at(22)
    page = open_page(hall.client)
    look(page, f"/paper/{sitting}/problem", "Send")
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Pause the clock", reason="Fire alarm")
    look(page, f"/paper/{sitting}/question/1")
    look(open_page(hall.officer), f"/paper/staff/sessions/{hall.setting.session}")


def test_states_of_the_interview(
    app: Flask, db: Session, sign_in: SignIn, clock: Clock, open_page: Open
) -> None:
    clock.at = interviews.SET_UP
    panel = Panel(interviews.round_with_panel(db), sign_in)
    world, at = panel.world, interviews.time(15)
    assert world.panel_id is not None
    slot = (world.panel_id, interviews.DAY, at, 90, "B")
    interviews.make_slot(db, world.officer, *slot, now=clock.at)
    chooses, absent = (
        interviews.applicant(world, interviews.new_applicant(world, name, sat=sat))
        for name, sat in (("Ben Obi", True), ("Cat Lee", False))
    )
    panel.commit()
    look(open_page(panel.browser(chooses)), "/interview/slot", "Choose this time")
    look(open_page(panel.browser(absent)), "/interview/slot")
    move = f"/interview/allocation/move/{world.interview_id}"
    look(open_page(panel.browser(world.officer)), move, "Move")


def test_a_departure_waits_for_another(
    sessions: sessionmaker[Session], clock: Clock, sign_in: SignIn, open_page: Open
) -> None:
    clock.at = DECIDED
    with sessions() as db:
        found = decisions.moderated(db, STRONG)
        home, round_id = f"/decision/{found.codes[0]}", found.world.round_id
        first, second = (
            sign_in(who.role, round_id=round_id, person_id=who.person)
            for who in (found.decider, found.second)
        )
        first.get(f"{home}/decide/do_not_designate")
        first.submit("Ask for a second person", reasons="2.3 is thin.", why="No effect shown.")
    look(open_page(first), f"{home}/approve")
    look(open_page(second), f"{home}/approve", "Do not agree")


@public
def broken() -> str:
    raise RuntimeError("seeded")


def test_errors(app: Flask, applicant: Client, open_page: Open, opened: Opened) -> None:
    app.add_url_rule("/seeded-broken", "seeded_broken", broken)
    begun(applicant)
    page = open_page(applicant)
    for path, h1 in (
        ("/application/queue", "You do not have access to this page"),
        ("/application/questions", "Page not found"),
        ("/application/send", "You cannot do this"),
        ("/seeded-broken", "Sorry, there is a problem with the service"),
    ):
        look(page, path)
        assert page.locator("h1").inner_text() == h1
    opened.wrong.clear()
