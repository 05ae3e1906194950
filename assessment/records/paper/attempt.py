"""One sitting as the rules see it: who sits, and everything that happened to its time.

Reading only; the verbs that change a sitting each have their own file.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from assessment.records.database import Database, locks_rows, run
from assessment.records.paper.owner import applies_to_sit, signed_in_applicant
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Credit, Pause, Sitting
from assessment.records.tables.people import Person
from assessment.rules import timing
from assessment.rules.allowance import Allowance
from assessment.rules.refusal import Missing
from assessment.rules.stopped import Pause as Stopped

STAFF_PAUSE, BREAK = "staff", "break"
_S, _P = Sitting.metadata.tables["sitting"], Pause.metadata.tables["pause"]
_A, _WHO = Application.metadata.tables["application"], Person.metadata.tables["person"]
_C = Credit.metadata.tables["credit"].c
_CREDIT = (
    select(func.coalesce(func.sum(_C.seconds), 0))
    .where(_C.sitting_id == _S.c.id)
    .correlate(_S)
    .scalar_subquery()
)
_QUERY: Select[Any] = (
    select(
        *_S.c,
        _CREDIT.label("credit"),
        _P.c.kind.label("pause_kind"),
        _P.c.started_at.label("pause_started_at"),
        _P.c.ended_at.label("pause_ended_at"),
    )
    .select_from(_S.outerjoin(_P, _P.c.sitting_id == _S.c.id))
    .order_by(_S.c.id, _P.c.started_at, _P.c.id)
)
# Asked on every page of a sitting, so built once.
_ONE = _QUERY.where(_S.c.id == bindparam("sitting_id"))
_OWN = _ONE.where(_S.c.person_id == signed_in_applicant(code=True))
_OF_PERSON = _ONE.where(_S.c.person_id == bindparam("person_id"), applies_to_sit(_S.c.person_id))
_OWN_NAMED = (
    _OWN.add_columns(_WHO.c.name.label("name"), _A.c.reference.label("reference"))
    .join(_WHO, _WHO.c.id == _S.c.person_id)
    .join(_A, _A.c.id == _S.c.application_id)
)
_WHOSE = (
    select(_WHO.c.name, _A.c.reference)
    .join_from(_A, _WHO, _WHO.c.id == _A.c.person_id)
    .where(_A.c.id == bindparam("application_id"))
)
_LOCK = select(_S.c.id).where(_S.c.id == bindparam("sitting_id")).with_for_update()


class Sitter(NamedTuple):
    """Who sits: their name, and the reference of their application."""

    name: str
    reference: str


@dataclass(frozen=True)
class Attempt:
    """A sitting and its times, no name. `ends_at` is the stored output, as of the last verb."""

    id: UUID
    round_id: UUID
    application_id: UUID
    person_id: UUID
    session_id: UUID | None
    kind: str
    paper_hash: str
    times: timing.Times
    ends_at: datetime
    stopped_at: datetime | None
    swept_at: datetime | None
    script_code: str | None

    def read(self, now: datetime) -> timing.Reading:
        """Return the clock at `now`."""
        return timing.read(self.times, now)

    @property
    def is_rehearsal(self) -> bool:
        """Say whether this is practice, which never counts."""
        return self.kind == "rehearsal"


def find_attempt(db: Session, sitting_id: UUID, *, person: UUID | None = None) -> Attempt:
    """Return a sitting. Raises Missing, also when it is not `person`'s."""
    rows = run(db, _ONE, {"sitting_id": sitting_id})
    if not rows or (person is not None and rows[0].person_id != person):
        raise Missing("sitting")
    return _attempt(rows)


def find_own(db: Session, person: UUID, sitting_id: UUID, now: datetime) -> Attempt:
    """Return the person's own sitting. Raises Missing, also for one in a round whose applicant
    they are no more, whichever round they are signed in for."""
    values = {"sitting_id": sitting_id, "person_id": person, "now": now}
    rows = run(db, _OF_PERSON, values)
    if not rows:
        raise Missing("sitting")
    return _attempt(rows)


def find_signed_in(db: Database, sign_in: str, sitting_id: UUID, now: datetime) -> Attempt | None:
    """Return the sitting of whose sign-in this is.

    None when it is not theirs, or they may not act as an applicant now.
    """
    rows = run(db, _OWN, {"sitting_id": sitting_id, "sign_in": sign_in, "now": now})
    return _attempt(rows) if rows else None


def lock_attempt(db: Session, sitting_id: UUID, *, person: UUID | None = None) -> Attempt:
    """Return a sitting that no other transaction can change or save into until this one ends.

    The row is locked before anything is read (`model.md`, answers); on SQLite the writing
    transaction holds the whole database.
    """
    _lock(db, sitting_id)
    return find_attempt(db, sitting_id, person=person)


def lock_signed_in(
    db: Session, sign_in: str, sitting_id: UUID, now: datetime
) -> tuple[Attempt, Sitter] | None:
    """Lock as `lock_attempt` does, and return what `find_signed_in` does, and who sits."""
    _lock(db, sitting_id)
    rows = run(db, _OWN_NAMED, {"sitting_id": sitting_id, "sign_in": sign_in, "now": now})
    return (_attempt(rows), Sitter(rows[0].name, rows[0].reference)) if rows else None


def sitter_of(db: Session, attempt: Attempt) -> Sitter:
    """Return who sits."""
    return Sitter._make(run(db, _WHOSE, {"application_id": attempt.application_id})[0])


def attempts_where(db: Session, *conditions: Any) -> list[Attempt]:
    """Return every sitting that meets the conditions, in order of their ids."""
    groups: dict[UUID, list[Row[Any]]] = {}
    for row in db.execute(_QUERY.where(*conditions)):
        groups.setdefault(row.id, []).append(row)
    return [_attempt(rows) for rows in groups.values()]


def live_attempt(db: Session, application_id: UUID, kind: str = "paper") -> Attempt | None:
    """Return the sitting of an application that is not void, if there is one."""
    found = attempts_where(
        db,
        Sitting.application_id == application_id,
        Sitting.kind == kind,
        Sitting.voided_at.is_(None),
    )
    return found[0] if found else None


def allowance_of(row: Any) -> Allowance:
    """Return the time that a sitting was started with."""
    return Allowance(row.minutes, row.extra_percent, row.break_count, row.break_minutes)


def _lock(db: Session, sitting_id: UUID) -> None:
    if locks_rows(db):
        run(db, _LOCK, {"sitting_id": sitting_id})


def _attempt(rows: Any) -> Attempt:
    row = rows[0]
    pauses = tuple(
        Stopped(each.pause_started_at, each.pause_ended_at, each.pause_kind == STAFF_PAUSE)
        for each in rows
        if each.pause_kind
    )
    times = timing.Times(
        row.started_at,
        allowance_of(row),
        pauses,
        timedelta(seconds=row.credit),
        row.cut_at,
        row.submitted_at,
        row.voided_at,
    )
    return Attempt(
        row.id,
        row.round_id,
        row.application_id,
        row.person_id,
        row.session_id,
        row.kind,
        row.paper_hash,
        times,
        row.ends_at,
        row.stopped_at,
        row.swept_at,
        row.script_code,
    )
