"""A real Chromium against the running service. Every test here is marked `browser`.

    live          the address of the service, served by waitress on the test's own database
    open_page     `open_page(client=None, width=1280, javascript=True)`: a Playwright page, signed
                  in as the person of that client (from the fixture `sign_in`), or as nobody
    visit         parametrised: the test runs at 360 and 1280 wide, each with and without script.
                  `visit(path, client=None)` opens a page so
    page_is_accessible(page)   from tests.browser.access: axe finds nothing, nothing overflows

The Content-Security-Policy stays on: never `bypass_csp`, and `expect(…)` instead of
`wait_for_function("…")`, which the policy blocks. A script error or a blocked request fails the
test. Without Chromium these tests are skipped; with `CI=true` they fail.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from waitress.server import create_server

from tests import databases
from tests.browser.access import without_script
from tests.client import Client
from tests.conftest import IN_CI

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
WAYS = [
    pytest.param((width, javascript), id=f"{width} {'with' if javascript else 'without'} script")
    for width in (360, 1280)
    for javascript in (True, False)
]
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    """The path of a Chromium of this machine."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    path = chromium()
    if path is None:
        databases.missing("Chromium", IN_CI)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def live(app: Flask) -> Iterator[str]:
    """The address of the running service."""
    server = create_server(app, host="127.0.0.1", port=0, threads=6)
    closing = threading.Event()

    def serve() -> None:
        try:
            server.run()
        except OSError:  # the loop may be waiting on the socket that `close` takes away
            if not closing.is_set():
                raise

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    closing.set()
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(5)
    for channel in list(server.active_channels.values()):  # a browser may still have held one
        channel.close()


@dataclass
class Opened:
    """The contexts a test opened and what went wrong in them."""

    chrome: Browser
    base: str
    contexts: list[BrowserContext] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def open(
        self, client: Client | None = None, width: int = 1280, javascript: bool = True
    ) -> Page:
        """A new window."""
        context = self.chrome.new_context(
            base_url=self.base,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(5000)
        self.contexts.append(context)
        cookie = client.http.get_cookie("nle") if client else None
        if cookie:
            context.add_cookies([{"name": "nle", "value": cookie.value, "url": self.base}])
        page = context.new_page()
        if not javascript:
            without_script.add(page)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", self._note)
        return page

    def _note(self, message: object) -> None:
        said = getattr(message, "text", "")
        if getattr(message, "type", "") == "error" and "status of 4" not in said:
            self.wrong.append(f"console: {said}")


@pytest.fixture
def opened(chrome: Browser, live: str) -> Iterator[Opened]:
    """All windows of this test; fails when a script failed or the policy blocked something.

    A test that expects a failing request clears `opened.wrong` itself.
    """
    windows = Opened(chrome, live)
    yield windows
    for context in windows.contexts:
        context.close()
    assert windows.wrong == []


@pytest.fixture
def open_page(opened: Opened) -> Open:
    """Opens a window: `open_page(client, width=360, javascript=False)`."""
    return opened.open


@pytest.fixture(params=WAYS)
def visit(request: pytest.FixtureRequest, opened: Opened) -> Open:
    """Opens an address in each of four ways."""
    width, javascript = request.param

    def go(path: str, client: Client | None = None) -> Page:
        page = opened.open(client, width, javascript)
        page.goto(path)
        return page

    return go
