"""The harness itself: axe finds seeded faults, wide pages and script errors are noticed."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from assessment.web.guard import public
from tests.browser.access import page_is_accessible
from tests.browser.conftest import Opened

HEAD = '<!DOCTYPE html><html lang="en"><head><title>Seeded</title>'
HEAD += '<link rel="icon" href="/seeded"></head><body><main><h1>S</h1>'
GOOD = HEAD + "<p>Words</p></main></body></html>"


def serve(app: Flask, html: str) -> None:
    app.add_url_rule("/seeded", "seeded", public(lambda: html))


def test_a_plain_page_is_accessible(app: Flask, visit: Callable[..., Page]) -> None:
    serve(app, GOOD)
    page_is_accessible(visit("/seeded"))


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param('<input name="a">', id="no label"),
        pytest.param('<a href="/a">1</a><a href="/b">2</a>', id="targets too small"),
        pytest.param("<pre>" + "wide" * 200 + "</pre>", id="wider than the window"),
    ],
)
def test_a_seeded_fault_is_found(app: Flask, visit: Callable[..., Page], fault: str) -> None:
    serve(app, GOOD.replace("<p>", fault + "<p>"))
    with pytest.raises(AssertionError):
        page_is_accessible(visit("/seeded"))


def test_a_seeded_blocked_script_is_noticed(
    app: Flask, open_page: Callable[..., Page], opened: Opened
) -> None:
    serve(app, GOOD.replace("<p>", "<script>document.title = 'x'</script><p>"))
    open_page().goto("/seeded")
    assert [each for each in opened.wrong if "Content Security Policy" in each] != []
    opened.wrong.clear()
