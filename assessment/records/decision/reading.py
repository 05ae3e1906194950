"""What a decision maker reads of a case: the evidence frozen with the moderation (rule 34).
An auditor reads the same of a decision, from its snapshot.

The words of members, officers and the applicant stand behind that evidence only while its hash
is the hash of now; after that what was frozen is shown without them.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from assessment.records.decision.case import Case
from assessment.records.decision.content import policy_of, rubric_of
from assessment.records.decision.snapshot import evidence_of, has_moved, recommendation_of
from assessment.records.moderation.criteria import Whole, whole
from assessment.records.moderation.dossier import dossier_of
from assessment.records.moderation.evidence import evidence_of as evidence_now
from assessment.records.moderation.late import LateAnswer, late_answers_of
from assessment.records.moderation.sections import Sections, drawn, sections_of
from assessment.records.moderation.verdict import Seen
from assessment.records.pinned import Pinned
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.rules.evidence import evidence_from
from assessment.rules.feedback import AREAS
from assessment.rules.recommendation import Recommendation


@dataclass(frozen=True)
class Folded:
    """The evidence on one page: its sections, each criterion whole, and what came late."""

    shown: Sections
    criteria: tuple[Whole, ...]
    late: tuple[LateAnswer, ...]


def folded(db: Session, shown: Sections) -> Folded:
    """Return the sections with all the words behind them, none where the evidence has changed."""
    dossier = shown.dossier
    if dossier is None:
        return Folded(shown, (), ())
    return Folded(shown, whole(dossier), late_answers_of(db, dossier.paper))


def sections_for(db: Session, case: Case) -> Sections:
    """Return the sections of a case that `find_case` found for a decision maker."""
    seen = _seen(db, case)
    if has_moved(db, case):
        return drawn(db, seen, rubric_of(db, case.application.id), AREAS)
    return sections_of(db, dossier_of(db, seen))


def kept_sections(db: Session, application: Application, made: DecisionSnapshot) -> Sections:
    """Return the sections of a case as one decision on it kept them."""
    seen = Seen(
        application=application,
        evidence=evidence_from(made.evidence),
        pinned=Pinned(made.policy_hash, policy_of(db, made.policy_hash)),
        recommendation=Recommendation.model_validate_json(made.recommendation),
    )
    now = evidence_now(db, [application.id]).get(application.id)
    if now is None or now.hash != made.evidence_hash:
        return drawn(db, seen, rubric_of(db, application.id), AREAS)
    return sections_of(db, dossier_of(db, seen))


def _seen(db: Session, case: Case) -> Seen:
    hash_ = case.moderation.policy_hash
    return Seen(
        application=case.application,
        evidence=evidence_of(case),
        pinned=Pinned(hash_, policy_of(db, hash_)),
        recommendation=recommendation_of(case),
    )
