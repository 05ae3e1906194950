"""The header and the marks of every page: branding by settings, generic by default."""

from collections.abc import Callable, Iterator

import pytest

from tests import site
from tests.client import Client

Branded = Callable[..., Client]


@pytest.fixture
def branded(sqlite_url: str, clock: site.Clock) -> Iterator[Branded]:
    """A browser on the service with other branding."""
    made = []

    def build(**settings: object) -> Client:
        made.append(site.build(sqlite_url, clock, **settings))
        return site.browser(made[-1])

    yield build
    for app in made:
        app.extensions["engine"].dispose()


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        pytest.param({}, "National Leaders of Education", id="generic by default"),
        pytest.param({"organisation": "Acme & Sons"}, "Acme & Sons", id="by one setting"),
    ],
)
def test_the_header_is_the_organisation_of_the_settings(
    branded: Branded, settings: dict[str, str], name: str
) -> None:
    page = branded(**settings).get("/")
    header = page.soup.select_one("header")
    assert header is not None
    assert [a.get_text() for a in header.select(".govuk-generic-header a[href='/']")] == [name]
    assert (header.select("svg"), page.soup.select("link[href*=crown]")) == ([], [])
    assert "govuk-template--rebranded" not in page.soup.html["class"]  # type: ignore[index]


def test_the_crown_is_shown_where_it_is_set(branded: Branded) -> None:
    page = branded(crown=True, organisation="Acme").get("/")
    [logo] = page.soup.select("header a.govuk-header__homepage-link")
    assert logo.select_one("svg title").get_text() == "GOV.UK"  # type: ignore[union-attr]
    assert page.soup.select(".govuk-generic-header") == []
    assert len(page.soup.select("link[href*=crown]")) == 1
    assert "govuk-template--rebranded" in page.soup.html["class"]  # type: ignore[index]
