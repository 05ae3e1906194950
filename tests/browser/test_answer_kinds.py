"""Steps, lines and answers in words in a real browser: by select, by button, by keyboard."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.access import page_is_accessible
from tests.browser.conftest import Opened
from tests.pages.paper.conftest import Hall, kept
from tests.pages.paper.conftest import hall as hall
from tests.pages.paper.conftest import hall_of as hall_of
from tests.question_bank.samples import EXTENDED, MATCHING, ORDERING, SHORT

KINDS = (ORDERING, MATCHING, SHORT, EXTENDED)
Visit = Callable[..., Page]
Open = Callable[..., Page]


def path(sitting: UUID, n: int) -> str:
    return f"/paper/{sitting}/question/{n}"


def position(page: Page, step: str) -> Locator:
    return page.get_by_label(f"Position of {step}")


def responses(hall: Hall, sitting: UUID) -> list[str]:
    return [response for _, response, _ in kept(hall, sitting)]


def until_saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_contain_text("Saved at")


@pytest.mark.parametrize("n", [1, 2, 3, 4], ids=["steps", "lines", "short", "extended"])
def test_every_kind_is_accessible_empty_and_answered(hall: Hall, visit: Visit, n: int) -> None:
    sitting = hall.given(*KINDS)
    page = visit(path(sitting, n), client=hall.client)
    page_is_accessible(page)
    if n == 1:
        page.get_by_role("button", name="Move up Ask a question").click()
        expect(page.locator("#moved")).to_have_text("Ask a question is now 2 of 4")
    elif n == 2:
        page.get_by_label("A quiz").select_option("Learning")
    else:
        page.get_by_role("textbox").fill("word " * 412)
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Question {n + 1} of 6")
    page.goto(path(sitting, n))
    page_is_accessible(page)


def test_rule_12_steps_and_matches_without_script(hall: Hall, visit: Visit) -> None:
    sitting = hall.given(*KINDS)
    page = visit(path(sitting, 1), client=hall.client)
    for step, at in (("Analyse results", "3"), ("Choose a method", "3")):
        position(page, step).select_option(at)
    page.get_by_role("button", name="Save and next").click()
    page.get_by_label("A form").select_option("Reactions")
    page.get_by_role("button", name="Previous").click()
    expect(page.locator("#note")).to_have_text("2 steps are both in position 3.")
    page.get_by_role("button", name="Check your answers").click()
    notes = ["Question 1: 2 steps are both in position 3.", "Question 2: You have matched 1 of 4."]
    expect(page.locator("main .app-note")).to_have_text(notes)
    assert responses(hall, sitting)[-2:] == ["a3,b3", "aq"]


def test_a_button_moves_in_place_says_so_and_saves(hall: Hall, live: str, open_page: Open) -> None:
    sitting = hall.given(ORDERING)
    page = open_page(hall.client, width=360)
    page.goto(live + path(sitting, 1))
    up = page.get_by_role("button", name="Move up Ask a question")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#moved")).to_have_text("Ask a question is now 2 of 4")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#moved")).to_have_text("Ask a question is now 1 of 4")
    texts = ["Ask a question", "Analyse results", "Choose a method", "Try it"]
    expect(page.locator(".app-steps__text")).to_have_text(texts)
    expect(position(page, "Ask a question")).to_have_value("c1")
    until_saved(page)
    expect(page.locator("#navigator-count")).to_have_text("1 of 6 answered, 0 flagged")
    page.reload()
    expect(page.locator(".app-steps__text")).to_have_text(texts)
    assert responses(hall, sitting)[-1] == "a2,b3,c1,d4"
    assert page.url == live + path(sitting, 1)


def test_a_move_stands_on_the_positions_that_were_chosen(
    hall: Hall, live: str, open_page: Open
) -> None:
    sitting = hall.given(ORDERING)
    page = open_page(hall.client)
    page.goto(live + path(sitting, 1))
    position(page, "Try it").select_option("1")
    expect(page.locator("#note")).to_have_text("You have placed 1 of 4 steps.")
    position(page, "Choose a method").select_option("1")
    expect(page.locator("#note")).to_have_text("2 steps are both in position 1.")
    position(page, "Choose a method").select_option("4")
    page.get_by_role("button", name="Move down Try it").click()
    texts = ["Analyse results", "Try it", "Ask a question", "Choose a method"]
    expect(page.locator(".app-steps__text")).to_have_text(texts)
    expect(page.locator("#note")).to_be_empty()
    assert responses(hall, sitting)[-1] == "a1,b4,c3,d2"


def test_enter_on_the_flag_moves_no_step(hall: Hall, live: str, open_page: Open) -> None:
    sitting = hall.given(ORDERING, MATCHING)
    page = open_page(hall.client)
    page.goto(live + path(sitting, 1))
    page.get_by_label("Flag this question to look at again").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 of 6")
    assert responses(hall, sitting) == []


def test_a_match_saves_itself(hall: Hall, live: str, open_page: Open) -> None:
    sitting = hall.given(MATCHING)
    page = open_page(hall.client, width=360)
    page.goto(live + path(sitting, 1))
    for line, choice in (("A form", "Reactions"), ("A quiz", "Learning"), ("A visit", "Use")):
        page.get_by_label(line).select_option(choice)
    expect(page.locator("#note")).to_have_text("You have matched 3 of 4.")
    page.get_by_label("A vote").select_option("Support")
    expect(page.locator("#note")).to_be_empty()
    assert responses(hall, sitting)[-1] == "aq,br,cp,ds"


COUNTED = {
    "some": ("one two  three", "You have 47 words left"),
    "one over": ("word\n" * 51, "You have 1 word too many."),
    "no-break space and hyphen": ("a\u00a0b c-d", "You have 47 words left"),
    "zero-width space joins": ("a\u200bb", "You have 49 words left"),
    "emoji": ("👩🏽‍🏫 teaches", "You have 48 words left"),
}


@pytest.mark.parametrize(("text", "said"), COUNTED.values(), ids=COUNTED.keys())
def test_rule_14_browser_and_server_count_alike(
    hall: Hall, live: str, open_page: Open, text: str, said: str
) -> None:
    sitting = hall.given(SHORT)
    page = open_page(hall.client, width=360)
    page.goto(live + path(sitting, 1))
    expect(page.locator("#hint")).to_have_text("You can enter up to 50 words")
    page.get_by_role("textbox").fill(text)
    expect(page.locator("#words")).to_contain_text(said)
    expect(page.locator("#words-said")).to_contain_text(said)
    until_saved(page)
    assert responses(hall, sitting) == [text.replace("\n", "\r\n")]
    words = page.locator("#words").text_content()
    html = hall.client.get(path(sitting, 1)).soup.select_one("#words")
    assert html is not None
    assert html.text == words


def test_leaving_saves_what_was_typed_once(hall: Hall, live: str, open_page: Open) -> None:
    sitting = hall.given(EXTENDED)
    page = open_page(hall.client)
    page.goto(live + path(sitting, 1))
    page.get_by_role("textbox").fill("First line\nsecond line")
    until_saved(page)
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Question 2 of 6")
    assert responses(hall, sitting) == ["First line\r\nsecond line"]


def test_what_is_typed_is_kept_when_the_page_goes_away(
    hall: Hall, live: str, open_page: Open
) -> None:
    sitting = hall.given(EXTENDED)
    page = open_page(hall.client)
    page.goto(live + path(sitting, 1))
    page.get_by_role("textbox").fill("Not yet sent")
    page.goto(live + path(sitting, 1))
    expect(page.get_by_role("textbox")).to_have_value("Not yet sent")
    until_saved(page)
    assert responses(hall, sitting) == ["Not yet sent"]


@pytest.mark.parametrize("n", [1, 2, 4], ids=["steps", "lines", "text"])
def test_rule_11_offline_is_kept_on_the_device_and_put_back(
    hall: Hall, live: str, open_page: Open, opened: Opened, n: int
) -> None:
    sitting = hall.given(*KINDS)
    page = open_page(hall.client)
    page.goto(live + path(sitting, n))
    page.route("**/answer", lambda route: route.abort())
    if n == 1:
        page.get_by_role("button", name="Move down Analyse results").click()
    elif n == 2:
        page.get_by_label("A quiz").select_option("Learning")
    else:
        page.get_by_role("textbox").fill("Two\nlines")
    expect(page.locator("#save-state")).to_have_text("Not saved, trying again")
    assert kept(hall, sitting) == []
    page.unroute("**/answer")
    page.goto(live + path(sitting, n))
    until_saved(page)
    assert responses(hall, sitting) == [{1: "a2,b1,c3,d4", 2: "br", 4: "Two\r\nlines"}[n]]
    if n == 1:
        expect(position(page, "Analyse results")).to_have_value("a2")
    elif n == 2:
        expect(page.get_by_label("A quiz")).to_have_value("br")
    else:
        expect(page.get_by_role("textbox")).to_have_value("Two\nlines")
    opened.wrong.clear()
