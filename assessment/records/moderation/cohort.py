"""The numbers of a round that moderators look at together. They change no case.

Scores leave out the cases that this moderator scored or has a conflict with, as their list
does; the stages count everybody and show no score.
"""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from assessment.records.application import is_eligible_now
from assessment.records.interview.loading import pinned_rubric, rubric_of
from assessment.records.moderation.case import (
    cases_for,
    is_finished,
    is_marked,
)
from assessment.records.moderation.evidence import evidence_of
from assessment.records.moderation.policy import policy_for
from assessment.records.pinned import Pinned
from assessment.records.tables.application import Application
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.round import Round
from assessment.rules.evidence import Agreed, Evidence
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from rubrics.recommendation import RecommendationPolicy
from rubrics.rubric import Rubric


@dataclass(frozen=True)
class Scored:
    """One case without a name or a code: its paper, and what was agreed by standard."""

    score: Decimal
    maximum: Decimal
    criteria_met: int
    levels: tuple[tuple[str, Agreed | None], ...]


@dataclass(frozen=True)
class Cohort:
    """The round so far: the stages in order, and the cases that this moderator may see."""

    pinned: Pinned[RecommendationPolicy]
    rubric: Rubric
    stages: tuple[tuple[str, int], ...]
    cases: tuple[Scored, ...]

    def levels_of(self, standard: str) -> Counter[Agreed | None]:
        """Return how often each level was agreed on the criteria of a standard ("1" to "3")."""
        found = (level for case in self.cases for c, level in case.levels if c[0] == standard)
        return Counter(found)


def cohort_for(db: Session, by: Actor) -> Cohort:
    """Return the cohort of the moderator's round. Raises Missing, Refused without a policy."""
    round_ = db.get(Round, by.round) if by.round else None
    if round_ is None:
        raise Missing("round")
    pinned = policy_for(db, round_.id)
    ids = [application.id for application in cases_for(db, by)]
    level = pinned.policy.interview.at_least.level.value
    cases = (_scored(one, level) for one in evidence_of(db, ids).values())
    return Cohort(
        pinned,
        rubric_of(db, pinned_rubric(db, round_.id)),
        _stages(db, round_),
        tuple(case for case in cases if case is not None),
    )


def _scored(evidence: Evidence, level: int) -> Scored | None:
    if evidence.paper is None:
        return None
    levels = tuple((c, evidence.agreed_on(c)) for c in evidence.criteria)
    met = sum(isinstance(agreed, int) and agreed >= level for _, agreed in levels)
    return Scored(evidence.paper.score, evidence.paper.maximum, met, levels)


def _stages(db: Session, round_: Round) -> tuple[tuple[str, int], ...]:
    """Each stage counts who reached it of those who reached the one before."""
    sent = Application.sent_at.is_not(None) & Application.withdrawn_at.is_(None)
    eligible = sent & is_eligible_now()
    sat = eligible & is_marked()
    interviewed = sat & is_finished()
    recommended = exists().where(Moderation.application_id == Application.id)
    return (
        ("Sent an application", _count(db, round_, sent)),
        ("Eligible", _count(db, round_, eligible)),
        ("Sat the paper", _count(db, round_, sat)),
        ("Interviewed", _count(db, round_, interviewed)),
        ("Recommended", _count(db, round_, interviewed & recommended)),
    )


def _count(db: Session, round_: Round, reached: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Application)
    return db.scalar(query.where(Application.round_id == round_.id, reached)) or 0
