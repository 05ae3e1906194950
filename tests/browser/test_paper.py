"""The paper in a real browser: with and without script, at 360 and 1280, by keyboard."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.browser.access import page_is_accessible
from tests.pages.paper.conftest import Hall, Lay, kept
from tests.pages.paper.conftest import hall as hall
from tests.pages.paper.conftest import hall_of as hall_of

HIDDEN = """() => {
    const [seen, bar] = [document.activeElement, document.getElementById("bar")];
    if (seen === document.body || bar.contains(seen) || seen.matches(".govuk-skip-link")) return 0;
    return bar.getBoundingClientRect().bottom - seen.getBoundingClientRect().top;
}"""
LOOK = timedelta(seconds=30)  # in which a page has looked at the server's clock again
Visit = Callable[..., Page]
Open = Callable[..., Page]


def pass_time(hall: Hall, page: Page, passes: timedelta) -> None:
    """Let time pass on the server and, at once, in the browser whose clock was installed."""
    hall.clock.at += passes
    page.clock.fast_forward(passes // timedelta(milliseconds=1))


def at_radio(hall: Hall, sitting: UUID) -> str:
    return hall.question(sitting, "radio").path


STATES = {
    "home": "/paper/",
    "rehearsal": "/paper/rehearsal",
    "device": "/paper/device",
    "start": "/paper/start",
}


@pytest.mark.parametrize("path", STATES.values(), ids=STATES.keys())
def test_pages_before_the_start_are_accessible(hall: Hall, visit: Visit, path: str) -> None:
    page_is_accessible(visit(path, client=hall.client))


@pytest.mark.parametrize("kind", ["radio", "checkbox", "text"])
def test_questions_are_accessible(hall_of: Lay, visit: Visit, kind: str) -> None:
    hall = hall_of(adjusted=True)
    path = hall.question(hall.start(), kind).path
    page_is_accessible(visit(path, client=hall.client))


@pytest.mark.parametrize("name", ["questions", "check", "break", "receipt"])
def test_pages_of_a_sitting_are_accessible(hall_of: Lay, visit: Visit, name: str) -> None:
    hall = hall_of(adjusted=True)
    sitting = hall.start()
    at_radio(hall, sitting)
    hall.client.submit("Save and next", answer="a", flagged="1")
    if name == "receipt":
        hall.at(90)
    page_is_accessible(visit(f"/paper/{sitting}/{name}", client=hall.client))


def test_staff_pages_are_accessible(hall: Hall, visit: Visit) -> None:
    sitting = hall.start()
    hall.at(10)
    page_is_accessible(visit(f"/paper/staff/sitting/{sitting}", client=hall.officer))
    page_is_accessible(visit("/paper/staff/sessions", client=hall.officer))
    page_is_accessible(visit("/paper/staff/rehearsals", client=hall.officer))


def test_rule_11_an_answer_saves_itself_and_says_so(hall: Hall, live: str, open_page: Open) -> None:
    sitting = hall.start()
    path = at_radio(hall, sitting)
    hall.at(17)
    page = open_page(hall.client)
    page.goto(live + path)
    page.get_by_label("Second").check()
    expect(page.locator("#save-state")).to_have_text("Saved at 9:47am")
    expect(page.locator("#navigator-count")).to_have_text("1 of 6 answered, 0 flagged")
    assert kept(hall, sitting) == [(int(path.rsplit("/", 1)[1]), "b", False)]
    page.get_by_label("Flag this question to look at again").check()
    expect(page.locator("#navigator-count")).to_have_text("1 of 6 answered, 1 flagged")
    page.get_by_role("button", name="Check your answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert [flag for _, _, flag in kept(hall, sitting)][-1] is True


def test_the_clock_counts_and_can_be_hidden(hall: Hall, live: str, open_page: Open) -> None:
    path = at_radio(hall, hall.start())
    hall.at(17)
    page = open_page(hall.client)
    page.goto(live + path)
    expect(page.locator("#clock")).to_have_text(re.compile("4[23] minutes left"))
    page.get_by_role("button", name="Hide clock").click()
    expect(page.locator("#clock")).to_have_text("Clock hidden")
    expect(page.locator("#finish")).to_be_hidden()
    page.reload()
    expect(page.locator("#clock")).to_have_text("Clock hidden")
    page.get_by_role("button", name="Show clock").click()
    expect(page.locator("#finish")).to_have_text("Finish by 10:30am")


def test_rule_15_a_notice_at_five_minutes_once(hall: Hall, live: str, open_page: Open) -> None:
    path = at_radio(hall, hall.start())
    hall.at(55.1)
    page = open_page(hall.client)
    page.goto(live + path)
    words = "5 minutes left. Your answers save as you go. You do not need to submit."
    expect(page.locator("#time-notice")).to_have_text(words)
    page.reload()
    expect(page.locator("#time-notice")).to_be_empty()


def test_rule_03_when_time_ends_the_page_is_saved_and_the_end_has_the_focus(
    hall: Hall, live: str, open_page: Open
) -> None:
    sitting = hall.start()
    path = hall.question(sitting, "text").path
    hall.at(59.95)
    page = open_page(hall.client)
    page.goto(live + path)
    page.get_by_role("textbox").fill("21.4")
    hall.at(60.05)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your time is up", timeout=15_000)
    expect(page.locator("#ended")).to_be_focused()
    assert [response for _, response, _ in kept(hall, sitting)] == ["21.4"]


def test_the_rehearsal_shows_one_notice_once(hall: Hall, live: str, open_page: Open) -> None:
    hall.client.get("/paper/rehearsal")
    path = hall.client.submit("Start the rehearsal").path
    page = open_page(hall.client)
    page.goto(live + path)
    words = "Notices about time look like this. They come when 30, 10, 5 and 1 minutes are left."
    expect(page.locator("#time-notice")).to_have_text(words)
    page_is_accessible(page)
    page.reload()
    expect(page.locator("#clock")).to_contain_text("minutes left")
    expect(page.locator("#time-notice")).to_be_empty()


def test_rule_06_added_time_and_a_pause_come_on_screen_by_themselves(
    hall: Hall, live: str, open_page: Open
) -> None:
    sitting = hall.start()
    path = at_radio(hall, sitting)
    page = open_page(hall.client)
    page.clock.install()
    page.goto(live + path)
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Add time", minutes="12", reason="Fire alarm")
    pass_time(hall, page, LOOK)
    notice = page.locator("#time-notice")
    expect(notice).to_have_text("You have 12 more minutes. Finish by 10:42am.")
    hall.officer.submit("Pause the clock", reason="Power")
    pass_time(hall, page, LOOK)
    expect(page.get_by_role("heading", level=1)).to_have_text("The paper is paused")
    hall.officer.submit("Start the clock again")
    pass_time(hall, page, LOOK)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Question")


def test_broken_characters_are_said_before_they_are_sent(
    hall: Hall, live: str, open_page: Open
) -> None:
    sitting = hall.start()
    page = open_page(hall.client)
    page.goto(live + hall.question(sitting, "text").path)
    page.get_by_role("textbox").evaluate("(field) => { field.value = 'a\\ud83d'; }")
    page.get_by_role("textbox").dispatch_event("change")
    words = "This contains a character we cannot save. Type it again."
    expect(page.locator("#note")).to_have_text(words)
    assert kept(hall, sitting) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_sticky_bar_never_hides_the_focus(
    hall: Hall, live: str, open_page: Open, width: int
) -> None:
    path = at_radio(hall, hall.start())
    page = open_page(hall.client, width=width)
    page.goto(live + path)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.get_by_text("Get help during the paper").focus()
    for _ in range(18):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(HIDDEN)
        assert hidden <= 1
