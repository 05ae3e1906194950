"""The newest answer at each place of a sitting, as its pages show it: one prebuilt statement."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from assessment.records.database import Database, instant, micros, run
from assessment.records.tables.paper import AnswerRevision

DEVICES_SEEN = timedelta(minutes=2)
_R = AnswerRevision.metadata.tables["answer_revision"].c
_IDS = select(func.max(_R.id)).where(_R.sitting_id == bindparam("sitting_id")).group_by(_R.position)
_NEWEST = select(_R.position, _R.response, _R.flagged, _R.received_at).where(_R.id.in_(_IDS))
_LOADS = (
    select(AnswerRevision.page_load)
    .where(
        AnswerRevision.sitting_id == bindparam("sitting_id"),
        AnswerRevision.received_at > bindparam("since"),
    )
    .distinct()
)


class Newest(NamedTuple):
    """The answer that a page shows at one place."""

    response: str
    flagged: bool
    received_at: datetime


def newest_answers(db: Database, sitting_id: UUID) -> dict[int, Newest]:
    """Return the newest answer by position; a place that was never saved is absent."""
    rows = run(db, _NEWEST, {"sitting_id": sitting_id})
    return {
        position: Newest(response, flagged, instant(at)) for position, response, flagged, at in rows
    }


def last_place(db: Session, sitting_id: UUID) -> int:
    """Return the place that was answered last; the first before any was."""
    query = select(AnswerRevision.position).where(AnswerRevision.sitting_id == sitting_id)
    return db.scalar(query.order_by(AnswerRevision.id.desc()).limit(1)) or 1


def places_open(db: Session, sitting_id: UUID, now: datetime) -> int:
    """Return from how many tabs or devices answers came in the last 2 minutes (rule 11).

    A page load is named "tab.load" by the script; loads without script tell nothing.
    """
    since = micros(now - DEVICES_SEEN)
    loads = db.scalars(_LOADS, {"sitting_id": sitting_id, "since": since})
    return len({load.split(".")[0] for load in loads if "." in load})
