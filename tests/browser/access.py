"""What a browser page must be for everyone: axe with target-size, no sideways scrolling."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

# Only what is wrong comes back: all that is right is many times as long.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
SCRIPTS = re.compile(r"<script\b.*?</script>|</?noscript>", re.DOTALL)
WIDTHS = (1280, 360)
_AXE = Axe()
without_script: WeakSet[Page] = WeakSet()


def page_is_accessible(page: Page) -> None:
    """Fail with every fault that axe finds, and when the page is wider than its window.

    A page that a button leads to may still be on its way: it is waited for.
    """
    page.locator("main").first.wait_for(state="attached")
    with where_axe_runs(page) as shown:
        found = _AXE.run(shown, options=OPTIONS).response["violations"]
        wide = shown.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    told = [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
    assert told == [], f"{page.url}: {told}"
    assert wide <= 0, f"{page.url} is {wide} pixels wider than the window"


def look(page: Page, path: str = "", press: str = "") -> None:
    """Open an address, press a button that finds a fault, and look in both widths."""
    if path:
        page.goto(path)
    if press:
        page.get_by_role("button", name=re.compile(press)).first.click()
        page.locator(".govuk-error-summary").wait_for()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page_is_accessible(page)


@contextmanager
def where_axe_runs(page: Page) -> Iterator[Page]:
    """The page itself; for one without script, its twin as it stands, in a window with script.

    Axe is a script. The twin holds the same HTML with every script of ours taken out and what
    `noscript` holds shown.
    """
    if page not in without_script:
        yield page
        return
    html = SCRIPTS.sub("", page.content())
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(viewport=page.viewport_size)

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    twin = context.new_page()
    twin.route(page.url.split("#")[0], answer)
    twin.goto(page.url)
    yield twin
    context.close()
