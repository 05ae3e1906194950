"""Each check that every page passes fails on a page made wrong for it."""

import pytest
from flask import Flask

from tests.page import Page
from tests.page_checks import CHECKS, faults

NONCE = "abc"
GOOD = (
    '<!DOCTYPE html><html lang="en"><head><title>Name - NLE</title></head><body><main id="main">'
    '<h1>Name</h1><form method="post"><label for="name">Name</label><input id="name" name="name">'
    '</form><a href="#main">Up</a></main><script nonce="abc"></script></body></html>'
)
ERROR = (
    '<div class="govuk-error-summary"><ul class="govuk-error-summary__list">'
    '<li><a href="#name">Enter it</a></li></ul></div>'
)
HEADERS = {
    "Content-Security-Policy": f"script-src 'self' 'nonce-{NONCE}'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def page(html: str, headers: dict[str, str]) -> Page:
    app = Flask(__name__)
    app.add_url_rule("/", "home", lambda: (html, 200, headers))
    return Page(app.test_client().get("/"), "/")


def test_good_page_has_no_fault() -> None:
    assert faults(page(GOOD, HEADERS)) == []


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        pytest.param("one_heading", "<h1>Name</h1>", "", id="no h1"),
        pytest.param("one_heading", "<h1>Name</h1>", "<h1>A</h1><h1>B</h1>", id="two h1"),
        pytest.param("titled", "<title>Name - NLE</title>", "", id="no title"),
        pytest.param("titled", "<h1>", ERROR + "<h1>", id="title without Error"),
        pytest.param("in_english", ' lang="en"', "", id="no language"),
        pytest.param("unique_ids", 'id="main"', 'id="name"', id="id twice"),
        pytest.param("unique_ids", 'href="#main"', 'href="#gone"', id="dead anchor"),
        pytest.param("labelled", '<label for="name">Name</label>', "", id="no label"),
        pytest.param("labelled", "<h1>", "<fieldset></fieldset><h1>", id="no legend"),
        pytest.param("labelled", "<h1>", '<img src="a.png"><h1>', id="no alt"),
        pytest.param("same_errors", "<h1>", ERROR + "<h1>", id="summary without field error"),
        pytest.param("written_out", "<h1>", "{{ name }}<h1>", id="template left over"),
        pytest.param("written_out", "<h1>", "<p>None</p><h1>", id="None shown"),
        pytest.param("within_policy", 'nonce="abc"', "", id="script without nonce"),
        pytest.param("within_policy", "<h1>", '<h1 style="a">', id="inline style"),
        pytest.param("within_policy", "<h1>", '<h1 onclick="a">', id="inline handler"),
        pytest.param("headers", "<h1>", '<a href="/">Sign out</a><h1>', id="kept by browser"),
    ],
)
def test_seeded_page_is_found(check: str, old: str, new: str) -> None:
    assert old in GOOD
    wrong = page(GOOD.replace(old, new), HEADERS)
    one = next(each for each in CHECKS if each.__name__ == check)
    assert list(one(wrong)) != []


@pytest.mark.parametrize("gone", list(HEADERS))
def test_seeded_missing_header_is_found(gone: str) -> None:
    wrong = page(GOOD, {name: value for name, value in HEADERS.items() if name != gone})
    assert faults(wrong) != []
