"""The head of the audit trail, kept outside the database: a small file, signed with its own key.

A chain alone shows neither a cut end nor a full rewrite (semantics rule 37).
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assessment.rules.canonical import canonical

_LINES = 4
_LONGEST = 1000


class BadHeadFile(ValueError):
    """The file is not a head file, or its signature does not hold."""


@dataclass(frozen=True)
class Head:
    """The newest entry at a moment: its number and hash."""

    seq: int
    hash: str
    at: str


@dataclass(frozen=True)
class Kept:
    """What a folder holds: the head that was signed last, and the files that do not hold."""

    newest: Head | None
    bad: tuple[str, ...]


def write(seq: int, head_hash: str, now: datetime, key: str) -> str:
    """Return the text of a head file: number, hash, time, signature, one a line."""
    head = Head(seq, head_hash, now.isoformat())
    return f"{head.seq}\n{head.hash}\n{head.at}\n{_sign(head, key)}\n"


def read(text: str, key: str) -> Head:
    """Return the head that a file holds. Raises BadHeadFile."""
    lines = text.split()
    if len(lines) != _LINES or not lines[0].isdigit():
        raise BadHeadFile(
            "This is not a head file: it must have a number, a hash, a time "
            "and a signature, one a line."
        )
    head = Head(int(lines[0]), lines[1], lines[2])
    if not hmac.compare_digest(_sign(head, key), lines[3]):
        raise BadHeadFile(
            "The signature of the head file does not hold. Check HEAD_KEY, and "
            "whether the file was changed."
        )
    return head


def kept_in(folder: Path, key: str) -> Kept:
    """Return what the files of a folder hold. A file's own date says nothing: an old one that was
    copied or put back has a new one. Raises OSError where they cannot be read.
    """
    held, bad = [], []
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.name[0] != ".":
            try:
                held.append(_read_file(file, key))
            except (BadHeadFile, UnicodeDecodeError):
                bad.append(file.name)
    newest = max(held, key=lambda one: (datetime.fromisoformat(one.at), one.seq), default=None)
    return Kept(newest, tuple(bad))


def _read_file(file: Path, key: str) -> Head:
    with file.open("rb") as opened:
        return read(opened.read(_LONGEST).decode("ascii"), key)


def keep(file: Path, text: str) -> None:
    """Write a head file whole: who reads meanwhile finds the old one or the new one."""
    part = file.with_name(f".{file.name}.part")
    part.write_text(text)
    part.replace(file)


def _sign(head: Head, key: str) -> str:
    return hmac.new(key.encode(), canonical(head), hashlib.sha256).hexdigest()
