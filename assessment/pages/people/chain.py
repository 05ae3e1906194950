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
    try:
        head = _newest()
    except head_file.BadHeadFile as bad:
        return Chain(False, f"The signature of the signed file {bad} does not hold. {TELL}")
    entries, _hash = audit.head(db)
    said = f"All {number(entries)} entries checked. The chain is unbroken"
    if head is None:
        unheld = f" {UNHELD}" if current.settings().head_folder else ""
        return Chain(True, f"{said}.{unheld}")
    day = _day(datetime.fromisoformat(head.at), now)
    if audit.differs(db, head.seq, head.hash):
        return Chain(False, f"The chain does not match the signed file of {day}. {TELL}")
    return Chain(True, f"{said} and matches the signed file of {day}.")


def _newest() -> head_file.Head | None:
    """The head in the folder that the settings name; None where it names none, or has none."""
    settings = current.settings()
    if not settings.head_folder:
        return None
    try:
        return head_file.newest_in(Path(settings.head_folder), settings.head_key)
    except OSError as fault:
        current_app.logger.warning("HEAD_FOLDER cannot be read: %s", type(fault).__name__)
        return None


def _day(at: datetime, now: datetime) -> str:
    """The day, with its year where that is not this year."""
    local = uk(at)
    return f"{local.day} {local:%B}" if local.year == uk(now).year else date_plain(at)
