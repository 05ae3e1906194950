"""What a moderator should know before reading a case. A flag changes no outcome."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from assessment.rules.evidence import CANNOT_AGREE, NOT_EVIDENCED, Evidence
from rubrics.recommendation import RecommendationPolicy


class FlagKind(StrEnum):
    """In the order in which a person should hear of them."""

    CONFLICT = "conflict"
    INCIDENT = "incident"
    LATE_TEXT = "late_text"
    NEAR_PASS_MARK = "near_pass_mark"  # noqa: S105
    NOT_AGREED = "not_agreed"
    MISSING_EVIDENCE = "missing_evidence"
    TWO_APART = "two_apart"
    SPLIT = "split"

    @property
    def words(self) -> str:
        """As the tag of a list writes it."""
        return WORDS[self]


WORDS = {
    FlagKind.CONFLICT: "Conflict",
    FlagKind.INCIDENT: "Incident",
    FlagKind.LATE_TEXT: "Late words",
    FlagKind.NEAR_PASS_MARK: "Near the pass mark",
    FlagKind.NOT_AGREED: "Not known",
    FlagKind.MISSING_EVIDENCE: "Missing evidence",
    FlagKind.TWO_APART: "2 levels apart",
    FlagKind.SPLIT: "Crosses the line",
}


class Flag(BaseModel):
    """One thing to know, with the criteria that it concerns (none for the whole case)."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    kind: FlagKind
    criteria: tuple[str, ...] = ()


def flags_for(evidence: Evidence, policy: RecommendationPolicy) -> tuple[Flag, ...]:
    """Return the flags of a case, in the order of `FlagKind` (semantics rules 2, 26, 27, 28)."""
    whole = _of_the_case(evidence, policy)
    found = {kind: _criteria(kind, evidence, policy) for kind in FlagKind}
    return tuple(
        Flag(kind=kind, criteria=criteria)
        for kind, criteria in found.items()
        if criteria or kind in whole
    )


def _of_the_case(evidence: Evidence, policy: RecommendationPolicy) -> frozenset[FlagKind]:
    paper = evidence.paper
    holds = {
        FlagKind.CONFLICT: len(evidence.counted) < len(evidence.members),
        FlagKind.INCIDENT: bool(evidence.incidents),
        FlagKind.LATE_TEXT: paper is not None and paper.late_answers > 0,
        FlagKind.NEAR_PASS_MARK: is_near_pass_mark(evidence, policy),
        FlagKind.MISSING_EVIDENCE: paper is None,
    }
    return frozenset(kind for kind, is_so in holds.items() if is_so)


def _criteria(kind: FlagKind, evidence: Evidence, policy: RecommendationPolicy) -> tuple[str, ...]:
    threshold = policy.interview.threshold.value
    tests = {
        FlagKind.NOT_AGREED: lambda c: evidence.agreed_on(c) in (None, CANNOT_AGREE),
        FlagKind.MISSING_EVIDENCE: lambda c: is_missing(evidence, c),
        FlagKind.TWO_APART: lambda c: is_two_apart(evidence, c),
        FlagKind.SPLIT: lambda c: is_split(evidence, c, threshold),
    }
    test = tests.get(kind)
    return tuple(c for c in evidence.criteria if test(c)) if test else ()


def is_near_pass_mark(evidence: Evidence, policy: RecommendationPolicy) -> bool:
    """Say whether the score lies within one standard error of the pass mark, ends included."""
    if evidence.paper is None:
        return False
    distance = abs(evidence.paper.score - policy.paper.pass_mark.value)
    return distance <= policy.paper.standard_error.value


def _levels(evidence: Evidence, criterion: str) -> list[int]:
    return [level for level in evidence.given_on(criterion) if isinstance(level, int)]


def is_missing(evidence: Evidence, criterion: str) -> bool:
    """Say whether a member, or the panel, heard nothing that could be scored (rule 26)."""
    heard = (*evidence.given_on(criterion), evidence.agreed_on(criterion))
    return NOT_EVIDENCED in heard


def is_two_apart(evidence: Evidence, criterion: str) -> bool:
    """Say whether first levels lie two or more apart; "Not evidenced" is no level (rule 27)."""
    levels = _levels(evidence, criterion)
    return bool(levels) and max(levels) - min(levels) >= 2


def is_split(evidence: Evidence, criterion: str, threshold: int) -> bool:
    """Say whether first levels lie on both sides of the threshold (rule 27)."""
    return len({level >= threshold for level in _levels(evidence, criterion)}) == 2
