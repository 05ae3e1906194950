"""Panels by hand: two to four people with a chair, none with a conflict (page 54)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import touches
from assessment.records.identity import new_id
from assessment.records.interview.membership import members_of
from assessment.records.tables.application import Application
from assessment.records.tables.interview import Interview, Panel, PanelMember, Slot
from assessment.records.tables.people import Person, RoleGrant
from assessment.rules.interview.panel import SMALLEST, check_panel
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Faults, Missing, Refused

PANEL_ROLES = (Role.PANEL_MEMBER.value, Role.PANEL_CHAIR.value)


@dataclass(frozen=True)
class Seat:
    """A person on a panel, as officers see it."""

    person_id: UUID
    name: str
    is_chair: bool


def create_panel(
    db: Session, by: Actor, member_ids: Sequence[UUID], chair_id: UUID | None, *, now: datetime
) -> Panel:
    """A new panel with the next number. Raises Faults on `members` or `chair`."""
    round_id = _round(by)
    check_panel(set(member_ids), chair_id)
    allowed = {one.person_id for one in eligible_members(db, round_id, now)}
    if not set(member_ids) <= allowed:
        raise Faults({"members": "Select people who are panel members in this round"})
    last = db.scalar(select(func.max(Panel.number)).where(Panel.round_id == round_id))
    panel = Panel(id=new_id(db), round_id=round_id, number=(last or 0) + 1)
    db.add(panel)
    db.flush()
    for person in dict.fromkeys(member_ids):
        db.add(_member(panel.id, person, person == chair_id, now))
    db.flush()
    after = {"members": list(member_ids), "chair": chair_id}
    audit.draft(db, by, "panel.create", "panel", panel.id, now=now, after=after)
    return panel


def add_member(db: Session, by: Actor, panel_id: UUID, person_id: UUID, *, now: datetime) -> None:
    """Add a person to a panel. Raises Missing, Faults on `person` where they cannot join."""
    panel = find_panel(db, by, panel_id)
    seats = seats_of(db, panel_id)
    if person_id in {one.person_id for one in seats}:
        return
    if person_id not in {one.person_id for one in eligible_members(db, panel.round_id, now)}:
        raise Faults({"person": "Select a panel member of this round"})
    _check_size(len(seats) + 1)
    _check_free(db, panel_id, person_id, now)
    before = db.get(PanelMember, (panel_id, person_id))
    if before is None:
        db.add(_member(panel_id, person_id, False, now))
    else:
        before.removed_at, before.joined_at, before.is_chair = None, now, False
    db.flush()
    audit.draft(db, by, "panel.add_member", "panel", panel_id, now=now, after=person_id)


def remove_member(
    db: Session, by: Actor, panel_id: UUID, person_id: UUID, *, now: datetime
) -> None:
    """Take a person off a panel; what they locked stays. Raises Missing, Refused."""
    find_panel(db, by, panel_id)
    row = db.get(PanelMember, (panel_id, person_id))
    if row is None or row.removed_at is not None:
        raise Missing("member")
    if row.is_chair:
        raise Refused("Choose another chair first. A panel needs a chair.")
    _check_size(len(seats_of(db, panel_id)) - 1)
    row.removed_at = now
    db.flush()
    audit.draft(db, by, "panel.remove_member", "panel", panel_id, now=now, before=person_id)


def change_chair(db: Session, by: Actor, panel_id: UUID, person_id: UUID, *, now: datetime) -> None:
    """Make a member the chair. Raises Missing, Faults where they are not on the panel."""
    find_panel(db, by, panel_id)
    seats = seats_of(db, panel_id)
    check_panel({one.person_id for one in seats}, person_id)
    for one in seats:
        db.get_one(PanelMember, (panel_id, one.person_id)).is_chair = one.person_id == person_id
    db.flush()
    audit.draft(db, by, "panel.change_chair", "panel", panel_id, now=now, after=person_id)


def find_panel(db: Session, by: Actor, panel_id: UUID) -> Panel:
    """A panel of the actor's round. Raises Missing."""
    panel = db.get(Panel, panel_id)
    if panel is None or panel.round_id != by.round:
        raise Missing("panel")
    return panel


