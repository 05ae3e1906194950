"""What a moderator may recommend, when it departs from the policy, and what must be written.

Semantics rules 30 and 33; screens, pages 62 and 63.
"""

from collections.abc import Collection
from enum import StrEnum

from assessment.rules.recommendation import Outcome
from assessment.rules.refusal import Faults

MOST_CHARACTERS = 20_000
NO_OUTCOME = "Select what you recommend"
NO_REASONS = "Enter your reasons"
NO_EVIDENCE = "Select the evidence you relied on"


class Verdict(StrEnum):
    """What a moderator recommends. A second look leads to asking for more evidence."""

    DESIGNATE = "designate"
    DO_NOT_DESIGNATE = "do_not_designate"
    MORE_EVIDENCE = "more_evidence"

    @property
    def words(self) -> str:
        """As a person chooses it."""
        return WORDS[self]


WORDS = {
    Verdict.DESIGNATE: "Designate",
    Verdict.DO_NOT_DESIGNATE: "Do not designate",
    Verdict.MORE_EVIDENCE: "Ask for more evidence",
}
CONFIRMS = {
    Outcome.DESIGNATE: Verdict.DESIGNATE,
    Outcome.DO_NOT_DESIGNATE: Verdict.DO_NOT_DESIGNATE,
    Outcome.SECOND_LOOK: Verdict.MORE_EVIDENCE,
}
OUTCOME_WORDS = {
    Outcome.DESIGNATE: "designate",
    Outcome.DO_NOT_DESIGNATE: "do not designate",
    Outcome.SECOND_LOOK: "a second look",
}


def departs(verdict: Verdict, outcome: Outcome) -> bool:
    """Say whether a moderator goes another way than the policy (rule 33)."""
    return CONFIRMS[outcome] is not verdict


def read_verdict(typed: str | None, reasons: str) -> Verdict:
    """Return what a form sent. Raises Faults on `outcome` and `reasons`, each once."""
    faults = {}
    if typed not in tuple(Verdict):
        faults["outcome"] = NO_OUTCOME
    if not reasons.strip():
        faults["reasons"] = NO_REASONS
    elif len(reasons) > MOST_CHARACTERS:
        faults["reasons"] = (
            f"Reasons must be {MOST_CHARACTERS:,} characters or fewer. You have {len(reasons):,}"
        )
    elif "\x00" in reasons or any("\ud800" <= char <= "\udfff" for char in reasons):
        faults["reasons"] = "Reasons have a character that cannot be kept. Type it again"
    if faults:
        raise Faults(faults)
    return Verdict(str(typed))


def check_relied_on(relied_on: Collection[str], known: Collection[str]) -> None:
    """Raise Faults on `relied_on` unless a departure names clauses or criteria of the case."""
    if not relied_on or not set(relied_on) <= set(known):
        raise Faults({"relied_on": NO_EVIDENCE})
