"""What an applicant asks for to make the paper and the interview fair."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application.draft import editable
from assessment.records.identity import new_id
from assessment.records.tables.application import AdjustmentAsked
from assessment.rules.adjustment import NONE_NEEDED, OTHER, WANTED
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults

MOST_CHARACTERS = 2_000


def ask_adjustments(
    db: Session, by: Actor, wanted: list[str], other: str, helped: str, *, now: datetime
) -> AdjustmentAsked:
    """Keep what the applicant asks for; the newest answer stands. Raises Faults, Refused."""
    application = editable(db, by, now)
    _check_asked(wanted, other, helped)
    earlier = asked_for(db, application.id)
    row = AdjustmentAsked(
        id=new_id(db),
        application_id=application.id,
        seq=earlier.seq + 1 if earlier else 1,
        wanted=[one for one in WANTED if one in wanted],
        other=other.strip() if OTHER in wanted else "",
        helped_before=helped.strip(),
        at=now,
    )
    db.add(row)
    db.flush()
    after = {"wanted": row.wanted, "other": row.other, "helped": row.helped_before}
    audit.draft(db, by, "ask_adjustments", "application", application.id, now=now, after=after)
    return row


def asked_for(db: Session, application_id: UUID) -> AdjustmentAsked | None:
    """Return what the applicant asked for last, or None when they have not said."""
    query = select(AdjustmentAsked).where(AdjustmentAsked.application_id == application_id)
    return db.scalar(query.order_by(AdjustmentAsked.seq.desc()).limit(1))


def _check_asked(wanted: list[str], other: str, helped: str) -> None:
    known = {*WANTED, NONE_NEEDED}
    choose = "Select what would help, or select ‘No, I do not need changes’"
    faults = {}
    if not wanted or not set(wanted) <= known or (NONE_NEEDED in wanted and len(wanted) > 1):
        faults["wanted"] = choose
    if OTHER in wanted and not other.strip():
        faults["other"] = "Enter what would help"
    for name, text in (("other", other), ("helped", helped)):
        if len(text) > MOST_CHARACTERS:
            faults[name] = f"This must be {MOST_CHARACTERS:,} characters or fewer"
    if faults:
        raise Faults(faults)
