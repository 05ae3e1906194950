"""What every page must be: checked on each page that any test fetches.

Each check takes a page and returns what is wrong with it, in words. The seeded pages in
`tests/house/test_page_checks.py` make each of them fail.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from bs4.element import Tag

from tests.page import Page, words

SAID_BY_ITSELF = {"hidden", "submit", "button", "image"}


def one_heading(page: Page) -> Iterator[str]:
    """One h1 that says something, and one main part that holds it."""
    headings = [words(each) for each in page.soup.select("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"one h1 is needed, found {headings}"
    if len(page.soup.select("main")) != 1:
        yield "one main is needed"


def titled(page: Page) -> Iterator[str]:
    """A title that says "Error:" when, and only when, there is an error summary."""
    if not page.title:
        yield "no title"
    if page.title.startswith("Error:") != bool(page.errors):
        yield f"title {page.title!r} with errors {page.errors}"


def in_english(page: Page) -> Iterator[str]:
    """The language is named."""
    html = page.soup.find("html")
    if not isinstance(html, Tag) or not html.get("lang"):
        yield "html without lang"


def unique_ids(page: Page) -> Iterator[str]:
    """No id twice, and every id that is referred to exists."""
    counted = Counter(str(each["id"]) for each in page.soup.select("[id]"))
    yield from (f"id {name!r} {times} times" for name, times in counted.items() if times > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for each in page.soup.select(f"[{attribute}]"):
            for name in str(each[attribute]).split():
                if name not in counted:
                    yield f"{attribute} names {name!r}, which is not there"
    for each in page.soup.select('a[href^="#"]'):
        name = str(each["href"])[1:]
        if name and name not in counted:
            yield f"a link leads to #{name}, which is not there"


def labelled(page: Page) -> Iterator[str]:
    """Every field has a label; every fieldset a legend; every picture its words."""
    labels = {str(each["for"]) for each in page.soup.select("label[for]") if words(each)}
    for each in page.soup.select("input, select, textarea"):
        if each.get("type") in SAID_BY_ITSELF or each.get("aria-label"):
            continue
        if each.get("aria-labelledby") or each.find_parent("label"):
            continue
        if each.get("id") not in labels:
            yield f"no label for {each.get('name')!r}"
    for each in page.soup.select("fieldset"):
        legend = each.find("legend")
        if not legend or not words(legend):
            yield f"no legend for fieldset {each.get('id')!r}"
    yield from (f"no alt for {each.get('src')}" for each in page.soup.select("img:not([alt])"))


def same_errors(page: Page) -> Iterator[str]:
    """The error summary says what the fields say, in the same order, and leads to them."""
    if page.errors != page.field_errors:
        yield f"summary {page.errors} but fields {page.field_errors}"
    for each in page.soup.select(".govuk-error-summary__list li"):
        if not each.select('a[href^="#"]'):
            yield f"error {words(each)!r} leads nowhere"


def written_out(page: Page) -> Iterator[str]:
    """No template syntax, no Python, nothing undefined is left on the page."""
    said = words(page.soup.body) if page.soup.body else ""
    for leftover in ("{{", "}}", "{%", "Undefined", "<bound method", " object at 0x", "&lt;p"):
        if leftover in said:
            yield f"{leftover!r} is on the page"
    if any(words(each) == "None" for each in page.soup.select("dd, td, p, li")):
        yield "None is on the page"


def within_policy(page: Page) -> Iterator[str]:
    """What the Content-Security-Policy forbids is not tried: inline style, script, handlers."""
    policy = page.response.headers.get("Content-Security-Policy", "")
    if not policy:
        yield "no Content-Security-Policy"
    for each in page.soup.select("script, style"):
        nonce = each.get("nonce")
        outside = each.name == "script" and each.get("src") and "'self'" in policy
        if not outside and (not nonce or f"'nonce-{nonce}'" not in policy):
            yield f"a {each.name} without this answer's nonce"
    yield from (f"inline style on {each.name}" for each in page.soup.select("[style]"))
    for each in page.soup.find_all(True):
        handlers = [name for name in each.attrs if name.startswith("on")]
        if handlers:
            yield f"{handlers} on {each.name}"


def headers(page: Page) -> Iterator[str]:
    """The usual headers are there, and nothing signed in is kept by the browser."""
    sent = page.response.headers
    for name, value in (("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", None)):
        if not sent.get(name) or (value and sent[name] != value):
            yield f"header {name} is {sent.get(name)!r}"
    signed_in = page.has_link("Sign out") or page.has_button("Sign out")
    if signed_in and "no-store" not in sent.get("Cache-Control", ""):
        yield "a signed-in page that the browser may keep"


CHECKS: tuple[Callable[[Page], Iterator[str]], ...] = (
    one_heading,
    titled,
    in_english,
    unique_ids,
    labelled,
    same_errors,
    written_out,
    within_policy,
    headers,
)


def faults(page: Page) -> list[str]:
    """Everything that is wrong with a page."""
    return [fault for check in CHECKS for fault in check(page)]
