"""Offline during the paper: nobody meets the browser's own page of faults, nothing is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import page_is_accessible
from tests.browser.conftest import Opened
from tests.browser.test_paper import at_radio
from tests.pages.paper.conftest import Hall, Lay, kept
from tests.pages.paper.conftest import hall as hall
from tests.pages.paper.conftest import hall_of as hall_of

OFFLINE = (
    "You are offline. Keep going. Your answers are kept on this device and sent when you are "
    "back. The clock is still running."
)
Open = Callable[..., Page]


def test_rule_11_offline_is_said_kept_on_the_device_and_sent_later(
    hall: Hall, live: str, open_page: Open, opened: Opened
) -> None:
    sitting = hall.start()
    path = at_radio(hall, sitting)
    page = open_page(hall.client)
    page.goto(live + path)
    page.context.set_offline(True)
    page.get_by_label("Third").check()
    expect(page.locator("#save-state")).to_have_text("Not saved, trying again", timeout=10_000)
    page_is_accessible(page)
    page.get_by_role("button", name="Save and next").click()
    expect(page.locator("#save-notice")).to_contain_text("You are offline. Keep going.")
    expect(page).to_have_url(live + path)
    assert kept(hall, sitting) == []
    page.context.set_offline(False)
    expect(page.locator("#save-notice")).to_contain_text("You are back. 1 answer sent.")
    assert [response for _, response, _ in kept(hall, sitting)] == ["c"]
    opened.wrong.clear()


def test_rule_11_offline_nobody_leaves_a_question_and_back_online_they_can(
    hall: Hall, live: str, open_page: Open, opened: Opened
) -> None:
    sitting = hall.start()
    page = open_page(hall.client)
    page.goto(live + f"/paper/{sitting}/question/2")
    page.context.set_offline(True)
    for name in ("Save and next", "Previous", "Check your answers", "All questions"):
        page.get_by_role("button", name=name).click()
        expect(page.locator("#save-notice")).to_have_text(OFFLINE)
        expect(page).to_have_url(live + f"/paper/{sitting}/question/2")
    expect(page.locator("#save-state")).to_be_empty()  # nothing was typed, so nothing is unsaved
    page.context.set_offline(False)
    expect(page.locator("#save-notice")).to_have_text("You are back. You can go on.")
    page.get_by_role("button", name="Save and next").click()
    expect(page).to_have_url(live + f"/paper/{sitting}/question/3")
    opened.wrong.clear()


BESIDE = {
    "check": ("Submit and finish", "Paper submitted"),
    "questions": ("Question 4", "Question 4 of 6"),
    "break": ("Start my break", "You are on a break"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_rule_11_offline_nobody_leaves_a_page_beside_the_questions(
    hall_of: Lay, live: str, open_page: Open, opened: Opened, name: str
) -> None:
    hall = hall_of(adjusted=True)
    address = live + f"/paper/{hall.start()}/{name}"
    words, leads_to = BESIDE[name]
    page = open_page(hall.client)
    page.goto(address)
    page.context.set_offline(True)
    way = page.get_by_role("main").get_by_text(words, exact=True)
    way.click()
    expect(page.locator("#save-notice")).to_contain_text("You are offline.")
    expect(page).to_have_url(address)
    page_is_accessible(page)
    page.context.set_offline(False)
    page.wait_for_timeout(1100)  # a button that was just pressed takes no second press at once
    way.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(leads_to)
    opened.wrong.clear()


def test_rule_11_what_was_not_sent_is_sent_first_on_a_later_load(
    hall: Hall, live: str, open_page: Open, opened: Opened
) -> None:
    sitting = hall.start()
    path = at_radio(hall, sitting)
    page = open_page(hall.client)
    page.goto(live + path)
    page.route("**/answer", lambda route: route.abort())
    page.get_by_label("Third").check()
    expect(page.locator("#save-state")).to_have_text("Not saved, trying again")
    page.unroute("**/answer")
    page.goto(live + path)
    expect(page.get_by_label("Third")).to_be_checked()
    expect(page.locator("#save-state")).to_contain_text("Saved at")
    assert [response for _, response, _ in kept(hall, sitting)] == ["c"]
    assert page.evaluate("Object.keys(localStorage).length") == 0
    opened.wrong.clear()
