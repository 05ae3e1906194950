"""What an open round would lose by another document: its pass mark, somebody's route."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records.tables.application import Application
from assessment.rules.document import Document
from assessment.rules.pin import pass_mark_fault
from rubrics.eligibility import EligibilityPolicy

MARKED = ("paper", "recommendation")


def misfit(db: Session, round_id: UUID, wanted: Mapping[str, Document], purpose: str) -> str:
    """Return in words why a round cannot take the document `wanted` for a purpose, or "".

    `wanted` is what the round would pin, by purpose. A paper and a recommendation must agree on
    the pass mark; a policy of eligibility must have the route of everyone who chose one.
    """
    policy = wanted[purpose].model
    if isinstance(policy, EligibilityPolicy):
        return _routes_lost(db, round_id, policy)
    return pass_mark_fault(dict(wanted)) if purpose in MARKED else ""


def _routes_lost(db: Session, round_id: UUID, policy: EligibilityPolicy) -> str:
    query = select(func.count(Application.id)).where(
        Application.round_id == round_id,
        Application.route.not_in([route.id for route in policy.routes]),
    )
    lost = db.scalar(query) or 0
    if not lost:
        return ""
    said = "1 application is" if lost == 1 else f"{lost} applications are"
    return f"{said} by a route that this policy does not have"
