"""Conflicts of interest: their kinds, what is inferred, and which applications they touch.

Semantics rule 28, as declared, plus the same URN. Pure: queries in `records.conflict` ask the
same question of rows.
"""

from collections.abc import Collection
from enum import StrEnum

from assessment.rules.refusal import Faults

DETAILS_CHARACTERS = 2_000


class ConflictKind(StrEnum):
    """How a person may be too near to an applicant."""

    SAME_SCHOOL = "same_school"
    WORKED_TOGETHER = "worked_together"
    SUPPORTED = "supported"
    FAMILY = "family"
    FRIEND = "friend"
    REFEREE = "referee"
    FINANCIAL = "financial"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As people choose it."""
        return WORDS[self]


WORDS = {
    ConflictKind.SAME_SCHOOL: "We work at the same school or trust",
    ConflictKind.WORKED_TOGETHER: "We worked together in the last 5 years",
    ConflictKind.SUPPORTED: "One of us supported the other’s school",
    ConflictKind.FAMILY: "We are family or partners",
    ConflictKind.FRIEND: "We are friends, or have fallen out",
    ConflictKind.REFEREE: "I gave or asked for a reference",
    ConflictKind.FINANCIAL: "One of us could gain money",
    ConflictKind.OTHER: "Something else",
}

SAME_SCHOOL, TOLD = "The same school", "The applicant told us"


def found_words(urns: Collection[str], is_told: bool) -> tuple[str, ...]:
    """Why a conflict was found, cause by cause: a shared URN is a school's, not a trust's."""
    schools = tuple(f"{SAME_SCHOOL}, URN {urn}" for urn in urns)
    return (*schools, TOLD) if is_told else schools


def agreed_as(urns: Collection[str], is_told: bool) -> tuple[ConflictKind, str]:
    """The kind and the details that agreeing with what was found keeps."""
    kind = ConflictKind.SAME_SCHOOL if urns else ConflictKind.OTHER
    return kind, f"Found by the service, and agreed: {'; '.join(found_words(urns, is_told))}"


def check_reason(typed: str, missing: str) -> str:
    """A reason as it is kept. Raises Faults on `reason` for none, or what cannot be kept."""
    if not typed.strip():
        raise Faults({"reason": missing})
    if "\x00" in typed:
        words = "Reason has a character that cannot be kept. Remove it and try again"
        raise Faults({"reason": words})
    if len(typed) > DETAILS_CHARACTERS:
        most = f"Reason must be {DETAILS_CHARACTERS:,} characters or fewer."
        raise Faults({"reason": f"{most} You have {len(typed):,}"})
    return typed.strip()


def read_kind(typed: str | None) -> ConflictKind:
    """The kind that a form sent. Raises Faults on `kind` where it is none of them."""
    try:
        return ConflictKind(typed or "")
    except ValueError:
        raise Faults({"kind": "Select the kind of conflict"}) from None


def same_school(mine: Collection[str | None], theirs: Collection[str | None]) -> bool:
    """Whether two people share a URN, now or in the posts that are known."""
    return bool({urn for urn in mine if urn} & {urn for urn in theirs if urn})
