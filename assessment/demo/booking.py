"""Interview times are offered panel by panel, and applicants choose theirs."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.demo.applications import Sent
from assessment.demo.interviews import Meeting
from assessment.demo.stage import Cast, Stage
from assessment.demo.timeline import Timeline
from assessment.records.interview.invitation import invite
from assessment.records.interview.panel import panels_of
from assessment.records.interview.slot import booked_for, choose_slot, make_slot, slots_of
from assessment.records.tables.application import Application
from assessment.records.tables.interview import Panel
from assessment.rules.wording_time import UK

STARTS = (time(9), time(11), time(13, 30), time(15, 30))
MINUTES = 90
PLACE = "Online"
SATURDAY = 5


def book(stage: Stage, cast: Cast, sat: Sequence[Sent], when: Timeline) -> list[Meeting]:
    """Share the applicants out over the panels; return every interview in order."""
    made: list[Meeting] = []
    at = when.at(when.marked, 10)
    with stage.sessions() as db:
        panels = panels_of(db, cast.round_id)
    for number, panel in enumerate(panels):
        share = sat[number :: len(panels)]
        days = _weekdays(when.on(when.interviews), -(-len(share) // len(STARTS)))
        slots = [(day, starts) for day in days for starts in STARTS]
        made += _book_panel(stage, cast, panel, share, slots, when, at)
    return sorted(made, key=lambda one: (one.starts_at, str(one.interview_id)))


def _book_panel(
    stage: Stage,
    cast: Cast,
    panel: Panel,
    share: Sequence[Sent],
    slots: Sequence[tuple[date, time]],
    when: Timeline,
    at: datetime,
) -> list[Meeting]:
    with stage.scene() as db:
        for (day, starts), _ in zip(slots, share, strict=False):
            offer(db, cast, panel, day, starts, at)
        if share:
            choose_by = when.on(when.interviews - 1)
            invite(db, cast.officer(), choose_by, MINUTES, PLACE, now=at + timedelta(hours=1))
        chosen = at + timedelta(days=1)
        return [
            choose(db, cast, panel, one, day, starts, chosen)
            for (day, starts), one in zip(slots, share, strict=False)
        ]


def offer(db: Session, cast: Cast, panel: Panel, day: date, starts: time, now: datetime) -> None:
    """Let a panel offer one time."""
    make_slot(db, cast.officer(), panel.id, day, starts, MINUTES, PLACE, now=now)


def choose(
    db: Session, cast: Cast, panel: Panel, one: Sent, day: date, starts: time, now: datetime
) -> Meeting:
    """Let an applicant choose the panel's time."""
    application = db.get_one(Application, one.application_id)
    slot_id = _slot_of(db, panel, day, starts)
    choose_slot(db, one.candidate.actor(cast.round_id), application, slot_id, now=now)
    booked = booked_for(db, one.application_id)
    assert booked is not None  # noqa: S101
    return Meeting(
        one.application_id,
        booked.interview_id,
        cast.panels[panel.number - 1],
        one.applicant.strength,
        booked.starts_at,
    )


def _slot_of(db: Session, panel: Panel, day: date, starts: time) -> UUID:
    wanted = datetime.combine(day, starts, UK)
    return next(slot.id for slot, _, _ in slots_of(db, panel.id) if slot.starts_at == wanted)


def _weekdays(first: date, count: int) -> list[date]:
    found: list[date] = []
    while len(found) < count:
        if first.weekday() < SATURDAY:
            found.append(first)
        first += timedelta(days=1)
    return found
