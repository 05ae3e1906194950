"""Panels score interviews: each member alone, over a spread of severity, then together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.demo.remarks import evidence_for, why_agreed
from assessment.demo.stage import Cast, Stage
from assessment.records.identity import new_id
from assessment.records.interview.agreement import agree_level, agree_same, compare, finish
from assessment.records.interview.score import Stamp, save_score
from assessment.records.interview.sheet import lock_sheet, start_sheet
from assessment.records.tables.people import Person
from assessment.rules.interview.agreement import Agreement
from assessment.rules.interview.level import CANNOT_AGREE, Level
from assessment.rules.interview.sheet import Score
from assessment.rules.people import Role

CRITERIA = tuple(f"{standard}.{bullet}" for standard in (1, 2, 3) for bullet in (1, 2, 3, 4))
NOT_EVIDENCED_SHARE = 0.01
CANNOT_AGREE_SHARE = 0.01


@dataclass(frozen=True)
class Meeting:
    """One interview as the demonstration plays it. `strength` is a level with halves."""

    application_id: UUID
    interview_id: UUID
    panel: tuple[Person, ...]
    strength: float
    starts_at: datetime


def hold(stage: Stage, cast: Cast, meeting: Meeting) -> None:
    """Score, lock, compare, agree and finish one interview."""
    true_levels = {c: stage.draw.gauss(meeting.strength, 0.45) for c in CRITERIA}
    for person in meeting.panel:
        score_alone(stage, cast, meeting, person, true_levels)
    with stage.scene() as db:
        agree_all(stage, db, cast, meeting)


def score_alone(
    stage: Stage, cast: Cast, meeting: Meeting, person: Person, true_levels: dict[str, float]
) -> None:
    """Fill in and lock one member's sheet."""
    by = cast.actor(person, Role.PANEL_MEMBER)
    severity = severity_of(cast, person)
    at = meeting.starts_at
    with stage.scene() as db:
        sheet = start_sheet(db, by, meeting.interview_id, now=at)
        for criterion in CRITERIA:
            at += timedelta(minutes=6)
            level = _heard(stage, true_levels[criterion] - severity)
            words = evidence_for(stage.draw, criterion, level)
            stamp = Stamp(str(new_id(db)), 1, str(new_id(db)))
            save_score(db, by, sheet.id, Score(criterion, words, level), stamp, now=at)
        lock_sheet(db, by, meeting.interview_id, now=at + timedelta(minutes=15))


def agree_all(stage: Stage, db: Session, cast: Cast, meeting: Meeting) -> None:
    """Agree every level, write up what has to be discussed, and let the chair finish."""
    by = cast.actor(meeting.panel[0], Role.PANEL_CHAIR)
    at = meeting.starts_at + timedelta(minutes=110)
    agree_same(db, by, meeting.interview_id, now=at)
    found = compare(db, by, meeting.interview_id)
    for criterion, given in found.given.items():
        if criterion not in found.made:
            at += timedelta(minutes=2)
            made = _agreed(stage, criterion, list(given.values()))
            agree_level(db, by, meeting.interview_id, made, now=at)
    finish(db, by, meeting.interview_id, now=at + timedelta(minutes=1))


def severity_of(cast: Cast, person: Person) -> float:
    """Return how much harder than the others this member judges, the same in every interview."""
    members = sorted({one.id for panel in cast.panels for one in panel})
    return 0.35 * (members.index(person.id) % 5 - 2) / 2


def _heard(stage: Stage, strength: float) -> Level:
    if stage.draw.random() < NOT_EVIDENCED_SHARE:
        return Level.NOT_EVIDENCED
    number = round(strength + stage.draw.gauss(0, 0.25))
    return Level(str(min(4, max(1, number))))


def _agreed(stage: Stage, criterion: str, given: list[Level]) -> Agreement:
    if stage.draw.random() < CANNOT_AGREE_SHARE:
        return Agreement(criterion, CANNOT_AGREE, *why_agreed(stage.draw, criterion, None))
    numbers = sorted(level.number for level in given if level.number is not None)
    level = Level(str(numbers[len(numbers) // 2])) if numbers else Level.NOT_EVIDENCED
    return Agreement(criterion, level, *why_agreed(stage.draw, criterion, level))
