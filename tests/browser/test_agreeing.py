"""Their time is said as an officer types it (page 26), without a button."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.access import page_is_accessible
from tests.pages.paper.conftest import Hall
from tests.pages.paper.conftest import hall as hall
from tests.pages.paper.conftest import hall_of as hall_of
from tests.pages.paper.test_agreed_pages import address

Open = Callable[..., Page]


def test_their_time_is_said_as_it_is_typed(hall: Hall, live: str, open_page: Open) -> None:
    hall.start()
    hall.at(20)
    page = open_page(hall.officer)
    page.goto(live + address(hall))
    said, row = page.locator("#their-time"), page.locator("#their-sittings tbody tr")
    expect(said).to_have_attribute("aria-live", "polite")
    expect(said).to_have_text("Their time: 60 minutes. Breaks: None.")
    page.get_by_label("Extra time").press_sequentially("50")
    expect(said).to_have_text("Their time: 90 minutes (60 plus 50%). Breaks: None.")
    page.get_by_label("Number of breaks").press_sequentially("3")
    expect(said).to_have_text("Enter the minutes of break")
    page.get_by_label("Minutes of break in all").press_sequentially("15")
    words = "Their time: 90 minutes (60 plus 50%). Breaks: 3, 15 minutes in all."
    expect(said).to_have_text(words)
    expect(page.get_by_label("Minutes of break in all")).to_be_focused()
    expect(row).to_have_count(1)
    expect(row).to_contain_text("11:00am")
    page_is_accessible(page)
