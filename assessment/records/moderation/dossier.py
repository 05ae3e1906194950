"""The words that stand behind the evidence of one case, in the order of page 62, without a name.

Nothing here decides. `sections` joins these words with what is drawn from the evidence.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.interview.loading import rubric_of
from assessment.records.interview.outcome import InterviewLevels, levels_for
from assessment.records.moderation.happening import Happening, happenings_of
from assessment.records.moderation.paper_part import SatPaper, papers_of
from assessment.records.moderation.standing import State, departure_of, standing_for, state_of
from assessment.records.moderation.verdict import Seen
from assessment.records.paper.attempt import Attempt
from assessment.records.paper.document import paper_of
from assessment.records.tables.application import Adjustment, EligibilityDecision, Evaluation
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.request import Request
from assessment.rules.refusal import Missing
from rubrics.rubric import Rubric

TIME_WORDS = {
    None: "No changes were agreed for this applicant.",
    True: "The agreed time was given in full.",
    False: "This is less than was agreed.",
}
GIVEN = "What was agreed for the sitting was given in full."
LESS = "Less was given for the sitting than was agreed."


@dataclass(frozen=True)
class EligibilityLine:
    """One clause of the route that the applicant took, as it came out."""

    says: str
    fact: str
    result: str


@dataclass(frozen=True)
class Eligibility:
    """The officer's confirmed outcome and the trace that it was made on."""

    route: str
    lines: tuple[EligibilityLine, ...]
    reasons: tuple[str, ...]
    decided_at: datetime


@dataclass(frozen=True)
class Dossier:
    """One case, whole."""

    seen: Seen
    state: State
    standing: Moderation | None
    departure: Request | None
    eligibility: Eligibility
    paper: SatPaper
    areas: dict[str, str]
    happenings: tuple[Happening, ...]
    is_time_given: bool | None
    rubric: Rubric
    interview: InterviewLevels

    @property
    def case_code(self) -> str:
        """The only name that a case has here."""
        return self.seen.application.case_code

    @property
    def time_words(self) -> str:
        """Say whether the sitting had the time that was agreed."""
        return TIME_WORDS[self.is_time_given]

    @property
    def given_words(self) -> str:
        """Say the same in one sentence that tells nobody whether anything was agreed at all."""
        return LESS if self.is_time_given is False else GIVEN


def dossier_of(db: Session, seen: Seen) -> Dossier:
    """Return the dossier of a case that was found for whoever reads it, on `seen.evidence`."""
    id_ = seen.application.id
    sat = papers_of(db, [id_])[id_]
    interview = levels_for(db, id_)
    standing, departure = standing_for(db, id_), departure_of(db, id_)
    sections = paper_of(db, sat.attempt.paper_hash).sections
    return Dossier(
        seen=seen,
        state=state_of(standing, departure, seen.evidence.hash),
        standing=standing,
        departure=departure,
        eligibility=_eligibility(db, seen),
        paper=sat,
        areas={section.area: section.title for section in sections},
        happenings=happenings_of(db, sat.attempt.id),
        is_time_given=_is_time_given(db, sat.attempt),
        rubric=rubric_of(db, interview.rubric_hash),
        interview=interview,
    )


def _eligibility(db: Session, seen: Seen) -> Eligibility:
    query = (
        select(EligibilityDecision, Evaluation.trace)
        .join(Evaluation, Evaluation.id == EligibilityDecision.evaluation_id)
        .where(EligibilityDecision.application_id == seen.application.id)
        .order_by(EligibilityDecision.seq.desc())
    )
    found = db.execute(query).first()
    if found is None:
        raise Missing("case")
    decision, trace = found
    route = _route(json.loads(trace), seen.application.route)
    return Eligibility(
        route=str(route.get("title", "")),
        lines=tuple(_line(entry) for entry in route.get("entries", ()) if _is_clause(entry)),
        reasons=tuple(decision.reasons),
        decided_at=decision.at,
    )


def _is_time_given(db: Session, attempt: Attempt) -> bool | None:
    """Whether the sitting had all that was agreed at its start; None where nothing was."""
    query = select(Adjustment).where(
        Adjustment.application_id == attempt.application_id,
        Adjustment.agreed_at <= attempt.times.started_at,
    )
    agreed = db.scalar(query.order_by(Adjustment.seq.desc()))
    if agreed is None or not agreed.agreed:
        return None
    given = attempt.times.allowance
    return (
        given.extra_percent >= agreed.extra_percent
        and given.break_count >= agreed.break_count
        and given.break_minutes >= agreed.break_minutes
    )


def _route(trace: dict[str, Any], chosen: str | None) -> dict[str, Any]:
    """The route that was applied by, or the first that was met, or nothing."""
    routes: list[dict[str, Any]] = trace.get("routes", [])
    mine = [route for route in routes if route.get("route") == chosen]
    met = [route for route in routes if route.get("result") == "met"]
    return next(iter(mine + met + routes), {})


def _is_clause(entry: dict[str, Any]) -> bool:
    return entry.get("kind") != "group"


def _line(entry: dict[str, Any]) -> EligibilityLine:
    facts = "; ".join(f"{one['fact']}: {one['value']}" for one in entry.get("facts", ()))
    fact = entry.get("because") or facts
    return EligibilityLine(str(entry["says"]), str(fact), str(entry["result"]))
