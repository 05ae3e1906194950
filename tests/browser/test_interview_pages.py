"""Interviews in a real Chromium, at both widths, with and without script (pages 51 to 60)."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.interview.score import scores_in
from assessment.rules.interview.level import Level
from tests import interviews
from tests.browser.access import page_is_accessible
from tests.client import Client
from tests.interviews import HELD
from tests.pages.interview.conftest import Panel
from tests.site import Clock

SPLIT = {0: {"1.3": "2", "3.4": "not_evidenced"}, 1: {"2.3": "1"}, 2: {"1.2": "4"}}
Open = Callable[..., Page]


@pytest.fixture
def db(sessions: sessionmaker[Session]) -> Iterator[Session]:
    with sessions() as session:
        yield session


@pytest.fixture
def panel(app: Flask, db: Session, sign_in: Callable[..., Client], clock: Clock) -> Panel:
    clock.at = HELD
    return Panel(interviews.round_with_panel(db), sign_in)


def test_a_member_scores_and_locks(panel: Panel, visit: Open) -> None:
    client = panel.member(0)
    page = visit("/interview/", client)
    page_is_accessible(page)
    page.get_by_role("link", name="Start").click()
    page_is_accessible(page)
    page.get_by_role("button", name="Start my score sheet").click()
    page_is_accessible(page)
    page.get_by_label("Level 3: meets the standard").check()
    page.get_by_role("button", name="Save and go to 1.2").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the evidence you heard")
    page_is_accessible(page)
    page.get_by_label("1. What did you hear?").fill("Stopped the catch-up.")
    page.get_by_role("button", name="Save and go to 1.2").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1.2")
    page.goto(panel.at + "/lock")
    page.get_by_role("button", name="Lock my sheet").click()
    page_is_accessible(page)
    page.goto("/interview/conflicts")
    page_is_accessible(page)


def test_a_panel_compares_and_agrees(panel: Panel, visit: Open) -> None:
    panel.lock(0, 1, levels=SPLIT)
    client = panel.member(0)
    page = visit(panel.at + "/waiting", client)
    page_is_accessible(page)
    page.goto(panel.at + "/score/2.3")
    page_is_accessible(page)
    panel.lock(2, levels=SPLIT)
    page.goto(panel.at + "/compare")
    page_is_accessible(page)
    page.get_by_role("button", name="Finish the interview").click()
    page_is_accessible(page)
    page.goto(panel.at + "/agree/2.3")
    page.get_by_role("button", name="Save agreed level").click()
    page_is_accessible(page)


def test_officers_make_panels_and_applicants_choose(panel: Panel, visit: Open) -> None:
    world = panel.world
    applicant = interviews.applicant(world, world.applications[0])
    page = visit("/interview/slot", panel.browser(applicant))
    page_is_accessible(page)
    page.goto("/interview/slot/known")
    page_is_accessible(page)
    officer = panel.browser(world.officer).http.get_cookie("nle")
    assert officer is not None
    page.context.add_cookies(
        [{"name": "nle", "value": officer.value, "url": page.url.split("/interview")[0]}]
    )
    for path in ("", "/new", "/invite", f"/{world.panel_id}"):
        page.goto("/interview/allocation" + path)
        page_is_accessible(page)


def test_a_sheet_is_saved_as_it_is_typed(panel: Panel, open_page: Open) -> None:
    client = panel.member(0)
    sheet = interviews.fill(panel.world, panel.world.members[0], only=())
    panel.commit()
    page = open_page(client)
    page.goto(panel.at + "/score/2.3")
    page.get_by_label("1. What did you hear?").fill("Stopped it.")
    page.get_by_label("Level 3: meets the standard").check()
    expect(page.locator("[data-state]")).to_have_text("Level 3", timeout=12_000)
    expect(page.locator("[data-scored]")).to_have_text("1")
    panel.world.db.rollback()
    score = scores_in(panel.world.db, sheet)["2.3"]
    assert (score.evidence, score.level) == ("Stopped it.", Level.THREE)


def test_what_was_not_saved_comes_back(panel: Panel, open_page: Open) -> None:
    """Evidence survives a page that is closed before it could be saved."""
    interviews.fill(panel.world, panel.world.members[0], only=())
    panel.commit()
    page = open_page(panel.member(0))
    page.goto(panel.at + "/score/2.3")
    page.get_by_label("1. What did you hear?").fill("Half a thought")
    page.goto(panel.at + "/score/2.4")
    page.goto(panel.at + "/score/2.3")
    expect(page.get_by_label("1. What did you hear?")).to_have_value("Half a thought")
    expect(page.locator("[data-state]")).to_have_text("Evidence", timeout=12_000)
