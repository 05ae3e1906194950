"""What the tests of a round's pages say of them: addresses, typed dates, the words of a page."""

from collections.abc import Callable

from tests.client import Client
from tests.page import Page
from tests.records.rounds import DATES

SignIn = Callable[..., Client]
SLUG = "autumn-2026-round"
HOME = f"/round/{SLUG}"


def days(**changed: str) -> dict[str, str]:
    """The dates form as typed; `changed` replaces whole days as "1 7 2026"."""
    typed = {}
    for name, day in vars(DATES).items():
        parts = changed.get(name, f"{day.day} {day.month} {day.year}").split()
        for part, value in zip(("day", "month", "year"), parts, strict=True):
            typed[f"{name}-{part}"] = value
    return typed


def text(page: Page) -> str:
    """Every word of the page, its navigation too."""
    return " ".join(page.soup.get_text(" ").split())
