"""A member who drops out of an interview by a conflict: the chair of the others is told, once.

Dropping out is derived (`membership`), so it happens at once, whatever changed: a declaration, an
applicant's word, a workplace, a fact. Telling follows: at once where a page knows, else by sweep.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import touches
from assessment.records.interview.membership import Member, everyone, own_sheet, sits_on
from assessment.records.outbox import put
from assessment.records.tables.application import Application
from assessment.records.tables.interview import (
    ConflictContest,
    Interview,
    PanelMember,
    Sheet,
    Slot,
)
from assessment.records.tables.notice import Notice
from assessment.records.tables.round import Round
from assessment.rules.people import Actor
from assessment.rules.wording_time import date_words

FOUND, CLEARED = "conflict_found", "conflict_cleared"


def seated(db: Session, application_id: UUID) -> Collection[UUID]:
    """Everyone with a seat at this application's interview, those set aside included."""
    found = db.scalar(select(Interview.id).where(Interview.application_id == application_id))
    return () if found is None else {one.person_id for one in everyone(db, found)}


def tell_chair(
    db: Session, application_id: UUID, person_id: UUID, *, now: datetime, kind: str = FOUND
) -> bool:
    """Tell the chair of the others that this member dropped out, or is back (CLEARED).

    Once for each; False where there is no seat of theirs, or nobody left to tell.
    """
    found = db.execute(
        select(Interview.id, Interview.round_id, Slot.starts_at)
        .join(Slot, Slot.id == Interview.slot_id)
        .where(Interview.application_id == application_id)
    ).one_or_none()
    if found is None:
        return False
    seats = everyone(db, found.id)
    mine = next((one for one in seats if one.person_id == person_id), None)
    chair = _chair_but(seats, person_id)
    if mine is None or chair is None:
        return False
    fields = {"name": chair.name, "member": mine.name, "date": date_words(found.starts_at)}
    key = _key(db, kind, application_id, person_id)
    put(db, kind, chair.person_id, found.round_id, "", fields, now=now, key=key)
    return True


def tell_of_dropped(db: Session, by: Actor, *, now: datetime, about: UUID | None = None) -> int:
    """Tell the chair of every member who dropped out and of whom nobody was told yet.

    Of rounds whose results are still to come; `about` one person alone, a member or an applicant.
    Returns how many members; no page shows whom.
    """
    query = (
        select(Interview.id, Interview.application_id, PanelMember.person_id)
        .select_from(Interview)
        .join(Round, Round.id == Interview.round_id)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .outerjoin(Sheet, own_sheet())
        .where(
            Round.released_at.is_(None),
            sits_on(),
            touches(PanelMember.person_id, Interview.application_id),
        )
        .order_by(Interview.id, PanelMember.person_id)
    )
    if about is not None:
        own = select(Application.id).where(Application.person_id == about)
        query = query.where(or_(PanelMember.person_id == about, Interview.application_id.in_(own)))
    known = set(db.scalars(select(Notice.key).where(Notice.kind == FOUND)))
    told = [
        row
        for row in db.execute(query)
        if _key(db, FOUND, row[1], row[2]) not in known and tell_chair(db, row[1], row[2], now=now)
    ]
    for interview_id, _, person_id in told:
        audit.draft(
            db, by, "conflict.tell_chair", "interview", interview_id, now=now, after=person_id
        )
    return len(told)


def _chair_but(seats: tuple[Member, ...], person_id: UUID) -> Member | None:
    """Who leads the others: the chair, or the first of those who stand."""
    others = [one for one in seats if one.person_id != person_id and not one.is_set_aside]
    return next((one for one in others if one.is_chair), others[0] if others else None)


def _key(db: Session, kind: str, application_id: UUID, person_id: UUID) -> str:
    """One word of each kind, and again for a conflict that comes after one was cleared."""
    cleared = select(func.count()).where(
        ConflictContest.application_id == application_id,
        ConflictContest.person_id == person_id,
        ConflictContest.answer == "cleared",
    )
    return f"{kind}:{application_id}:{person_id}:{db.scalar(cleared)}"
