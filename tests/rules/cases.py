"""Evidence for tests: one plain case that the 2019 policy would designate, and its variations."""

from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import rubrics
from assessment.rules.document import read_document
from assessment.rules.evidence import (
    AgreedLevel,
    AreaScore,
    EligibilityEvidence,
    Evidence,
    GivenLevel,
    MemberSheet,
    PaperEvidence,
)
from rubrics.recommendation import RecommendationPolicy

CRITERIA = tuple(f"{standard}.{n}" for standard in (1, 2, 3) for n in (1, 2, 3, 4))
POLICY_FILE = Path(rubrics.__file__).parent / "data/policies/nle-2019-recommendation.yaml"
[DOCUMENT] = read_document(POLICY_FILE.read_bytes(), POLICY_FILE.name)
POLICY = RecommendationPolicy.model_validate_json(DOCUMENT.body)


def sheet(seat: int, **levels: Any) -> MemberSheet:
    """A member's sheet at level 3 throughout, but for `c21=4` and the like."""
    given = {"c" + c.replace(".", ""): 3 for c in CRITERIA} | levels
    return MemberSheet(
        seat=seat,
        member=UUID(int=seat),
        chair=seat == 1,
        levels=tuple(
            GivenLevel(criterion=c, level=given["c" + c.replace(".", "")]) for c in CRITERIA
        ),
    )


def agreed(**levels: Any) -> tuple[AgreedLevel, ...]:
    """Level 3 agreed throughout, but for `c21="cannot_agree"` and the like."""
    all_ = {"c" + c.replace(".", ""): 3 for c in CRITERIA} | levels
    return tuple(
        AgreedLevel(criterion=c, level=all_["c" + c.replace(".", "")])
        for c in CRITERIA
        if all_["c" + c.replace(".", "")] is not None
    )


def unseated(**levels: Any) -> tuple[AgreedLevel, ...]:
    """Levels that were agreed with somebody who was set aside afterwards."""
    return tuple(one.model_copy(update={"stands": False}) for one in agreed(**levels))


def paper(score: str = "30", late_answers: int = 0, **areas: str) -> PaperEvidence:
    """A paper out of 40."""
    return PaperEvidence(
        score=Decimal(score),
        maximum=Decimal(40),
        areas=tuple(
            AreaScore(area=area, score=Decimal(marks), maximum=Decimal(10))
            for area, marks in areas.items()
        ),
        late_answers=late_answers,
    )


def case(**changes: Any) -> Evidence:
    """A case that meets every clause, with `changes` made to it."""
    plain: dict[str, Any] = {
        "application": UUID(int=99),
        "eligibility": EligibilityEvidence(outcome="eligible", trace_hash="0" * 64),
        "paper": paper(),
        "criteria": CRITERIA,
        "members": (sheet(1), sheet(2), sheet(3)),
        "agreed": agreed(),
    }
    return Evidence(**(plain | changes))


def eligibility(outcome: Any) -> EligibilityEvidence:
    """A confirmed outcome."""
    return EligibilityEvidence(outcome=outcome, trace_hash="0" * 64)
