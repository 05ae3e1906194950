"""The decision maker's list: how many cases stand in each list, and one page of one of them.

The same cases as `case.cases_for` gives, without evidence, recommendations or snapshots: a list
reads only what it shows, whatever the size of the round. Nothing is written here.
"""

from dataclasses import dataclass
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from assessment.records import request as two_people
from assessment.records.decision.case import DEPART, open_to
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.people import Person
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing

Columns = TypeVarTuple("Columns")

READY, DEPARTURES, WAITING, DECIDED = "ready", "departures", "waiting", "decided"
KINDS = (READY, DEPARTURES, WAITING, DECIDED)


@dataclass(frozen=True)
class Line:
    """One case as the list shows it. `outcome` is the decision's, or before it what was
    recommended."""

    code: str
    name: str
    outcome: str
    moderator: str


def counts(db: Session, by: Actor) -> dict[str, int]:
    """Return how many cases that this person may decide stand in each list."""
    each = _open(by, select(_kind(db, by).label("kind"))).subquery()
    query = select(each.c.kind, func.count()).group_by(each.c.kind)
    found = {row[0]: row[1] for row in db.execute(query)}
    return {one: found.get(one, 0) for one in KINDS}


def lines(db: Session, by: Actor, kind: str, first: int, most: int) -> list[Line]:
    """Return `most` cases of a list in order of code, from the place `first` on."""
    moderator = aliased(Person)
    outcome = func.coalesce(_decided_outcome(), Moderation.outcome)
    query = (
        _open(by, select(Application.case_code, Person.name, outcome, moderator.name))
        .join(Person, Person.id == Application.person_id)
        .join(moderator, moderator.id == Moderation.moderator_id)
        .where(_kind(db, by) == kind)
        .order_by(Application.case_code)
        .offset(first)
        .limit(most)
    )
    return [Line(*row) for row in db.execute(query)]


def _open(by: Actor, query: Select[*Columns]) -> Select[*Columns]:
    """Narrow a query to the newest recommendation of each case that this person may decide."""
    if by.person is None or by.round is None:
        raise Missing("round")
    later = aliased(Moderation)
    newer = exists().where(
        later.application_id == Moderation.application_id, later.seq > Moderation.seq
    )
    return (
        query.select_from(Moderation)
        .join(Application, Application.id == Moderation.application_id)
        .where(
            Moderation.round_id == by.round,
            Application.withdrawn_at.is_(None),
            ~newer,
            open_to(by.person),
        )
    )


def _kind(db: Session, by: Actor) -> ColumnElement[str]:
    """The list in which a case stands: the condition that `Case` answers one by one."""
    decided = exists().where(DecisionSnapshot.moderation_id == Moderation.id)
    return case(
        (decided, DECIDED),
        (Moderation.application_id.in_(_asked(db, by)), WAITING),
        (Moderation.departs, DEPARTURES),
        else_=READY,
    )


def _asked(db: Session, by: Actor) -> list[UUID]:
    """The applications that wait for a second person; few, and kept as text."""
    waiting = two_people.waiting_for(db, by.round)
    return [UUID(row.subject_id) for row in waiting if row.act == DEPART]


def _decided_outcome() -> ColumnElement[str]:
    """The outcome of the decision on this recommendation, the newest if there are two."""
    return (
        select(DecisionSnapshot.outcome)
        .where(DecisionSnapshot.moderation_id == Moderation.id)
        .order_by(DecisionSnapshot.seq.desc())
        .limit(1)
        .correlate(Moderation)
        .scalar_subquery()
    )
