"""Who may decide a case, what departs from the recommendation, and what a decision needs.

Report, paragraph 14: the department makes the final decision. Semantics rules 30, 33 and 34.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assessment.rules.refusal import Faults, Missing
from rubrics.recommendation import Periods

MOST_CHARACTERS = 4_000
MOST_REASONS = 20


class Outcome(StrEnum):
    """What a decision maker can decide."""

    DESIGNATE = "designate"
    DO_NOT_DESIGNATE = "do_not_designate"
    MORE_EVIDENCE = "more_evidence"

    @classmethod
    def of(cls, typed: str) -> "Outcome":
        """Return the outcome of an address. Raises Missing for anything else."""
        if typed not in set(cls):
            raise Missing("outcome")
        return cls(typed)

    @property
    def words(self) -> str:
        """Return the choice as the decision maker reads it."""
        return WORDS[self.value]


WORDS = {
    "designate": "Designate",
    "do_not_designate": "Do not designate",
    "more_evidence": "More evidence needed",
    "second_look": "Second look",
}
FOLLOWS = {
    "designate": Outcome.DESIGNATE,
    "do_not_designate": Outcome.DO_NOT_DESIGNATE,
    "second_look": Outcome.MORE_EVIDENCE,
    "more_evidence": Outcome.MORE_EVIDENCE,
}

NO_REASONS = "Enter the reasons the applicant will read"
NO_HOW = "Enter how they can give it, like a second interview on 2.3"


class Part(StrEnum):
    """A part that a person had in a case, which keeps them from deciding it (rule 33)."""

    APPLIED = "applied"
    ENTERED = "entered"
    INTERVIEWED = "interviewed"
    MODERATED = "moderated"
    MARKED = "marked"


WHY_NOT = {
    Part.APPLIED: "This is your own application, so you cannot decide it.",
    Part.ENTERED: "You entered a score sheet for this applicant, so you cannot decide their case.",
    Part.INTERVIEWED: "You interviewed this applicant, so you cannot decide their case.",
    Part.MODERATED: "You moderated this case, so you cannot decide it.",
    Part.MARKED: "You marked this applicant’s paper, so you cannot decide their case.",
}


@dataclass(frozen=True)
class Chosen:
    """A decision as it was typed, checked and tidied."""

    outcome: Outcome
    reasons: tuple[str, ...]
    strengths: tuple[str, ...] = ()
    how: str = ""


def check_chosen(chosen: Chosen) -> None:
    """Raise Faults where a decision lacks the words that the applicant will read."""
    faults: dict[str, str] = {}
    if not chosen.reasons:
        faults["reasons"] = NO_REASONS
    if chosen.outcome is Outcome.MORE_EVIDENCE and not chosen.how:
        faults["how"] = NO_HOW
    if faults:
        raise Faults(faults)


def why_not(parts: Collection[Part]) -> str | None:
    """Return the sentence why a person with these parts cannot decide, or None if they can."""
    return next((WHY_NOT[part] for part in Part if part in parts), None)


def departs(recommended: str, outcome: Outcome) -> bool:
    """Say whether `outcome` differs from what was recommended. A second look is followed by
    asking for more evidence."""
    return FOLLOWS[recommended] != outcome


def read_decision(outcome: str, reasons: str, strengths: str = "", how: str = "") -> Chosen:
    """Return the decision that a form holds; each non-empty line is one reason.

    Raises Faults by field: no or an unknown outcome, no reasons, too long, or more evidence
    without how it can be given.
    """
    faults: dict[str, str] = {}
    if outcome not in set(Outcome):
        faults["outcome"] = "Select an outcome"
    if not paragraphs(reasons):
        faults["reasons"] = NO_REASONS
    elif len(paragraphs(reasons)) > MOST_REASONS:
        faults["reasons"] = f"Reasons must be {MOST_REASONS} lines or fewer"
    for name, label, text in (
        ("reasons", "Reasons", reasons),
        ("strengths", "Strengths", strengths),
    ):
        if len(text) > MOST_CHARACTERS:
            faults[name] = f"{label} must be {MOST_CHARACTERS:,} characters or fewer"
    if outcome == Outcome.MORE_EVIDENCE and not how.strip():
        faults["how"] = NO_HOW
    if faults:
        raise Faults(faults)
    return Chosen(Outcome(outcome), paragraphs(reasons), paragraphs(strengths), how.strip())


def read_why(why: str) -> str:
    """Return the reason for departing. Raises Faults where it is empty or too long."""
    if not why.strip():
        raise Faults({"why": "Enter why you depart from the recommendation"})
    if len(why) > MOST_CHARACTERS:
        raise Faults({"why": f"Reason must be {MOST_CHARACTERS:,} characters or fewer"})
    return why.strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the non-empty lines, each without its spaces around."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def designated_until(start: date, periods: Periods) -> date:
    """Return the last day of a designation that begins on `start`: three years (para 22)."""
    year = start.year + periods.designation_years.value
    try:
        after = start.replace(year=year)
    except ValueError:  # 29 February
        after = date(year, 3, 1)
    return after - timedelta(days=1)


def years_between(start: date, last: date) -> int:
    """Return how many years a designation lasts, both days among them."""
    return (last + timedelta(days=1)).year - start.year


def training_by(start: date, periods: Periods) -> date:
    """Return by when the national training is written about (para 19)."""
    return start + timedelta(days=periods.training_days.value)


def appeal_by(dated: date, periods: Periods) -> date:
    """Return the last day of an appeal where the round sets none."""
    return dated + timedelta(days=periods.appeal_days.value)


def evidence_by(dated: date, periods: Periods) -> date:
    """Return by when more evidence must come."""
    return dated + timedelta(days=periods.evidence_days.value)


def decide_by(dated: date, periods: Periods) -> date:
    """Return by when it is decided on more evidence."""
    return dated + timedelta(days=periods.decide_days.value)