def panels_of(db: Session, round_id: UUID) -> list[Panel]:
    """The panels of a round by number."""
    query = select(Panel).where(Panel.round_id == round_id)
    return list(db.scalars(query.order_by(Panel.number)))


def seats_of(db: Session, panel_id: UUID) -> list[Seat]:
    """Who is on a panel now: the chair first, then by name."""
    query = (
        select(Person.id, Person.name, PanelMember.is_chair)
        .join(PanelMember, PanelMember.person_id == Person.id)
        .where(PanelMember.panel_id == panel_id, PanelMember.removed_at.is_(None))
        .order_by(PanelMember.is_chair.desc(), Person.name, Person.id)
    )
    return [Seat(*row) for row in db.execute(query)]


def eligible_members(db: Session, round_id: UUID, now: datetime) -> list[Seat]:
    """Everyone who holds a panel role in this round, by name."""
    query = (
        select(Person.id, Person.name)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(
            RoleGrant.round_id == round_id,
            RoleGrant.role.in_(PANEL_ROLES),
            RoleGrant.removed_at.is_(None),
            (RoleGrant.until.is_(None)) | (RoleGrant.until > now),
            Person.disabled_at.is_(None),
        )
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return [Seat(row.id, row.name, False) for row in db.execute(query)]


@dataclass(frozen=True)
class Gap:
    """A member who dropped out of an interview by a conflict, and how many are left."""

    interview_id: UUID
    name: str
    reference: str
    left: int

    @property
    def is_short(self) -> bool:
        """Whether too few are left to hold it."""
        return self.left < SMALLEST


def conflicts_on(db: Session, panel_id: UUID, absent: Collection[UUID] = ()) -> list[Gap]:
    """Where a member of this panel has a conflict, in order of reference and name, without
    applications that are `absent`."""
    query = (
        select(Interview.id, Person.name, Application.reference)
        .select_from(Interview)
        .join(Application, Application.id == Interview.application_id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .join(Person, Person.id == PanelMember.person_id)
        .where(
            Interview.panel_id == panel_id,
            PanelMember.removed_at.is_(None),
            touches(PanelMember.person_id, Interview.application_id),
            Application.id.not_in(absent),
        )
        .order_by(Application.reference, Person.name)
    )
    return [
        Gap(row.id, row.name, row.reference, len(members_of(db, row.id)))
        for row in db.execute(query)
    ]


def _check_free(db: Session, panel_id: UUID, person_id: UUID, now: datetime) -> None:
    """Nobody joins a panel that is to interview an applicant they have a conflict with."""
    query = (
        select(Application.reference)
        .join(Interview, Interview.application_id == Application.id)
        .join(Slot, Slot.id == Interview.slot_id)
        .where(
            Interview.panel_id == panel_id,
            Slot.starts_at >= now,
            touches(person_id, Application.id),
        )
        .order_by(Application.reference)
    )
    reference = db.scalar(query)
    if reference is not None:
        name = db.get_one(Person, person_id).name
        words = f"{name} has a conflict with {reference}, so they cannot be on this panel"
        raise Faults({"person": words})


def _check_size(size: int) -> None:
    try:
        check_panel(range(size), 0)
    except Faults as fault:
        raise Faults({"person": fault.fields["members"]}) from None


def _member(panel_id: UUID, person_id: UUID, is_chair: bool, now: datetime) -> PanelMember:
    return PanelMember(panel_id=panel_id, person_id=person_id, is_chair=is_chair, joined_at=now)


def _round(by: Actor) -> UUID:
    if by.round is None:
        raise Missing("round")
    return by.round
