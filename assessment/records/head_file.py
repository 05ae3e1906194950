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


def newest_in(folder: Path, key: str) -> Head | None:
    """Return the head in the file of a folder that was written last, or None without a file.

    Raises BadHeadFile, which says which file, and OSError where it cannot be read.
    """
    files = [each for each in folder.iterdir() if each.is_file() and each.name[0] != "."]
    if not files:
        return None
    newest = max(files, key=lambda each: (each.stat().st_mtime_ns, each.name))
    with newest.open("rb") as file:
        found = file.read(_LONGEST)
    try:
        return read(found.decode("ascii"), key)
    except (BadHeadFile, UnicodeDecodeError) as fault:
        raise BadHeadFile(newest.name) from fault


def _sign(head: Head, key: str) -> str:
    return hmac.new(key.encode(), canonical(head), hashlib.sha256).hexdigest()
