"""People and sign-in in a real browser: accessible, by keyboard, with and without script."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from assessment.rules.people import Role
from tests.browser.access import page_is_accessible
from tests.browser.conftest import Opened
from tests.client import Client
from tests.pages.rounds import PASSWORD, Sessions, account, open_round, person
from tests.site import Clock

Visit = Callable[..., Page]
EMAIL = "ada@example.org"


@pytest.fixture(autouse=True)
def round_id(sessions: Sessions, clock: Clock) -> object:
    """A round that takes applications, at the time that the browser has too."""
    clock.at = datetime.now(UTC).replace(microsecond=0)
    return open_round(sessions, clock.at)


PUBLIC = ("/", "/help", "/accessibility", "/privacy", "/cookies", "/people/sign-in", "/nothing")
OWN = ("/people/invite", "/people/me", "/people/role", "/people/me/workplace")


def test_public_pages_are_accessible(visit: Visit) -> None:
    page = visit(PUBLIC[0])
    for path in PUBLIC:
        page.goto(path)
        page_is_accessible(page)


def test_forms_and_their_errors_are_accessible(visit: Visit) -> None:
    page = visit("/people/create")
    page_is_accessible(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    page_is_accessible(page)


def test_an_administrators_pages_are_accessible(
    visit: Visit, sign_in: Callable[..., Client]
) -> None:
    page = visit("/people/", sign_in(Role.ADMINISTRATOR))
    page_is_accessible(page)
    for path in OWN:
        page.goto(path)
        page_is_accessible(page)


def test_a_person_a_role_and_a_trail_are_accessible(
    visit: Visit, sign_in: Callable[..., Client], sessions: Sessions, clock: Clock
) -> None:
    ref = person(sessions, account(sessions, clock.at, EMAIL, (None, Role.MODERATOR))).ref
    page_is_accessible(visit(f"/people/{ref}", sign_in(Role.ADMINISTRATOR)))
    page_is_accessible(visit(f"/people/{ref}/role", sign_in(Role.ADMINISTRATOR)))
    page = visit(f"/people/{ref}/trail", sign_in(Role.AUDITOR))
    page_is_accessible(page)
    page.get_by_role("button", name="Open the trail").click()
    expect(page.get_by_text("The chain is unbroken")).to_be_visible()
    page_is_accessible(page)


def test_errors_take_the_focus_and_lead_to_their_fields(open_page: Visit) -> None:
    page = open_page()
    page.goto("/people/create")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_be_focused()


def test_signing_in_by_keyboard_alone(
    open_page: Visit, sessions: Sessions, clock: Clock, round_id: object
) -> None:
    account(sessions, clock.at, EMAIL, (round_id, Role.APPLICANT))  # type: ignore[arg-type]
    page = open_page()
    page.goto("/people/sign-in")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator("#email:focus").count():
            break
    page.keyboard.type(EMAIL)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()


def test_rule_08_the_dialog_lets_a_person_stay(
    open_page: Visit, sign_in: Callable[..., Client], clock: Clock
) -> None:
    page = open_page(sign_in(Role.ADMINISTRATOR, minutes=4))
    page.goto("/people/me")
    dialog = page.get_by_role("dialog", name="You will be signed out soon")
    expect(dialog).to_be_visible()
    before = page.locator("[data-sign-out-at]").get_attribute("data-sign-out-at")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-sign-out-at]")).not_to_have_attribute(
        "data-sign-out-at", str(before)
    )


def test_rule_08_without_script_a_line_lets_a_person_stay(
    open_page: Visit, sign_in: Callable[..., Client]
) -> None:
    page = open_page(sign_in(Role.ADMINISTRATOR, minutes=4), 360, False)
    page.goto("/people/me")
    expect(page.locator(".app-sign-out")).to_contain_text("You will be signed out at")
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()


def test_the_menu_opens_on_a_phone(
    open_page: Visit, sign_in: Callable[..., Client], opened: Opened
) -> None:
    page = open_page(sign_in(Role.ADMINISTRATOR), 360)
    page.goto("/people/me")
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page_is_accessible(page)
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()


def test_a_page_weighs_little(open_page: Visit) -> None:
    page, sizes = open_page(), []
    page.on("response", lambda answer: sizes.append(answer.request.sizes()["responseBodySize"]))
    page.goto("/people/sign-in", wait_until="networkidle")
    assert len(sizes) <= 8
    assert sum(sizes) <= 60_000
