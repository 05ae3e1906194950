"""Interview times: offered by officers, chosen by applicants, moved by hand (pages 51 and 54)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, aliased

from assessment.records import audit
from assessment.records.conflict import touches
from assessment.records.identity import new_id
from assessment.records.interview.loading import pinned_rubric
from assessment.records.interview.membership import members_of
from assessment.records.interview.panel import find_panel
from assessment.records.tables.application import Application, EligibilityDecision
from assessment.records.tables.interview import Interview, Panel, PanelMember, Sheet, Slot
from assessment.records.tables.paper import Sitting
from assessment.rules.interview import slot as rule
from assessment.rules.interview.panel import SMALLEST
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, NotApplied, Refused

TAKEN = "Someone has just taken that time. Choose another"
PLACE_CHARACTERS = 200


@dataclass(frozen=True)
class Booked:
    """An applicant's interview: when, where, with which panel."""

    interview_id: UUID
    panel_id: UUID
    panel: int
    starts_at: datetime
    ends_at: datetime
    place: str


def make_slot(
    db: Session,
    by: Actor,
    panel_id: UUID,
    day: date,
    starts: time,
    minutes: int,
    place: str,
    *,
    now: datetime,
) -> Slot:
    """A time that a panel offers. Raises Missing, Faults on `starts_at` or `place`."""
    panel = find_panel(db, by, panel_id)
    if not place.strip() or len(place) > PLACE_CHARACTERS or "\x00" in place:
        raise Faults({"place": "Enter where the interview is, in 200 characters or fewer"})
    made = rule.make_slot(day, starts, minutes, now=now)
    _check_apart(db, panel_id, made)
    row = Slot(
        id=new_id(db),
        round_id=panel.round_id,
        panel_id=panel_id,
        starts_at=made.starts_at,
        ends_at=made.ends_at,
        place=place.strip(),
    )
    db.add(row)
    db.flush()
    audit.draft(db, by, "slot.make", "slot", row.id, now=now, after=made)
    return row


def slots_of(
    db: Session, panel_id: UUID, absent: Collection[UUID] = ()
) -> list[tuple[Slot, UUID | None, str | None]]:
    """A panel's slots in order, each with interview and reference, none of those `absent`."""
    seen = or_(Application.id.is_(None), Application.id.not_in(absent))
    query = (
        select(Slot, Interview.id, Application.reference)
        .outerjoin(Interview, Interview.slot_id == Slot.id)
        .outerjoin(Application, Application.id == Interview.application_id)
        .where(Slot.panel_id == panel_id, seen)
        .order_by(Slot.starts_at)
    )
    return [(row[0], row[1], row[2]) for row in db.execute(query)]


def to_interview(round_id: UUID, now: datetime) -> Select[UUID]:
    """Ids of applications that go to interview: eligible and sat, whatever the mark (funnel)."""
    latest = aliased(EligibilityDecision)
    of_this = latest.application_id == Application.id
    newest = select(func.max(latest.seq)).where(of_this).scalar_subquery()
    return select(Application.id).where(
        Application.round_id == round_id,
        Application.withdrawn_at.is_(None),
        exists().where(
            EligibilityDecision.application_id == Application.id,
            EligibilityDecision.seq == newest,
            EligibilityDecision.outcome == "eligible",
        ),
        exists().where(
            Sitting.application_id == Application.id,
            Sitting.kind == "paper",
            Sitting.voided_at.is_(None),
            (Sitting.submitted_at.is_not(None)) | (Sitting.ends_at <= now),
        ),
    )


def is_to_be_interviewed(db: Session, application: Application, now: datetime) -> bool:
    """Whether this applicant may choose a time."""
    query = to_interview(application.round_id, now).where(Application.id == application.id)
    return db.scalar(query) is not None


def free_slots(db: Session, application_id: UUID, round_id: UUID, now: datetime) -> list[Slot]:
    """Times still to come and not taken, of panels where nobody has a conflict (rule 28)."""
    query = select(Slot).where(
        Slot.round_id == round_id,
        Slot.starts_at > now,
        ~exists().where(Interview.slot_id == Slot.id),
        _free_of_conflict(application_id),
    )
    return list(db.scalars(query.order_by(Slot.starts_at, Slot.id)))


def application_of(db: Session, by: Actor) -> Application:
    """The acting applicant's application of this round. Raises NotApplied."""
    query = select(Application).where(
        Application.round_id == by.round, Application.person_id == by.person
    )
    row = db.scalar(query)
    if row is None:
        raise NotApplied
    return row


