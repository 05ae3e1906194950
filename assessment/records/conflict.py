"""Conflicts of interest: derived in queries, so that a record is as if absent (rule 28).

A conflict is declared by a member of staff, told by the applicant, or inferred from the same
URN. Who says that one is wrong keeps it until two officers clear its causes, one by one.
`touches` is the one condition; every list, loader and count of later stages uses it or
`conflicted`. Nothing is ever written onto an application or an interview.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from assessment.records.tables.application import Application, Connection, Fact
from assessment.records.tables.interview import (
    Conflict,
    ConflictCleared,
    ConflictContest,
    ConflictDeclaration,
)
from assessment.records.tables.people import Person, Workplace
from assessment.rules.conflict import ConflictKind
from assessment.rules.refusal import Faults, Missing

_MINE, _THEIRS = aliased(Workplace), aliased(Workplace)
_OF, _FACT = aliased(Application), aliased(Fact)
_CONTEST = aliased(ConflictContest)


@dataclass(frozen=True)
class Applicant:
    """A name to look through: nothing of the application is in it."""

    application_id: UUID
    reference: str
    name: str


Id = InstrumentedAttribute[UUID] | ColumnElement[UUID] | UUID


def touches(person_id: Id, application_id: Id) -> ColumnElement[bool]:
    """The condition that this person has a conflict with this application."""
    return or_(
        _declared(person_id, application_id),
        _told(person_id, application_id),
        _same_urn(person_id, application_id),
        _contested(person_id, application_id),
    )


def _declared(person_id: Id, application_id: Id) -> ColumnElement[bool]:
    return exists().where(
        Conflict.person_id == person_id,
        Conflict.application_id == application_id,
        Conflict.withdrawn_at.is_(None),
    )


def _told(person_id: Id, application_id: Id) -> ColumnElement[bool]:
    """The applicant said that they know this person (page 20 or 51)."""
    return exists().where(
        Connection.person_id == person_id,
        Connection.application_id == application_id,
        Connection.removed_at.is_(None),
        ~_cleared(person_id, application_id, _that_word()),
    )


def _that_word() -> ColumnElement[bool]:
    """It was cleared as it stands: told again, it counts again."""
    return and_(
        ConflictCleared.connection_id == Connection.id,
        ConflictCleared.cleared_at >= Connection.at,
    )


def _contested(person_id: Id, application_id: Id) -> ColumnElement[bool]:
    """The person says that it is wrong, and nobody has answered: it holds whatever they change."""
    return exists().where(
        _CONTEST.person_id == person_id,
        _CONTEST.application_id == application_id,
        _CONTEST.answered_at.is_(None),
    )


def _cleared(person_id: Id, application_id: Id, cause: ColumnElement[bool]) -> ColumnElement[bool]:
    """Two officers looked at this very cause, and it no longer counts."""
    found = exists().where(
        ConflictCleared.person_id == person_id,
        ConflictCleared.application_id == application_id,
        cause,
    )
    return found.correlate_except(ConflictCleared)


def _same_urn(person_id: Id, application_id: Id) -> ColumnElement[bool]:
    return exists().where(_shared(person_id, application_id)).correlate_except(_MINE)


def _shared(person_id: Id, application_id: Id) -> ColumnElement[bool]:
    """A workplace of both, or one in the applicant's facts: the condition on `_MINE`."""
    of_theirs = (
        exists()
        .where(
            _THEIRS.urn == _MINE.urn,
            _THEIRS.removed_at.is_(None),
            _THEIRS.person_id == _OF.person_id,
            _OF.id == application_id,
        )
        .correlate_except(_THEIRS, _OF)
    )
    in_facts = (
        exists()
        .where(
            _FACT.application_id == application_id,
            _FACT.removed_at.is_(None),
            _FACT.body["urn"].as_string() == _MINE.urn,
        )
        .correlate_except(_FACT)
    )
    return and_(
        _MINE.person_id == person_id,
        _MINE.removed_at.is_(None),
        _MINE.urn != "",
        or_(of_theirs, in_facts),
        ~_cleared(person_id, application_id, ConflictCleared.urn == _MINE.urn),
    )


def conflicted_applications(person_id: UUID) -> Select[UUID]:
    """The ids of every application that this person must not see, for `NOT IN`."""
    return select(Application.id).where(touches(person_id, Application.id))


