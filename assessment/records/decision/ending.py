"""Where every sent application of a round ends: derived, each in exactly one place.

`model.md`, the funnel. Nothing is written here, and no status is stored anywhere.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from assessment.records.decision.case import newest_snapshots
from assessment.records.moderation.case import is_complete
from assessment.records.round import find_round
from assessment.records.tables.application import Application, EligibilityDecision
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.paper import PaperSession, Sitting
from assessment.rules.canonical import digest
from assessment.rules.release import Ending, Fate, ending_of
from assessment.rules.wording_time import uk


@dataclass(frozen=True)
class Ended:
    """One sent application, where it ended, and the decision if there is one."""

    application_id: UUID
    person_id: UUID
    reference: str
    case_code: str
    ending: Ending
    is_case: bool
    snapshot: DecisionSnapshot | None


def endings(db: Session, round_id: UUID, now: datetime) -> list[Ended]:
    """Return every sent application of the round in order of reference, in a fixed number of
    queries."""
    return _endings(db, round_id, now, None)


def endings_of(db: Session, round_id: UUID, now: datetime, application_id: UUID) -> list[Ended]:
    """Return where one application of the round ended, by itself; empty where it was not sent."""
    return _endings(db, round_id, now, application_id)


def _endings(db: Session, round_id: UUID, now: datetime, only: UUID | None) -> list[Ended]:
    these = _these(round_id, only)
    snapshots = newest_snapshots(db, round_id, None if only is None else frozenset({only}))
    eligible, sat = _eligible(db, these), _sat(db, these)
    over = _paper_is_over(db, round_id, now)
    cases = set(db.scalars(select(Application.id).where(these, is_complete())))
    query = select(Application).where(these, Application.sent_at.is_not(None))
    return [
        Ended(
            row.id,
            row.person_id,
            row.reference,
            row.case_code,
            _ending(row, snapshots, eligible, sat, over),
            row.id in cases,
            snapshots.get(row.id),
        )
        for row in db.scalars(query.order_by(Application.reference))
    ]


def fingerprint(found: list[Ended]) -> str:
    """Return the hash of all that a release would let out."""
    return digest(
        [
            (one.application_id, one.ending, one.snapshot.hash if one.snapshot else None)
            for one in found
        ]
    )


def _ending(
    row: Application,
    snapshots: dict[UUID, DecisionSnapshot],
    eligible: dict[UUID, bool | None],
    sat: dict[UUID, bool],
    over: bool,
) -> Ending:
    made = snapshots.get(row.id)
    return ending_of(
        Fate(
            withdrawn=row.withdrawn_at is not None,
            eligible=eligible.get(row.id),
            sat=sat.get(row.id, False),
            void=row.id in sat and not sat[row.id],
            paper_is_over=over,
            outcome=made.outcome if made else None,
        )
    )


def _these(round_id: UUID, only: UUID | None) -> ColumnElement[bool]:
    of_round = Application.round_id == round_id
    return of_round if only is None else and_(of_round, Application.id == only)


def _eligible(db: Session, these: ColumnElement[bool]) -> dict[UUID, bool | None]:
    """The newest decision on eligibility: eligible, not, or neither yet."""
    query = (
        select(EligibilityDecision.application_id, EligibilityDecision.outcome)
        .join(Application, Application.id == EligibilityDecision.application_id)
        .where(these)
        .order_by(EligibilityDecision.seq)
    )
    known = {"eligible": True, "not_eligible": False}
    return {row.application_id: known.get(row.outcome) for row in db.execute(query)}


def _sat(db: Session, these: ColumnElement[bool]) -> dict[UUID, bool]:
    """Whether a paper stands; False where every sitting of it is void."""
    query = (
        select(Sitting.application_id, Sitting.voided_at)
        .join(Application, Application.id == Sitting.application_id)
        .where(these, Sitting.kind == "paper")
    )
    found: dict[UUID, bool] = {}
    for row in db.execute(query):
        found[row.application_id] = found.get(row.application_id, False) or row.voided_at is None
    return found


def _paper_is_over(db: Session, round_id: UUID, now: datetime) -> bool:
    """Whether nobody can start any more."""
    last = db.scalar(
        select(func.max(PaperSession.starts_until)).where(PaperSession.round_id == round_id)
    )
    if last is not None:
        return now > last
    day: date | None = find_round(db, round_id).paper_on
    return day is not None and uk(now).date() > day
