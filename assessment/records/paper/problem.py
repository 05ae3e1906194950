"""What applicants tell us: a call for help during the paper, a report after it. Page 35."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.paper.attempt import Attempt, find_attempt
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Problem, Sitting
from assessment.rules.answer import fault_in
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Refused
from assessment.rules.timing import State
from assessment.rules.wording_time import date_words

REPORT_DAYS = 7
REHEARSAL = "rehearsal"
HELP = "Asked for help during the paper"


def ask_for_help(db: Session, by: Actor, sitting_id: UUID, *, now: datetime) -> None:
    """Tell the programme team, during the paper, that this person needs help."""
    attempt = find_attempt(db, sitting_id, person=by.person)
    _keep(db, by, attempt, "help", HELP, "", now)


def report_problem(
    db: Session, by: Actor, sitting_id: UUID, what: str, about_when: str, *, now: datetime
) -> None:
    """Keep a report about a finished sitting, for 7 days. Raises Faults, Refused, Missing."""
    attempt = find_attempt(db, sitting_id, person=by.person)
    reading = attempt.read(now)
    if reading.state is not State.OVER or reading.ended_at is None:
        raise Refused("The paper is not over. Use “Get help during the paper”.")
    until = reading.ended_at + timedelta(days=REPORT_DAYS)
    if now > until:
        raise Refused(f"You could tell us until {date_words(until)}. Contact the programme team.")
    _check(what, about_when)
    kind = REHEARSAL if attempt.is_rehearsal else "report"
    _keep(db, by, attempt, kind, what, about_when, now)


def problems_of(db: Session, sitting_id: UUID) -> list[Problem]:
    """Return what a person told us about a sitting, oldest first."""
    query = select(Problem).where(Problem.sitting_id == sitting_id)
    return list(db.scalars(query.order_by(Problem.at, Problem.id)))


def rehearsal_problems(
    db: Session, round_id: UUID, absent: Collection[UUID] = ()
) -> list[tuple[Problem, str]]:
    """Return what applicants of a round told of their rehearsals, newest first, by reference.

    `absent` are the applications that the reader must not see (rule 28).
    """
    query = (
        select(Problem, Application.reference, Application.id)
        .join(Sitting, Sitting.id == Problem.sitting_id)
        .join(Application, Application.id == Sitting.application_id)
        .where(Sitting.round_id == round_id, Problem.kind == REHEARSAL)
        .order_by(Problem.at.desc(), Problem.id)
    )
    found = db.execute(query).all()
    return [(row.Problem, row.reference) for row in found if row.id not in absent]


def _check(what: str, about_when: str) -> None:
    faults: dict[str, str] = {}
    if not what.strip():
        faults["what"] = "Enter what happened"
    elif fault := fault_in(what):
        faults["what"] = fault
    if len(about_when) > 100:
        faults["about_when"] = "About when must be 100 characters or fewer"
    elif fault := fault_in(about_when):
        faults["about_when"] = fault
    if faults:
        raise Faults(faults)


def _keep(
    db: Session, by: Actor, attempt: Attempt, kind: str, what: str, about_when: str, now: datetime
) -> None:
    row = Problem(
        id=new_id(db),
        sitting_id=attempt.id,
        kind=kind,
        what=what,
        about_when=about_when,
        at=now,
    )
    db.add(row)
    db.flush()
    after = {"what": what, "when": about_when}
    audit.draft(db, by, f"paper.problem.{kind}", "sitting", attempt.id, now=now, after=after)