def conflicted(db: Session, person_id: UUID) -> frozenset[UUID]:
    """The ids of every application that this person has a conflict with."""
    return frozenset(db.scalars(conflicted_applications(person_id)))


def is_conflicted(db: Session, person_id: UUID, application_id: UUID) -> bool:
    """Whether this person has a conflict with this application."""
    return bool(db.scalar(select(touches(person_id, application_id))))


def inferred(db: Session, round_id: UUID, person_id: UUID) -> list[Applicant]:
    """Applicants of the round that we found by ourselves, not declared yet, by reference."""
    found = or_(_told(person_id, Application.id), _same_urn(person_id, Application.id))
    query = (
        select(Application.id, Application.reference, Person.name)
        .join(Person, Person.id == Application.person_id)
        .where(Application.round_id == round_id, found, ~_declared(person_id, Application.id))
    )
    return [Applicant(*row) for row in db.execute(query.order_by(Application.reference))]


def shared_urns(db: Session, person_id: UUID, application_id: UUID) -> tuple[str, ...]:
    """The URNs by which this person's conflict with the application is inferred, in order."""
    query = select(_MINE.urn).where(_shared(person_id, application_id))
    return tuple(db.scalars(query.distinct().order_by(_MINE.urn)))


def told_of(db: Session, person_id: UUID, application_id: UUID) -> list[Connection]:
    """What the applicant told of this person that still counts, oldest first."""
    query = select(Connection).where(
        Connection.person_id == person_id,
        Connection.application_id == application_id,
        Connection.removed_at.is_(None),
        ~_cleared(person_id, application_id, _that_word()),
    )
    return list(db.scalars(query.order_by(Connection.at, Connection.id)))


def declared(db: Session, round_id: UUID, person_id: UUID) -> list[Conflict]:
    """The conflicts that this person declared in this round, oldest first."""
    query = select(Conflict).where(
        Conflict.round_id == round_id,
        Conflict.person_id == person_id,
        Conflict.withdrawn_at.is_(None),
    )
    return list(db.scalars(query.order_by(Conflict.declared_at, Conflict.id)))


def declared_with_names(
    db: Session, round_id: UUID, person_id: UUID
) -> list[tuple[Applicant, ConflictKind]]:
    """What this person declared: with whom, and the kind."""
    names = {one.application_id: one for one in applicants_of(db, round_id)}
    return [
        (names[row.application_id], ConflictKind(row.kind))
        for row in declared(db, round_id, person_id)
        if row.application_id in names
    ]


def applicants_of(db: Session, round_id: UUID) -> list[Applicant]:
    """Everyone who sent an application, by name: the list to look through before declaring."""
    query = (
        select(Application.id, Application.reference, Person.name)
        .join(Person, Person.id == Application.person_id)
        .where(
            Application.round_id == round_id,
            Application.sent_at.is_not(None),
            Application.withdrawn_at.is_(None),
        )
        .order_by(Person.name, Application.reference)
    )
    return [Applicant(*row) for row in db.execute(query)]


def find_conflicted(
    db: Session, round_id: UUID, person_id: UUID, application_id: UUID
) -> Applicant:
    """With whom this person has a conflict. Raises Missing where they have none."""
    query = (
        select(Application.id, Application.reference, Person.name)
        .join(Person, Person.id == Application.person_id)
        .where(
            Application.id == application_id,
            Application.round_id == round_id,
            touches(person_id, Application.id),
        )
    )
    row = db.execute(query).one_or_none()
    if row is None:
        raise Missing("conflict")
    return Applicant(*row)


def has_declared(db: Session, round_id: UUID, person_id: UUID) -> bool:
    """Whether the first declaration was made: it opens the list of interviews (page 53)."""
    return db.get(ConflictDeclaration, (round_id, person_id)) is not None


def find_by_reference(db: Session, round_id: UUID, reference: str) -> Application:
    """The application that a person names. Raises Faults on `reference`."""
    wanted = reference.strip().upper()
    query = select(Application).where(
        Application.round_id == round_id,
        Application.reference == wanted,
        Application.sent_at.is_not(None),
    )
    row = db.scalar(query)
    if row is None:
        raise Faults({"reference": "Enter a reference from the list, like NLE-4K7Q"})
    return row
