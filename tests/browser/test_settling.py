"""Officers enter a sheet and settle a conflict, and staff see their key, in a real Chromium."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.interview.contest import contest
from assessment.records.people.code import begin_code
from assessment.records.tables.people import Person, SignIn
from tests import interviews
from tests.browser.access import page_is_accessible
from tests.client import Client
from tests.contested import friends
from tests.interviews import HELD
from tests.pages.interview.conftest import Panel
from tests.pages.interview.test_keyed import entered, keyed
from tests.site import Clock

Open = Callable[..., Page]


@pytest.fixture
def db(sessions: sessionmaker[Session]) -> Iterator[Session]:
    with sessions() as session:
        yield session


@pytest.fixture
def panel(app: Flask, db: Session, sign_in: Callable[..., Client], clock: Clock) -> Panel:
    clock.at = HELD
    return Panel(interviews.round_with_panel(db), sign_in)


def test_an_officer_enters_a_sheet_from_paper(panel: Panel, visit: Open) -> None:
    page = visit(keyed(panel), panel.browser(panel.world.officer))
    page_is_accessible(page)
    page.get_by_role("link", name="Jide Bello").click()
    page_is_accessible(page)
    page.get_by_label("Level 3: meets the standard").check()
    page.get_by_role("button", name="Save and go to 1.2").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the evidence you heard")
    page_is_accessible(page)


def test_the_panel_sees_the_tag(panel: Panel, visit: Open) -> None:
    entered(panel, 1)
    page = visit(panel.at + "/score/2.3", panel.member(1))
    page_is_accessible(page)
    page.goto(panel.at + "/lock")
    page_is_accessible(page)
    interviews.lock(panel.world, panel.world.members[1])
    panel.lock(0, 2)
    page = visit(panel.at + "/compare", panel.member(0))
    expect(page.get_by_text("Entered from paper by Priya Nair")).to_have_count(1)
    page_is_accessible(page)
    page.goto(panel.at + "/agree/2.3")
    page_is_accessible(page)


def test_a_conflict_is_called_wrong_and_settled(panel: Panel, visit: Open) -> None:
    friends(panel.world)
    panel.commit()
    page = visit("/interview/conflicts", panel.member(1))
    page_is_accessible(page)
    page.get_by_role("link", name="This is wrong").click()
    page_is_accessible(page)
    application = panel.world.applications[0].id
    contest(panel.world.db, panel.world.members[1], application, "Not so.", now=HELD)
    panel.commit()
    page = visit("/interview/allocation/conflicts", panel.browser(panel.world.officer))
    page_is_accessible(page)
    page.get_by_role("link", name="Jide Bello").click()
    page_is_accessible(page)


def test_the_key_is_a_picture(panel: Panel, visit: Open) -> None:
    client = panel.browser(panel.world.officer)
    person = panel.world.db.get_one(Person, panel.world.officer.person)
    begin_code(panel.world.db, person)
    panel.world.db.query(SignIn).update({"code_passed_at": None})
    panel.world.db.commit()
    page = visit("/people/sign-in/set-up-code", client)
    picture = page.get_by_role("img", name="The key of your one-time code")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (240, 240)
    page_is_accessible(page)
