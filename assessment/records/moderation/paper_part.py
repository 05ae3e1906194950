"""The paper's part of the evidence, for many cases at once: marks, late words, incidents."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, func, select, type_coerce
from sqlalchemy.orm import Session

from assessment.records.database import instant
from assessment.records.paper.attempt import Attempt, attempts_where
from assessment.records.paper.script import Kept, Script, script_of
from assessment.records.tables.paper import AnswerRevision, Credit, MarkRun, Pause, Problem, Sitting
from assessment.rules.evidence import AreaScore, Incident, PaperEvidence
from assessment.rules.timing import Standing

SEEN = ("help", "report")


@dataclass(frozen=True)
class SatPaper:
    """One case's paper: the sitting, its marks as evidence, and what touched it."""

    attempt: Attempt
    evidence: PaperEvidence
    late: tuple[Kept, ...]
    incidents: tuple[Incident, ...]


def papers_of(db: Session, applications: Collection[UUID]) -> dict[UUID, SatPaper]:
    """Return the marked paper of each application that has one that is not void."""
    attempts = attempts_where(
        db,
        Sitting.application_id.in_(applications),
        Sitting.kind == "paper",
        Sitting.voided_at.is_(None),
    )
    sittings = {attempt.id: attempt for attempt in attempts}
    marks, late = _marks(db, sittings), _late(db, sittings)
    incidents = _incidents(db, sittings)
    return {
        sittings[id_].application_id: _paper(sittings[id_], run, late.get(id_, ()), incidents[id_])
        for id_, run in marks.items()
    }


def _paper(
    attempt: Attempt, run: MarkRun, late: tuple[Kept, ...], incidents: list[Incident]
) -> SatPaper:
    return SatPaper(attempt, _evidence(run, late), late, tuple(incidents))


def _evidence(run: MarkRun, late: tuple[Kept, ...]) -> PaperEvidence:
    return PaperEvidence(
        score=run.score,
        maximum=run.maximum,
        areas=tuple(_area(area, marks) for area, marks in sorted(run.areas.items())),
        late_answers=len(late),
        late_words=sum(answer.words for answer in late),
    )


def _area(area: str, marks: dict[str, Any]) -> AreaScore:
    return AreaScore(
        area=area, score=Decimal(str(marks["score"])), maximum=Decimal(str(marks["maximum"]))
    )


def _marks(db: Session, sittings: Collection[UUID]) -> dict[UUID, MarkRun]:
    """The newest run of each sitting (rule 21)."""
    query = select(MarkRun).where(MarkRun.sitting_id.in_(sittings)).order_by(MarkRun.run)
    return {run.sitting_id: run for run in db.scalars(query)}


def _late(db: Session, sittings: dict[UUID, Attempt]) -> dict[UUID, tuple[Kept, ...]]:
    """What arrived after the end of each sitting, by place; the rules say what is late."""
    query = (
        select(AnswerRevision.sitting_id, func.max(AnswerRevision.received_at))
        .join(Sitting, Sitting.id == AnswerRevision.sitting_id)
        .where(
            AnswerRevision.sitting_id.in_(sittings),
            AnswerRevision.received_at > type_coerce(Sitting.ends_at, BigInteger),
        )
        .group_by(AnswerRevision.sitting_id)
    )
    return {
        id_: late_in(script_of(db, sittings[id_], instant(last))) for id_, last in db.execute(query)
    }


def late_in(script: Script) -> tuple[Kept, ...]:
    """Return the answers of a script that came after its end, in order of place."""
    return tuple(each for each in script.kept if each.standing is Standing.AFTER_END)


def _given(seconds: int) -> Incident:
    if seconds < 0:
        return Incident(kind="removed_time", seconds=-seconds)
    return Incident(kind="added_time", seconds=seconds)


def _incidents(db: Session, sittings: Collection[UUID]) -> dict[UUID, list[Incident]]:
    """Staff pauses, time given or taken, and problems told, each in order of time."""
    found: dict[UUID, list[Incident]] = defaultdict(list)
    pauses = select(Pause).where(Pause.sitting_id.in_(sittings), Pause.kind == "staff")
    for pause in db.scalars(pauses.order_by(Pause.started_at, Pause.id)):
        length = (pause.ended_at or pause.started_at) - pause.started_at
        seconds = round(length.total_seconds())
        found[pause.sitting_id].append(Incident(kind="pause", seconds=seconds))
    credits_ = select(Credit).where(Credit.sitting_id.in_(sittings))
    for credit in db.scalars(credits_.order_by(Credit.at, Credit.id)):
        found[credit.sitting_id].append(_given(credit.seconds))
    problems = select(Problem).where(Problem.sitting_id.in_(sittings), Problem.kind.in_(SEEN))
    for problem in db.scalars(problems.order_by(Problem.at, Problem.id)):
        found[problem.sitting_id].append(Incident(kind="problem"))
    return found
