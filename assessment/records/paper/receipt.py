"""The receipt of a sitting: what the person can quote for ever. Page 34, notice N5, rule 13."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import outbox
from assessment.records.paper.attempt import Attempt, Sitter
from assessment.records.paper.document import places_of
from assessment.records.paper.problem import REPORT_DAYS
from assessment.records.paper.script import Kept, Script, script_of, shown_code
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.paper import Credit
from assessment.rules.refusal import Refused
from assessment.rules.stopped import NOTHING
from assessment.rules.timing import Ending, Standing, break_time_used, time_used
from assessment.rules.wording import number
from assessment.rules.wording_time import date_words, length, time_words

HASH_SHOWN = 16
SEALED_BY = ("paper.submit", "paper.close")


@dataclass(frozen=True)
class Receipt:
    """What is said of a finished sitting. It holds no mark, no key and no question."""

    started_at: datetime
    ended_at: datetime
    ending: Ending
    time_used: timedelta
    breaks: int
    break_time: timedelta
    time_added: timedelta
    why_added: str
    answered: int
    questions: int
    code: str
    late: tuple[Kept, ...]

    @property
    def breaks_words(self) -> str:
        """Return "2, 8 minutes in all", or "None taken"."""
        if not self.breaks:
            return "None taken"
        return f"{self.breaks}, {length(self.break_time.total_seconds())} in all"

    @property
    def added_words(self) -> str:
        """Return "12 minutes, fire alarm", or nothing."""
        if self.time_added <= NOTHING:
            return ""
        return ", ".join(
            part for part in (length(self.time_added.total_seconds()), self.why_added) if part
        )

    @property
    def late_sentences(self) -> tuple[str, ...]:
        """Return what arrived too late, a phrase for each question."""
        return tuple(_late_words(each) for each in self.late)


def receipt_of(
    db: Session, attempt: Attempt, now: datetime, script: Script | None = None
) -> Receipt:
    """Return the receipt of a sitting that is over."""
    reading = attempt.read(now)
    if reading.ended_at is None or reading.ending is None:
        raise Refused("The paper is not over, so it has no receipt yet.")
    script = script or script_of(db, attempt, now)
    return Receipt(
        attempt.times.started_at,
        reading.ended_at,
        reading.ending,
        time_used(attempt.times, now),
        reading.wallet.taken,
        break_time_used(attempt.times, now),
        attempt.times.credit,
        ", ".join(_reasons(db, attempt)),
        script.answered,
        len(places_of(db, attempt.id)),
        shown_code(attempt.script_code or script.code),
        script.kept,
    )


def audit_entry_of(db: Session, attempt: Attempt) -> str | None:
    """Return "1,234, 9F3A 77C1 0B5D E2A4": number and first digits of the entry that sealed it.

    The same for ever, since an entry never changes (rule 37, model: audit); the newest where time
    was given back after the first. None for a rehearsal, and until a sitting is sealed.
    """
    if attempt.is_rehearsal:
        return None
    query = (
        select(AuditEntry.seq, AuditEntry.hash)
        .where(AuditEntry.subject_id == str(attempt.id), AuditEntry.act.in_(SEALED_BY))
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
    row = db.execute(query).one_or_none()
    return (
        None if row is None else f"{number(row.seq)}, {shown_code(row.hash[:HASH_SHOWN]).strip()}"
    )


def post_receipt(
    db: Session, attempt: Attempt, sitter: Sitter, script: Script, *, now: datetime
) -> None:
    """Post the notice N5; the same script posts once."""
    receipt = receipt_of(db, attempt, now, script)
    fields = {
        "name": sitter.name,
        "ended": "was submitted" if receipt.ending is Ending.SUBMITTED else "ended",
        "time": time_words(receipt.ended_at),
        "date": date_words(receipt.ended_at),
        "answered": str(receipt.answered),
        "questions": str(receipt.questions),
        "time_used": length(receipt.time_used.total_seconds()),
        "breaks": receipt.breaks_words if receipt.breaks else "",
        "time_added": receipt.added_words,
        "script_code": receipt.code,
        "late_words": " and ".join(receipt.late_sentences),
        "tell_by": date_words(receipt.ended_at + timedelta(days=REPORT_DAYS)),
    }
    outbox.put(
        db,
        "paper_receipt",
        attempt.person_id,
        attempt.round_id,
        sitter.reference,
        fields,
        now=now,
        key=f"paper_receipt:{attempt.id}:{script.code[:16]}",
    )


def _reasons(db: Session, attempt: Attempt) -> list[str]:
    if attempt.times.credit <= NOTHING:
        return []
    query = select(Credit.reason).where(Credit.sitting_id == attempt.id).order_by(Credit.at)
    return list(dict.fromkeys(db.scalars(query)))


def _late_words(kept: Kept) -> str:
    if kept.standing is Standing.IN_BREAK:
        return f"An answer to question {kept.position} that came during a break"
    return kept.said
