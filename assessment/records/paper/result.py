"""What later stages ask of the paper: is it over, what did it come to, how many sat.

Hidden until release: the pages decide who may see it, never whether it exists.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records.paper.attempt import Attempt, attempts_where, live_attempt
from assessment.records.paper.mark import marked
from assessment.records.paper.script import script_of
from assessment.records.tables.paper import Credit, MarkRun, Pause, Problem, Sitting
from assessment.rules.timing import Ending, State


@dataclass(frozen=True)
class PaperResult:
    """A finished paper. `areas` is (area, points, maximum) in the paper's order.

    `incidents` counts staff pauses, added time and problem reports; `late_words` what arrived
    after the end and was kept unmarked.
    """

    score: Decimal
    maximum: Decimal
    areas: tuple[tuple[str, Decimal, Decimal], ...]
    late_words: int
    incidents: int


def is_over(db: Session, application_id: UUID, now: datetime) -> bool:
    """Say whether this applicant sat the paper and it is over: only then an interview counts."""
    attempt = live_attempt(db, application_id)
    return attempt is not None and attempt.read(now).state is State.OVER


def result_for(db: Session, application_id: UUID, now: datetime) -> PaperResult | None:
    """Return the result of a paper that is over; None without one, or while it is open.

    A paper closed by time counts whether or not the sweep has marked it yet (rule 3).
    """
    attempt = live_attempt(db, application_id)
    if attempt is None or attempt.read(now).state is not State.OVER:
        return None
    script = script_of(db, attempt, now)
    incidents = incidents_of(db, attempt)
    run = newest_run(db, attempt.id)
    if run is not None and run.script_code == script.code:
        areas = tuple(
            (area, Decimal(row["score"]), Decimal(row["maximum"]))
            for area, row in run.areas.items()
        )
        return PaperResult(run.score, run.maximum, areas, script.late_words, incidents)
    summary = marked(db, attempt, script)
    areas = tuple((area.area, area.points, area.maximum) for area in summary.areas)
    return PaperResult(summary.score, summary.maximum, areas, script.late_words, incidents)


def newest_run(db: Session, sitting_id: UUID) -> MarkRun | None:
    """Return the marking of a sitting that stands."""
    query = select(MarkRun).where(MarkRun.sitting_id == sitting_id)
    return db.scalars(query.order_by(MarkRun.run.desc()).limit(1)).first()


def incidents_of(db: Session, attempt: Attempt) -> int:
    """Return how many staff pauses, times added and problem reports touched a sitting."""
    counts = (
        select(func.count()).where(Pause.sitting_id == attempt.id, Pause.kind == "staff"),
        select(func.count()).where(Credit.sitting_id == attempt.id, Credit.seconds > 0),
        select(func.count()).where(Problem.sitting_id == attempt.id),
    )
    return sum(db.scalar(each) or 0 for each in counts)


def funnel(db: Session, round_id: UUID, now: datetime) -> dict[str, int]:
    """Return how many papers of a round are open, submitted, closed and void."""
    attempts = attempts_where(db, Sitting.round_id == round_id, Sitting.kind == "paper")
    counts = Counter(_named(each, now) for each in attempts)
    return {name: counts[name] for name in ("open", *Ending)}


def _named(attempt: Attempt, now: datetime) -> str:
    reading = attempt.read(now)
    return str(reading.ending) if reading.ending else "open"
