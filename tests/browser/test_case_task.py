"""Tasks of a case in a real browser: axe finds nothing, wide tables stay within the window."""

from collections.abc import Callable

from flask import Flask
from playwright.sync_api import Page

from tests.browser.access import page_is_accessible
from tests.pages.paper.case_pages import CASES, address, serve_cases
from tests.pages.paper.conftest import Lay
from tests.pages.paper.conftest import hall_of as hall_of

WIDEST = max(CASES.values(), key=lambda case: max(len(table.head) for table in case.tables))


def test_task_is_accessible_empty_and_answered(
    app: Flask, hall_of: Lay, visit: Callable[..., Page]
) -> None:
    serve_cases(app)
    hall = hall_of()
    path = address(hall.start(), WIDEST, "a")
    page = visit(path, client=hall.client)
    page_is_accessible(page)
    page.goto(f"{path}/answered")
    page_is_accessible(page)
