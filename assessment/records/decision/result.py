"""What an applicant may see of their own result: the only door, shut until release (rule 35).

Before release it returns the same for everyone, whatever was decided.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from assessment.records.decision.case import newest_snapshots
from assessment.records.decision.ending import endings_of
from assessment.records.decision.release import released_before
from assessment.records.moderation.policy import policy_for
from assessment.records.round import find_round
from assessment.records.tables.application import Application, EligibilityDecision
from assessment.records.tables.decision import Letter as LetterRow
from assessment.rules.decision import appeal_by
from assessment.rules.letter import Letter, read_letter
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, NotApplied
from assessment.rules.release import Ending
from assessment.rules.wording_time import uk


@dataclass(frozen=True)
class Result:
    """One applicant's own result after release. `letter` is None where the round ended for
    them without a decision; then `reasons` may say why."""

    ending: Ending
    reference: str
    round: str
    letter: Letter | None
    reasons: tuple[str, ...]
    appeal_by: date


def result_for(db: Session, by: Actor, now: datetime) -> Result | None:
    """Return the acting applicant's result, or None while results are not out.

    Raises NotApplied where they sent no application in the round.
    """
    application = _own(db, by)
    round_ = find_round(db, application.round_id)
    if not released_before(db, round_.id, now) or round_.released_at is None:
        return None
    [ended] = endings_of(db, round_.id, round_.released_at, application.id)
    row = _letter(db, application)
    return Result(
        ending=ended.ending,
        reference=application.reference,
        round=round_.name,
        letter=read_letter(row.words) if row else None,
        reasons=_reasons(db, application.id) if ended.ending is Ending.NOT_ELIGIBLE else (),
        appeal_by=round_.appeals_close_on or _appeal_by(db, round_.id, round_.released_at),
    )


def own_pdf(db: Session, by: Actor, now: datetime) -> bytes:
    """Return the acting applicant's own letter as a print. Raises Missing before release,
    without a letter, and for anyone else."""
    application = _own(db, by)
    if not released_before(db, application.round_id, now):
        raise Missing("letter")
    row = _letter(db, application)
    if row is None or row.pdf is None:
        raise Missing("letter")
    return row.pdf


def _appeal_by(db: Session, round_id: UUID, released_at: datetime) -> date:
    return appeal_by(uk(released_at).date(), policy_for(db, round_id).policy.periods)


def _own(db: Session, by: Actor) -> Application:
    if by.person is None or by.round is None:
        raise Missing("application")
    row = db.scalar(
        select(Application).where(
            Application.round_id == by.round,
            Application.person_id == by.person,
            Application.sent_at.is_not(None),
        )
    )
    if row is None:
        raise NotApplied
    return row


def _letter(db: Session, application: Application) -> LetterRow | None:
    """The letter of the decision that stands; none for a person who withdrew."""
    if application.withdrawn_at is not None:
        return None
    made = newest_snapshots(db, application.round_id, frozenset({application.id}))
    if application.id not in made:
        return None
    return db.scalar(
        select(LetterRow)
        .options(undefer(LetterRow.pdf))
        .where(LetterRow.snapshot_id == made[application.id].id)
    )


def _reasons(db: Session, application_id: UUID) -> tuple[str, ...]:
    found = db.scalar(
        select(EligibilityDecision.reasons)
        .where(EligibilityDecision.application_id == application_id)
        .order_by(EligibilityDecision.seq.desc())
        .limit(1)
    )
    return tuple(found or ())
