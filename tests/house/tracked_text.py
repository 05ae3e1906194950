"""What no tracked file may hold: a machine's paths, a registry's address, dead links."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tests.house.source import Source

MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work|opt)/[\w.-]+")
REGISTRIES = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "pythonhosted" + r"\.org",
            "npm" + r"js\.org",
            "npm" + r"js\.com",
            "debian" + r"\.org",
            "ubuntu" + r"\.com",
            "--index" + "-url",
            '"res' + 'olved":',
        )
    )
)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def machine_bound(sources: Iterable[Source]) -> Iterator[str]:
    """Paths that exist on one machine only."""
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            if MACHINE.search(line):
                yield f"{source.path}:{number} {line.strip()[:80]}"


def registry_bound(sources: Iterable[Source]) -> Iterator[str]:
    """Addresses that downloads come from: those are each machine's own setting."""
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            if REGISTRIES.search(line):
                yield f"{source.path}:{number} {line.strip()[:80]}"


def dead_links(sources: Iterable[Source], there: set[str]) -> Iterator[str]:
    """Links of a page of documentation to files that are not in the project.

    `there` holds the path of every file and folder of the project.
    """
    for source in sources:
        for target in LINK.findall(source.text):
            if target.startswith(("https://", "http://", "mailto:", "#")):
                continue
            path = resolved(PurePosixPath(source.path).parent / target.split("#")[0])
            if path not in there:
                yield f"{source.path} links to {target}"


def resolved(path: PurePosixPath) -> str:
    """A path with its `..` walked."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
