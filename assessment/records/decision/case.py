"""Cases that a decision maker may see and decide: the queue, and one case by its code.

A conflict of interest makes a case as if absent; a part played in it is a reason said aloud
(semantics rules 28 and 33). Nothing is written here.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from assessment.records import request as two_people
from assessment.records.conflict import touches
from assessment.records.moderation.case import entered_for, scored_by
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.people import Person
from assessment.records.tables.request import Request
from assessment.rules.canonical import digest
from assessment.rules.decision import Part, why_not
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Missing

DEPART = "decision.depart"
ONE_BY_ONE = 50


@dataclass(frozen=True)
class Case:
    """One moderated case: what was recommended, and what was decided on it so far."""

    application: Application
    name: str
    moderation: Moderation
    moderator: str
    snapshot: DecisionSnapshot | None
    request: Request | None

    @property
    def code(self) -> str:
        """Return the case code."""
        return self.application.case_code

    @property
    def decided(self) -> DecisionSnapshot | None:
        """Return the decision on the newest recommendation, if there is one."""
        made = self.snapshot
        return made if made is not None and made.moderation_id == self.moderation.id else None

    @property
    def asked_by(self) -> UUID:
        """Return who asked for a second person. Raises Missing where nobody did."""
        if self.request is None:
            raise Missing("request")
        return UUID(self.request.asked_by)

    @property
    def is_ready(self) -> bool:
        """Say whether it can be decided now."""
        return self.decided is None and self.request is None

    @property
    def fingerprint(self) -> str:
        """Return what must still hold when a decision comes: recommendation and decisions."""
        seq = self.snapshot.seq if self.snapshot else 0
        return digest((self.moderation.id, self.moderation.evidence_hash, seq))


def cases_for(db: Session, by: Actor) -> list[Case]:
    """Return the round's moderated cases in order of code, without those of which this person
    knows the applicant or in which they had a part."""
    if by.person is None or by.round is None:
        raise Missing("round")
    query = _cases(by.round).where(open_to(by.person))
    return _with_decisions(db, by.round, query)


def open_to(person_id: UUID) -> ColumnElement[bool]:
    """The condition that a person may decide an application: no conflict, and no part in it."""
    return and_(~touches(person_id, Application.id), ~or_(*_parts(person_id).values()))


def case_of(db: Session, application: Application) -> Case:
    """Return the case of an application, whoever asks. Raises Missing where none is made."""
    query = _cases(application.round_id).where(Application.id == application.id)
    found = _with_decisions(db, application.round_id, query)
    if not found:
        raise Missing("case")
    return found[0]


def find_case(db: Session, by: Actor, code: str) -> Case:
    """Return the case of this code for a person who may decide it.

    Raises Missing for another round's, none, or a conflict of interest; Denied with the reason
    for a part in it.
    """
    if by.person is None or by.round is None:
        raise Missing("case")
    query = _cases(by.round).where(
        Application.case_code == code, ~touches(by.person, Application.id)
    )
    found = _with_decisions(db, by.round, query)
    if not found:
        raise Missing("case")
    reason = why_not(parts_in(db, by.person, found[0].application.id))
    if reason is not None:
        raise Denied(reason)
    return found[0]


def parts_in(db: Session, person_id: UUID, application_id: UUID) -> frozenset[Part]:
    """Return the parts that a person had in a case (rule 33)."""
    conditions = _parts(person_id)
    query = select(*conditions.values()).where(Application.id == application_id)
    row = db.execute(query).one()
    return frozenset(part for part, held in zip(conditions, row, strict=True) if held)


def newest_snapshots(
    db: Session, round_id: UUID, only: frozenset[UUID] | None = None
) -> dict[UUID, DecisionSnapshot]:
    """Return the newest decision of each application of a round, or of `only` these."""
    query = select(DecisionSnapshot).where(DecisionSnapshot.round_id == round_id)
    if only is not None:
        query = query.where(DecisionSnapshot.application_id.in_(only))
    query = query.order_by(DecisionSnapshot.seq)
    return {row.application_id: row for row in db.scalars(query)}


def _parts(person_id: UUID) -> dict[Part, ColumnElement[bool]]:
    any_of = aliased(Moderation)
    moderated = exists().where(
        any_of.application_id == Application.id,
        or_(any_of.moderator_id == person_id, any_of.second_id == person_id),
    )
    return {
        Part.APPLIED: Application.person_id == person_id,
        Part.ENTERED: entered_for(person_id),
        Part.INTERVIEWED: scored_by(person_id),
        Part.MODERATED: moderated,
    }


def _cases(round_id: UUID) -> Select[Application, str, Moderation]:
    newest = (
        select(Moderation.application_id, func.max(Moderation.seq).label("seq"))
        .where(Moderation.round_id == round_id)
        .group_by(Moderation.application_id)
        .subquery()
    )
    this = and_(
        Moderation.application_id == newest.c.application_id, Moderation.seq == newest.c.seq
    )
    return (
        select(Application, Person.name, Moderation)
        .join(newest, newest.c.application_id == Application.id)
        .join(Moderation, this)
        .join(Person, Person.id == Application.person_id)
        .where(Application.round_id == round_id, Application.withdrawn_at.is_(None))
        .order_by(Application.case_code)
    )


def _with_decisions(
    db: Session, round_id: UUID, query: Select[Application, str, Moderation]
) -> list[Case]:
    rows = db.execute(query).all()
    few = frozenset(row[0].id for row in rows) if len(rows) <= ONE_BY_ONE else None
    made = newest_snapshots(db, round_id, few)
    asked = {
        row.subject_id: row for row in two_people.waiting_for(db, round_id) if row.act == DEPART
    }
    moderators = _names(db, {moderation.moderator_id for _, _, moderation in rows})
    return [
        Case(
            application,
            name,
            moderation,
            moderators[moderation.moderator_id],
            made.get(application.id),
            asked.get(str(application.id)),
        )
        for application, name, moderation in rows
    ]


def _names(db: Session, ids: set[UUID]) -> dict[UUID, str]:
    query = select(Person.id, Person.name).where(Person.id.in_(ids))
    return {row.id: row.name for row in db.execute(query)}
