"""Tracked files run on any machine and lead nowhere dead."""

from pathlib import PurePosixPath

import pytest

from tests.house import tracked_text
from tests.house.source import ROOT, Source, tracked

SKIP = (".pdf", ".png", ".woff2", ".ico", ".lock")


def every_text() -> list[Source]:
    return [
        Source(path, (ROOT / path).read_text()) for path in tracked() if not path.endswith(SKIP)
    ]


def test_no_file_names_a_machine() -> None:
    assert list(tracked_text.machine_bound(every_text())) == []


def test_no_file_names_a_registry() -> None:
    locks = [Source(p, (ROOT / p).read_text()) for p in tracked() if p.endswith(".lock")]
    assert list(tracked_text.registry_bound([*every_text(), *locks])) == []


def test_links_of_the_documentation_are_alive() -> None:
    there = {str(parent) for path in tracked() for parent in PurePosixPath(path).parents}
    pages = [each for each in every_text() if each.path.endswith(".md")]
    assert list(tracked_text.dead_links(pages, there | set(tracked()))) == []


@pytest.mark.parametrize("text", ["cd /" + "root/x", "open('/" + "home/me/x')", " /" + "work/main"])
def test_seeded_machine_path_is_found(text: str) -> None:
    assert len(list(tracked_text.machine_bound([Source("a.md", text)]))) == 1


@pytest.mark.parametrize(
    "text", ["https://" + "pypi" + ".org/simple", '"res' + 'olved": "x"', "--index" + "-url x"]
)
def test_seeded_registry_is_found(text: str) -> None:
    assert len(list(tracked_text.registry_bound([Source("a.json", text)]))) == 1


def test_seeded_dead_link_is_found() -> None:
    page = Source("docs/a.md", "[here](b.md), [gone](../c.md) and [out](https://example.com)")
    assert list(tracked_text.dead_links([page], {"docs/b.md"})) == ["docs/a.md links to ../c.md"]
