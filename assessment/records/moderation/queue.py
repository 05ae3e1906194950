"""The list of cases that a moderator may work on: the most fragile first (semantics rule 32)."""

from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from assessment.records.moderation.case import cases_for
from assessment.records.moderation.evidence import evidence_of
from assessment.records.moderation.policy import policy_for
from assessment.records.moderation.standing import State, departures_of, standing_of, state_of
from assessment.rules.firmness import Firmness, firmness_of
from assessment.rules.people import Actor
from assessment.rules.recommendation import Recommendation, recommend


@dataclass(frozen=True)
class Line:
    """One case in the list."""

    case_code: str
    recommendation: Recommendation
    firmness: Firmness
    state: State


def queue_for(db: Session, by: Actor) -> list[Line]:
    """Return this moderator's cases, most fragile first.

    Of equally fragile ones those that still need somebody stand first, then by code, which
    tells nothing.
    """
    applications = cases_for(db, by)
    if by.round is None or not applications:
        return []
    policy = policy_for(db, by.round).policy
    ids = [application.id for application in applications]
    found, standing, departures = evidence_of(db, ids), standing_of(db, ids), departures_of(db, ids)
    lines = [
        Line(
            application.case_code,
            recommend(evidence, policy),
            firmness_of(evidence, policy),
            state_of(standing.get(application.id), departures.get(application.id), evidence.hash),
        )
        for application in applications
        if (evidence := found.get(application.id)) is not None
    ]
    return sorted(lines, key=_order)


def _order(line: Line) -> tuple[Fraction, bool, str]:
    return -line.firmness.share, line.state is State.RECOMMENDED, line.case_code