def booked_for(db: Session, application_id: UUID) -> Booked | None:
    """The applicant's interview, None before a time is chosen."""
    query = (
        select(Interview.id, Panel.id, Panel.number, Slot.starts_at, Slot.ends_at, Slot.place)
        .join(Slot, Slot.id == Interview.slot_id)
        .join(Panel, Panel.id == Interview.panel_id)
        .where(Interview.application_id == application_id)
    )
    row = db.execute(query).one_or_none()
    return None if row is None else Booked(*row)


def choose_slot(
    db: Session, by: Actor, application: Application, slot_id: UUID, *, now: datetime
) -> None:
    """Book the acting applicant into a slot; the same slot again changes nothing.

    Raises Refused where no interview is due, Faults on `slot` where it is taken or gone.
    """
    if application.person_id != by.person:
        raise Missing("application")
    already = booked_for(db, application.id)
    if already is not None:
        _same_or_refuse(db, application.id, slot_id)
        return
    if not is_to_be_interviewed(db, application, now):
        raise Refused("You have not been invited to choose an interview time.")
    offered = {one.id: one for one in free_slots(db, application.id, application.round_id, now)}
    if slot_id not in offered:
        raise Faults({"slot": TAKEN if db.get(Slot, slot_id) else "Select a time"})
    made = _book(db, application, offered[slot_id], now)
    if made is None:
        _same_or_refuse(db, application.id, slot_id)
        return
    audit.draft(db, by, "slot.choose", "interview", made, now=now, after=slot_id)


def move_interview(
    db: Session, by: Actor, interview_id: UUID, slot_id: UUID, *, now: datetime
) -> None:
    """Move an interview that nobody has begun to score to a free slot, of any panel.

    One that a conflict left with fewer than two members moves too: it is held again, and what
    was scored before stays on the record without counting.
    Raises Missing, Refused once scoring began, Faults on `slot` in words of the reason.
    """
    interview = db.get(Interview, interview_id)
    slot = db.get(Slot, slot_id, with_for_update=True)
    if interview is None or interview.round_id != by.round:
        raise Missing("interview")
    if slot is None or slot.round_id != by.round:
        raise Faults({"slot": "Select a time"})
    begun = db.scalar(select(exists().where(Sheet.interview_id == interview_id)))
    if begun and len(members_of(db, interview_id)) >= SMALLEST:
        raise Refused("The panel has begun to score this interview, so it cannot move.")
    if db.scalar(select(exists().where(Interview.slot_id == slot_id))):
        raise Faults({"slot": TAKEN})
    _check_members_free(db, interview.application_id, slot.panel_id)
    before = interview.slot_id
    interview.slot_id, interview.panel_id = slot.id, slot.panel_id
    db.flush()
    audit.draft(
        db, by, "interview.move", "interview", interview_id, now=now, before=before, after=slot_id
    )


def _book(db: Session, application: Application, slot: Slot, now: datetime) -> UUID | None:
    values = {
        "id": new_id(db),
        "round_id": application.round_id,
        "application_id": application.id,
        "slot_id": slot.id,
        "panel_id": slot.panel_id,
        "rubric_hash": pinned_rubric(db, application.round_id),
        "booked_at": now,
    }
    statement = insert(Interview).values(values).on_conflict_do_nothing()
    return db.scalar(statement.returning(Interview.id))


def _same_or_refuse(db: Session, application_id: UUID, slot_id: UUID) -> None:
    mine = db.scalar(select(Interview.slot_id).where(Interview.application_id == application_id))
    if mine is None:
        raise Faults({"slot": TAKEN})
    if mine != slot_id:
        raise Refused("You have chosen a time already. Contact the programme team to change it.")


def _free_of_conflict(application_id: UUID) -> ColumnElement[bool]:
    return ~exists().where(
        PanelMember.panel_id == Slot.panel_id,
        PanelMember.removed_at.is_(None),
        touches(PanelMember.person_id, application_id),
    )


def _check_members_free(db: Session, application_id: UUID, panel_id: UUID) -> None:
    query = select(PanelMember.person_id).where(
        and_(
            PanelMember.panel_id == panel_id,
            PanelMember.removed_at.is_(None),
            touches(PanelMember.person_id, application_id),
        )
    )
    if db.scalar(query) is not None:
        words = "Someone on that panel has a conflict with this applicant. Choose another time"
        raise Faults({"slot": words})


def _check_apart(db: Session, panel_id: UUID, made: rule.Slot) -> None:
    rows = db.scalars(select(Slot).where(Slot.panel_id == panel_id))
    if any(made.overlaps(rule.Slot(row.starts_at, row.ends_at)) for row in rows):
        raise Faults({"starts_at": "This panel has another interview then. Choose another time"})
