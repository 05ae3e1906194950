"""Every content document that ships with its hash, written out: `tests/house/published.txt`.

A published version is never edited: a change takes the next version, and a line of its own.
`python -m tests.house.published` adds the lines of new versions and changes no line there is.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from assessment.rules.content import READ_ONLY_KINDS
from tests.records.rounds import shipped

WRITTEN = Path(__file__).with_name("published.txt")


def written() -> dict[str, str]:
    """Kind, id and version of each published document, with its hash."""
    lines = WRITTEN.read_text().splitlines() if WRITTEN.exists() else []
    pairs = (line.rpartition(" ") for line in lines)
    return {name: known for name, _, known in pairs}


def names() -> dict[str, str]:
    """The same of what ships now. Facts are read and not published."""
    documents = (one for _, one in shipped() if one.kind not in READ_ONLY_KINDS)
    return {f"{one.kind} {one.id} {one.version}": one.hash for one in documents}


def changed(now: dict[str, str], before: dict[str, str]) -> Iterator[str]:
    """Published documents that say something else now, or that went away."""
    for name, known in before.items():
        if now.get(name) != known:
            yield f"{name} was published and {'changed' if name in now else 'is gone'}"


def unwritten(now: Iterable[str], before: Iterable[str]) -> list[str]:
    """Documents that ship and have no line yet."""
    return sorted(set(now) - set(before))


if __name__ == "__main__":
    kept = names() | written()
    WRITTEN.write_text("".join(f"{name} {kept[name]}\n" for name in sorted(kept)))
