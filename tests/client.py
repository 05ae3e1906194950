"""A person at a browser without JavaScript, over HTTP in one process.

    page = client.get("/application")        follows redirects; the page has checked itself
    page = client.follow("Your workplace")   the link that says so, on the last page
    page = client.submit("Continue", urn="100000")   the button that says so, with its form
    page = client.post("/paper/1", answer="a")       a form that is on no page, with its token

Every page that comes back is checked (`tests.page_checks`), its links and forms lead to routes
that exist, and a GET that wrote to the database fails. `check=False` turns that off for one call.
"""

from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import UUID

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from tests.page import Page, typed_in
from tests.page_checks import faults

TOKEN = "csrf_token"
Fields = dict[str, Any]


class Client:
    """One browser: its cookies, and the page it is on."""

    def __init__(self, app: Flask, writes: list[str] | None = None) -> None:
        self.app = app
        self.http = app.test_client()
        self.page: Page | None = None
        self.person_id: UUID | None = None
        self.writes = writes if writes is not None else []

    def get(self, path: str, check: bool = True, **options: Any) -> Page:
        """Fetch a page, following redirects."""
        self.writes.clear()
        page = self._arrive(self.http.get(path, follow_redirects=True, **options), check)
        assert not self.writes, f"GET {path} wrote: {self.writes}"
        return page

    def follow(self, said: str) -> Page:
        """Follow the link of the page that says these words."""
        page = self._here()
        return self.get(urljoin(page.path, page.link(said)))

    def submit(self, said: str = "Continue", check: bool = True, **fields: Any) -> Page:
        """Fill in the form around this button and press it. None takes a field away."""
        page = self._here()
        button = page.button(said)
        form = page.form_of(button)
        sent: dict[str, Any] = dict(typed_in(form))
        if button.get("name"):
            sent[str(button["name"])] = str(button.get("value", ""))
        for name, value in fields.items():
            known = form.select(f'[name="{name}"]')
            assert known, f"the form has no field {name!r} on {page.path}"
            sent[name] = value
        action = urljoin(page.path, str(form.get("action") or page.address))
        sent = {name: value for name, value in sent.items() if value is not None}
        if str(form.get("method", "get")).lower() == "get":
            return self.get(action.split("?")[0], check=check, query_string=sent)
        return self._arrive(self.http.post(action, data=sent, follow_redirects=True), check)

    def post(self, path: str, check: bool = True, **fields: Any) -> Page:
        """Send a form by its address with the token of the last page."""
        sent = {TOKEN: self.token()} | fields
        return self._arrive(self.http.post(path, data=sent, follow_redirects=True), check)

    def token(self) -> str:
        """The token of the page this browser is on; "" if it has none."""
        field = self.page.soup.select_one(f"input[name={TOKEN}]") if self.page else None
        return str(field["value"]) if field else ""

    def _here(self) -> Page:
        assert self.page is not None, "no page has been fetched yet"
        return self.page

    def _arrive(self, response: Any, check: bool) -> Page:
        page = Page(response, response.request.path)
        if response.mimetype != "text/html":
            return page
        self.page = page
        if check:
            found = faults(page) + list(self._dead(page))
            assert not found, f"{page.path} ({page.status}): " + "; ".join(found)
        return page

    def _dead(self, page: Page) -> list[str]:
        """Links and forms of the page that lead to no route."""
        links = page.soup.select("a[href]:not([href^='#'])")
        wanted = [("GET", str(each["href"])) for each in links]
        for form in page.soup.select("form"):
            method = str(form.get("method", "get")).upper()
            wanted.append((method, str(form.get("action") or page.path)))
            if method == "POST" and not form.select(f"input[name={TOKEN}]"):
                return [f"a form without {TOKEN}"]
        return [
            f"{method} {to} is no route"
            for method, to in wanted
            if not self._leads(page, method, to)
        ]

    def _leads(self, page: Page, method: str, to: str) -> bool:
        parts = urlsplit(urljoin(page.path, to))
        if parts.scheme or parts.netloc:
            return parts.scheme in {"https", "mailto", "otpauth", "tel"} or parts.hostname in {
                "localhost",
                "127.0.0.1",
            }
        try:
            self.app.url_map.bind("localhost").match(parts.path, method=method)
        except RequestRedirect:
            return True
        except HTTPException:
            return False
        return True
