"""What the top line of a trail says of the chain, held against the newest signed file (rule 37)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy.orm import Session

from assessment.records import audit, head_file
from assessment.rules.wording import number
from assessment.rules.wording_time import date_plain, uk
from assessment.web import current

TELL = "Tell the data protection lead now."
UNHELD = "It could not be held against a signed file."


@dataclass(frozen=True)
class Chain:
    """Whether every entry holds, and the sentence that says so."""

    is_whole: bool
    words: str


def check_chain(db: Session, now: datetime) -> Chain:
    """Check every entry, and the one that the newest signed file holds where there is a file."""
    if fault := audit.verify(db):
        return Chain(False, f"Entry {fault.seq} does not match. {TELL}")
    kept = _kept()
    head = kept.newest
    if head and audit.differs(db, head.seq, head.hash):
        day = _day(datetime.fromisoformat(head.at), now)
        return Chain(False, f"The chain does not match the signed file of {day}. {TELL}")
    if kept.bad:
        return Chain(False, f"The signature of the signed file {kept.bad[0]} does not hold. {TELL}")
    entries, _hash = audit.head(db)
    return Chain(True, f"All {number(entries)} entries checked. {_unbroken(head, now)}")


def _unbroken(head: head_file.Head | None, now: datetime) -> str:
    if head is not None:
        day = _day(datetime.fromisoformat(head.at), now)
        return f"The chain is unbroken and matches the signed file of {day}."
    return f"The chain is unbroken.{f' {UNHELD}' if current.settings().head_folder else ''}"


def _kept() -> head_file.Kept:
    """What the folder that the settings name holds; nothing where they name none."""
    settings, nothing = current.settings(), head_file.Kept(None, ())
    if not settings.head_folder:
        return nothing
    try:
        return head_file.kept_in(Path(settings.head_folder), settings.head_key)
    except OSError as fault:
        current_app.logger.warning("HEAD_FOLDER cannot be read: %s", type(fault).__name__)
        return nothing


def _day(at: datetime, now: datetime) -> str:
    """The day, with its year where that is not this year."""
    local = uk(at)
    return f"{local.day} {local:%B}" if local.year == uk(now).year else date_plain(at)
