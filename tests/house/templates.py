"""Templates: each is used, each compiles, each name that a file asks for is there."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tests.house.source import Source

NAMED = re.compile(r"""["']([\w-]+/[\w./-]+\.(?:html|txt))["']""")
IN_PRINTS = re.compile(r"""["'](\w+\.(?:html|css))["']""")
IN_FOLDER = re.compile(r"""f["']([\w-]+)/\{\w+\}\.html["']""")
WORD = re.compile(r"""["']([\w-]+)["']""")


def asked_for(sources: Sequence[Source]) -> dict[str, str]:
    """Template names that any file asks for, with the file.

    Prints name theirs without the folder; a file that says `f"errors/{name}.html"` asks for
    every word that it quotes, in that folder.
    """
    asked: dict[str, str] = {}
    for source in sources:
        asked.update(dict.fromkeys(NAMED.findall(source.text), source.path))
        if source.path.startswith("assessment/prints/"):
            found = IN_PRINTS.findall(source.text)
            asked.update(dict.fromkeys((f"prints/{name}" for name in found), source.path))
    return asked


def perhaps_asked_for(sources: Sequence[Source]) -> set[str]:
    """Names that are put together from a folder and a word of the same file."""
    return {
        f"{folder}/{word}.html"
        for source in sources
        for folder in IN_FOLDER.findall(source.text)
        for word in WORD.findall(source.text)
    }


def unused(templates: Iterable[str], sources: Sequence[Source]) -> Iterator[str]:
    """Templates that no page, print or other template asks for."""
    asked = asked_for(sources).keys() | perhaps_asked_for(sources)
    yield from (name for name in templates if name not in asked)


def absent(templates: Iterable[str], sources: Sequence[Source]) -> Iterator[str]:
    """Templates that are asked for and not there."""
    there = set(templates)
    for name, path in asked_for(sources).items():
        if name not in there and not name.startswith("govuk_frontend_jinja/"):
            yield f"{path} asks for {name}"
