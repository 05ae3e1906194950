"""Who is told of interviews: applicants to choose a time (N7), panels (N8), late sheets."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.interview.membership import own_sheet, sits_on
from assessment.records.interview.panel import Seat, find_panel, panels_of, seats_of
from assessment.records.interview.slot import to_interview
from assessment.records.outbox import post
from assessment.records.tables.application import Adjustment, Application
from assessment.records.tables.interview import Interview, PanelMember, Sheet, Slot
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing
from assessment.rules.wording_time import date_words

LOCK_BY = "11:59pm"
REMIND_AFTER = timedelta(hours=24)


def invite(
    db: Session, by: Actor, choose_by: date, minutes: int, place: str, *, now: datetime
) -> int:
    """Tell every applicant who goes to interview to choose a time; returns how many were told.

    Once each. Raises Faults where no panel offers a time, or the date is past.
    """
    round_id = _round(by)
    if choose_by <= now.date():
        raise Faults({"choose_by": "Choose by must be in the future"})
    if db.scalar(select(Slot.id).where(Slot.round_id == round_id, Slot.starts_at > now)) is None:
        raise Faults({"choose_by": "Add interview times before you invite anyone"})
    told = 0
    for application, person in waiting_to_be_told(db, round_id, now):
        fields = {
            "name": person.name,
            "date": date_words(choose_by),
            "length": f"{minutes} minutes",
            "place": place,
            "members": _members_words(db, round_id),
            "adjustments": ". ".join(agreed_changes(db, application.id)),
        }
        key = _key(application.id)
        reference = application.reference
        post(db, "interview_invitation", person.id, round_id, reference, fields, now=now, key=key)
        told += 1
    audit.draft(db, by, "interview.invite", "round", round_id, now=now, after=told)
    return told


def waiting_to_be_told(
    db: Session, round_id: UUID, now: datetime
) -> list[tuple[Application, Person]]:
    """Applicants who go to interview, have no time and were not told yet, by reference."""
    query = (
        select(Application, Person)
        .join(Person, Person.id == Application.person_id)
        .where(
            Application.id.in_(to_interview(round_id, now)),
            ~exists().where(Interview.application_id == Application.id),
        )
        .order_by(Application.reference)
    )
    rows = [(row[0], row[1]) for row in db.execute(query)]
    keys = set(db.scalars(select(Notice.key).where(Notice.kind == "interview_invitation")))
    return [(one, person) for one, person in rows if _key(one.id) not in keys]


def tell_panel(db: Session, by: Actor, panel_id: UUID, day: date, *, now: datetime) -> int:
    """Tell a panel of its interviews on a day (N8), once each; returns how many were told."""
    panel = find_panel(db, by, panel_id)
    seats = seats_of(db, panel_id)
    held = _held_on(db, panel_id, day)
    if not held:
        raise Faults({"day": "This panel has no interviews on that day"})
    for seat in seats:
        fields = _panel_fields(panel.number, seat, held, len(seats), day)
        key = f"panel_notice:{panel_id}:{seat.person_id}:{day}"
        post(db, "panel_notice", seat.person_id, panel.round_id, "", fields, now=now, key=key)
    audit.draft(db, by, "panel.tell", "panel", panel_id, now=now, after=day)
    return len(seats)


def remind_unlocked(db: Session, by: Actor, *, now: datetime) -> int:
    """Remind, once, whoever has not locked a sheet a day after the interview (page 58).

    Returns how many were reminded. No page shows whom.
    """
    query = (
        select(Interview.id, Interview.round_id, Slot.ends_at, Person.id, Person.name)
        .select_from(Interview)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .join(Person, Person.id == PanelMember.person_id)
        .outerjoin(Sheet, own_sheet())
        .where(
            sits_on(),
            Sheet.locked_at.is_(None),
            Interview.finished_at.is_(None),
            Slot.ends_at <= now - REMIND_AFTER,
        )
    )
    told = set(db.scalars(select(Notice.key).where(Notice.kind == "lock_reminder")))
    rows = [row for row in db.execute(query) if _reminder(row[0], row[3]) not in told]
    for interview_id, round_id, ended, person_id, name in rows:
        fields = {
            "name": name,
            "date": date_words(ended),
            "time": LOCK_BY,
            "lock_by": date_words(now + REMIND_AFTER),
        }
        key = _reminder(interview_id, person_id)
        post(db, "lock_reminder", person_id, round_id, "", fields, now=now, key=key)
    if rows:
        audit.draft(db, by, "sheet.remind", "interview", "all", now=now)
    return len(rows)


def agreed_changes(db: Session, application_id: UUID) -> list[str]:
    """What was agreed for this applicant that is done in an interview, as actions."""
    query = select(Adjustment).where(Adjustment.application_id == application_id)
    row = db.scalar(query.order_by(Adjustment.seq.desc()).limit(1))
    if row is None or not row.agreed:
        return []
    breaks = ["Offer a break after each standard"] if row.break_count else []
    return breaks + [line.strip() for line in row.other.splitlines() if line.strip()]


def _panel_fields(number: int, seat: Seat, held: int, members: int, day: date) -> dict[str, str]:
    return {
        "name": seat.name,
        "date": date_words(day),
        "panel": str(number),
        "interviews": "1 interview" if held == 1 else f"{held} interviews",
        "members": str(members),
        "time": LOCK_BY,
    }


def _held_on(db: Session, panel_id: UUID, day: date) -> int:
    query = (
        select(Slot.starts_at)
        .join(Interview, Interview.slot_id == Slot.id)
        .where(Slot.panel_id == panel_id)
    )
    return sum(date_words(at) == date_words(day) for at in db.scalars(query))


def _members_words(db: Session, round_id: UUID) -> str:
    sizes = {len(seats_of(db, panel.id)) for panel in panels_of(db, round_id)}
    return str(sizes.pop()) if len(sizes) == 1 else f"{min(sizes)} to {max(sizes)}"


def _key(application_id: UUID) -> str:
    return f"interview_invitation:{application_id}"


def _reminder(interview_id: UUID, person_id: UUID) -> str:
    return f"lock_reminder:{interview_id}:{person_id}"


def _round(by: Actor) -> UUID:
    if by.round is None:
        raise Missing("round")
    return by.round
