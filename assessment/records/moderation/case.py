"""Which cases there are, and who may see one: derived in queries, never a status column.

A case is an application that was confirmed eligible, whose paper is marked and whose interview
is finished (`model.md`, the funnel). A moderator never sees a case with a conflict of interest,
and never works on one that they scored (semantics rules 28 and 33).
"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from assessment.records.application import is_eligible_now
from assessment.records.conflict import touches
from assessment.records.interview.membership import has_entered
from assessment.records.tables.application import Application
from assessment.records.tables.interview import Interview, PanelMember, Sheet
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Missing

SCORED = "You interviewed this applicant, so you cannot moderate their case."
ENTERED = "You entered a score sheet for this applicant, so you cannot moderate their case."


def is_complete() -> ColumnElement[bool]:
    """The condition that an Application is a case."""
    return and_(is_eligible_now(), is_marked(), is_finished())


def is_marked() -> ColumnElement[bool]:
    """The paper was sat, is not void, and has marks."""
    return exists().where(
        Sitting.application_id == Application.id,
        Sitting.kind == "paper",
        Sitting.voided_at.is_(None),
        MarkRun.sitting_id == Sitting.id,
    )


def is_finished() -> ColumnElement[bool]:
    """The panel finished the interview."""
    return exists().where(
        Interview.application_id == Application.id, Interview.finished_at.is_not(None)
    )


def scored_by(person_id: UUID) -> ColumnElement[bool]:
    """The person has or had a seat on the panel of an Application, a sheet of its interview, or
    entered one from paper."""
    sheet = exists().where(Sheet.interview_id == Interview.id, Sheet.member_id == person_id)
    seat = exists().where(
        PanelMember.panel_id == Interview.panel_id, PanelMember.person_id == person_id
    )
    part = or_(sheet, seat, has_entered(person_id))
    return exists().where(Interview.application_id == Application.id, part)


def entered_for(person_id: UUID) -> ColumnElement[bool]:
    """The person entered a score sheet for an Application from paper."""
    return exists().where(Interview.application_id == Application.id, has_entered(person_id))


def is_near(person_id: UUID) -> ColumnElement[bool]:
    """The person is the applicant, or has a conflict of interest with an Application."""
    return or_(Application.person_id == person_id, touches(person_id, Application.id))


def cases_for(db: Session, by: Actor) -> list[Application]:
    """Return the cases that this moderator may work on, in the order of their codes."""
    person = _person(by)
    query = select(Application).where(
        Application.round_id == by.round, is_complete(), ~scored_by(person), ~is_near(person)
    )
    return list(db.scalars(query.order_by(Application.case_code)))


def find_case(db: Session, by: Actor, case_code: str) -> Application:
    """Return one case that this moderator may work on.

    Raises Missing where there is none, or one with a conflict; Denied with the reason where
    they interviewed the applicant (rule 33).
    """
    person = _person(by)
    query = select(Application, scored_by(person), entered_for(person)).where(
        Application.case_code == case_code,
        Application.round_id == by.round,
        is_complete(),
        ~is_near(person),
    )
    row = db.execute(query).one_or_none()
    if row is None:
        raise Missing("case")
    application, scored, entered = row
    if scored:
        raise Denied(ENTERED if entered else SCORED)
    found: Application = application
    return found


def hold_case(db: Session, by: Actor, case_code: str) -> Application:
    """Return a case as `find_case`, locked until the transaction ends: one verdict at a time."""
    application = find_case(db, by, case_code)
    db.execute(select(Application.id).where(Application.id == application.id).with_for_update())
    return application


def _person(by: Actor) -> UUID:
    if by.person is None or by.round is None:
        raise Missing("case")
    return by.person
