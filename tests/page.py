"""A page as a test reads it: what it says, its faults, its forms and links.

Nothing here checks; `tests.page_checks` does, on every page that `tests.client` fetches.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from werkzeug.test import TestResponse


def words(tag: Tag) -> str:
    """The text of a tag with its white space made single."""
    return " ".join(tag.get_text(" ").split())


@dataclass(frozen=True)
class Page:
    """One answer of the service. `path` is where the last redirect led."""

    response: TestResponse
    path: str

    @property
    def address(self) -> str:
        """Where the page is, with its query: where a form without an address sends."""
        return self.response.request.full_path.rstrip("?")

    @property
    def status(self) -> int:
        return self.response.status_code

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.get_data(as_text=True), "lxml")

    @property
    def h1(self) -> str:
        """The heading, without its caption."""
        heading = self.soup.select_one("h1")
        return words(heading) if heading else ""

    @property
    def title(self) -> str:
        return words(self.soup.title) if self.soup.title else ""

    @property
    def text(self) -> str:
        """All the words of the main part."""
        main = self.soup.select_one("main")
        return words(main or self.soup)

    @property
    def errors(self) -> list[str]:
        """The messages of the error summary, in order."""
        return [words(each) for each in self.soup.select(".govuk-error-summary__list li")]

    @property
    def field_errors(self) -> list[str]:
        """The messages beside the fields, in order, without the hidden "Error:"."""
        found = self.soup.select(".govuk-error-message")
        return [words(each).removeprefix("Error:").strip() for each in found]

    @property
    def banner(self) -> str:
        """What a notification banner says, or nothing."""
        banner = self.soup.select_one(".govuk-notification-banner__content")
        return words(banner) if banner else ""

    def rows(self, selector: str = "main table") -> list[list[str]]:
        """The body of the first table, cell by cell."""
        table = self.soup.select_one(selector)
        lines = table.select("tbody tr") if table else []
        return [[words(cell) for cell in line.select("th, td")] for line in lines]

    def summary(self) -> dict[str, str]:
        """Every summary list row: key to value."""
        rows = self.soup.select(".govuk-summary-list__row")
        pairs = [(row.select_one("dt"), row.select_one("dd")) for row in rows]
        return {words(key): words(value) for key, value in pairs if key and value}

    @property
    def pressed(self) -> list[str]:
        """What the main part lets one press or send: forms, buttons, links that look like one."""
        return [
            words(each) for each in self.soup.select("main form, main button, main [role=button]")
        ]

    @property
    def leads(self) -> list[str]:
        """Where the links of the main part and of the menu inside a round lead, each once."""
        found = self.soup.select("main a[href], .moj-sub-navigation a[href]")
        return list(dict.fromkeys(str(each["href"]) for each in found))

    def link(self, said: str) -> str:
        """The address of the one link or link button that says these words."""
        found = [each for each in self.soup.select("a[href]") if words(each) == said]
        addresses = {str(each["href"]) for each in found}
        assert len(addresses) == 1, f"{len(addresses)} links say {said!r} on {self.path}"
        return addresses.pop()

    def has_link(self, said: str) -> bool:
        return any(words(each) == said for each in self.soup.select("a[href]"))

    def form_of(self, button: Tag) -> Tag:
        """The form that a button sends: the one it stands in, or names."""
        named = button.get("form")
        form = self.soup.find(id=str(named)) if named else button.find_parent("form")
        assert isinstance(form, Tag), f"a button without a form on {self.path}"
        return form

    def has_button(self, said: str) -> bool:
        return any(words(each) == said for each in self.soup.select("button"))

    def button(self, said: str) -> Tag:
        """The one button that says these words, within its form."""
        found = [
            each for each in self.soup.select("form button, button[form]") if words(each) == said
        ]
        assert len(found) == 1, f"{len(found)} buttons say {said!r} on {self.path}"
        return found[0]


def typed_in(form: Tag) -> dict[str, list[str]]:
    """What a browser would send of a form as it stands, without its buttons."""
    sent: dict[str, list[str]] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        values = _values(field)
        if values:
            sent.setdefault(str(field["name"]), []).extend(values)
    return sent


def _values(field: Tag) -> list[str]:
    if field.has_attr("disabled"):
        return []
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        chosen: list[Any] = field.select("option[selected]") or field.select("option")[:1]
        return [str(option.get("value", words(option))) for option in chosen]
    kind = field.get("type", "text")
    if kind in {"submit", "button", "file", "image"}:
        return []
    if kind in {"radio", "checkbox"} and not field.has_attr("checked"):
        return []
    return [str(field.get("value", "on" if kind == "checkbox" else ""))]
