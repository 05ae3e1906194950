"""The register of National Leaders of Education: who is designated, until when.

Entered at release for everyone designated in the round, and public from then on. A person is
shown with name, school and region, never with a score, an appeal or a refusal (page 68).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.decision.checklist import RELEASE
from assessment.records.decision.ending import Ended
from assessment.records.decision.letter import dated
from assessment.records.decision.release import fingerprint_now, let_out
from assessment.records.identity import code, new_id
from assessment.records.moderation.policy import policy_for
from assessment.records.people.workplace import works_at
from assessment.records.round import find_round
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.people import Person
from assessment.records.tables.register import Designation
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.decision import designated_until
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from assessment.rules.release import Ending
from assessment.rules.wording_time import date_plain

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
NOT_KNOWN = "Not known"
MOST = 500


@dataclass(frozen=True)
class Choices:
    """What the register can be narrowed by."""

    regions: tuple[str, ...]
    phases: tuple[str, ...]


def designations(
    db: Session, now: datetime, *, name: str = "", region: str = "", phase: str = ""
) -> list[Designation]:
    """Return the register in order of name. `name` finds part of a name or of a school."""
    query = _public(now)
    if name.strip():
        wanted = name.strip().lower()
        query = query.where(
            or_(
                func.lower(Designation.name).contains(wanted, autoescape=True),
                func.lower(Designation.school).contains(wanted, autoescape=True),
            )
        )
    if region:
        query = query.where(Designation.region == region)
    if phase:
        query = query.where(Designation.phase == phase)
    return list(db.scalars(query.order_by(Designation.name, Designation.ref)))


def find_designation(db: Session, ref: str, now: datetime) -> Designation:
    """Return the entry of this reference. Raises Missing."""
    row = db.scalar(_public(now).where(Designation.ref == ref))
    if row is None:
        raise Missing("designation")
    return row


def choices(db: Session, now: datetime) -> Choices:
    """Return the regions and phases that are in the register."""
    rows = db.execute(
        _public(now).with_only_columns(Designation.region, Designation.phase).distinct()
    ).all()
    return Choices(
        tuple(sorted({row.region for row in rows})), tuple(sorted({row.phase for row in rows}))
    )


def state_of(row: Designation, today: date) -> str:
    """Return the state of an entry on a day, in the words of its tag."""
    if today < row.from_on:
        return f"Designated from {date_plain(row.from_on)}"
    return "Designated" if today <= row.until_on else "Ended"


@two_people.performs(RELEASE)
def _release(db: Session, request: Request, by: Actor, now: datetime) -> None:
    """Let the results out and enter everyone designated, in one transaction."""
    found = let_out(db, request, by, now)
    round_ = find_round(db, UUID(request.subject_id))
    entering = [one for one in found if one.ending is Ending.DESIGNATED]
    if entering:
        starts = round_.designation_from or dated(round_)
        until = designated_until(starts, policy_for(db, round_.id).policy.periods)
        for one in entering:
            _enter(db, by, one, starts, until, now)


@two_people.hashes(RELEASE)
def _seen(db: Session, request: Request) -> str:
    return fingerprint_now(db, request)


def _enter(db: Session, by: Actor, one: Ended, starts: date, until: date, now: datetime) -> None:
    if one.snapshot is None:
        return
    at = works_at(db, one.person_id, starts)
    row = Designation(
        id=new_id(db),
        ref="NL-" + code(db, LETTERS, 6),
        snapshot_id=one.snapshot.id,
        person_id=one.person_id,
        name=db.get_one(Person, one.person_id).name,
        school=(at.name if at else "") or NOT_KNOWN,
        region=(at.region if at else "") or NOT_KNOWN,
        phase=(at.phase if at else "") or NOT_KNOWN,
        from_on=starts,
        until_on=until,
        registered_at=now,
    )
    db.add(row)
    db.flush()
    after = {"ref": row.ref, "from": row.from_on, "until": row.until_on}
    audit.draft(db, by, "register.enter", "designation", row.id, now=now, after=after)


def _public(now: datetime) -> Select[Designation]:
    """Only what is released: the same gate as every other page (rule 35)."""
    return (
        select(Designation)
        .join(DecisionSnapshot, DecisionSnapshot.id == Designation.snapshot_id)
        .join(Round, Round.id == DecisionSnapshot.round_id)
        .where(Round.released_at.is_not(None), Round.released_at <= now)
    )
