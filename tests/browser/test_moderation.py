"""Moderation in a real Chromium: every page and state, at both widths, for everyone (axe)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Role
from tests import finished, interviews, touched
from tests.browser.access import page_is_accessible
from tests.client import Client
from tests.interviews import World

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
Open = Callable[..., Page]
SignIn = Callable[..., Client]


@pytest.fixture
def world(sessions: sessionmaker[Session]) -> Iterator[World]:
    """Two cases, one with everything that a moderator must know first."""
    with sessions() as db:
        levels = {0: {"1.3": "2"}, 1: {"2.3": "1"}, 2: {"3.1": "not_evidenced"}}
        world = finished.cases(db, "24.5", "10", levels=levels)
        for place in (0, 1):
            touched.trace(world, place)
        touched.credit(world, seconds=60)
        touched.late_answer(world)
        interviews.commit(world)
        yield world


def moderator(world: World, sign_in: SignIn) -> Client:
    """A moderator who has declared."""
    client = sign_in(Role.MODERATOR, round_id=world.round_id)
    return finished.declared(client, world.round_id)


@WIDTHS
def test_each_page_is_for_everyone(
    world: World, sign_in: SignIn, open_page: Open, width: int
) -> None:
    page = open_page(moderator(world, sign_in), width=width)
    case = f"/moderation/{finished.code(world)}"
    for path in ("/moderation/", case, f"{case}/interview", f"{case}/late", "/moderation/cohort"):
        page.goto(path)
        page_is_accessible(page)
    for details in page.locator("details").all():
        details.locator("summary").click()
    page_is_accessible(page)


@WIDTHS
def test_a_case_is_departed_from(
    world: World, sign_in: SignIn, open_page: Open, width: int
) -> None:
    first = open_page(moderator(world, sign_in), width=width)
    case = f"/moderation/{finished.code(world)}"
    first.goto(case)
    first.get_by_role("button", name="Continue").click()
    expect(first.get_by_role("alert")).to_contain_text("Select what you recommend")
    page_is_accessible(first)
    first.get_by_label("Do not designate").check()
    first.get_by_label("Your reasons").fill("Thin on 2.3.")
    first.get_by_role("button", name="Continue").click()
    expect(first.get_by_role("heading", level=1)).to_have_text(
        "You are departing from the recommendation"
    )
    first.get_by_role("button", name="Ask for a second moderator").click()
    expect(first.get_by_role("alert")).to_contain_text("Select the evidence you relied on")
    page_is_accessible(first)
    first.get_by_label("2.3").last.check()
    first.get_by_role("button", name="Ask for a second moderator").click()
    first.goto(case)
    expect(first.get_by_text("someone else must agree")).to_be_visible()
    page_is_accessible(first)
    second = open_page(moderator(world, sign_in), width=width)
    second.goto(f"{case}/second")
    page_is_accessible(second)
    second.get_by_role("button", name="Agree", exact=True).click()
    second.goto(case)
    expect(second.get_by_text("A moderator recommended: Do not designate.")).to_be_visible()
    page_is_accessible(second)


@WIDTHS
def test_a_case_is_confirmed(world: World, sign_in: SignIn, open_page: Open, width: int) -> None:
    page = open_page(moderator(world, sign_in), width=width)
    page.goto(f"/moderation/{finished.code(world)}")
    page.get_by_role("button", name="Show who this is").click()
    expect(page.get_by_text("Applicant Number0")).to_be_visible()
    page_is_accessible(page)
    page.get_by_label("Designate", exact=True).check()
    page.get_by_label("Your reasons").fill("Clear on every clause.")
    page.get_by_role("button", name="Continue").click()
    page_is_accessible(page)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("is recorded")).to_be_visible()
    page_is_accessible(page)
