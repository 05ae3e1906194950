"""What an applicant may ask for to make it fair, and what makes an agreement shorter. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from assessment.rules.refusal import Faults

NONE_NEEDED = "none"
OTHER = "other"
WANTED: dict[str, str] = {
    "more_time": "More time",
    "breaks": "Rest breaks when the clock stops",
    "large_print": "Larger print or a paper copy",
    "person": "Someone to read or write for me",
    "time_of_day": "A different time of day",
    OTHER: "Something else",
}
"""What may be ticked on page 19. Answering in own words comes with marking by people."""

MOST_PERCENT = Decimal(400)
MOST_BREAKS = 20
MOST_BREAK_MINUTES = 240


@dataclass(frozen=True)
class Terms:
    """What is agreed: extra time in per cent, breaks, and anything else in words."""

    extra_percent: Decimal = Decimal(0)
    break_count: int = 0
    break_minutes: int = 0
    other: str = ""

    def is_shorter_than(self, agreed: "Terms") -> bool:
        """Say whether any part takes away what was agreed (two people; semantics rule 6)."""
        return (
            self.extra_percent < agreed.extra_percent
            or self.break_count < agreed.break_count
            or self.break_minutes < agreed.break_minutes
        )


def checked(terms: Terms) -> Terms:
    """Return the terms. Raises Faults naming the field that is wrong."""
    faults = {}
    if not terms.extra_percent.is_finite() or not 0 <= terms.extra_percent <= MOST_PERCENT:
        faults["extra_percent"] = "Extra time must be a number, like 25"
    elif terms.extra_percent != round(terms.extra_percent, 2):
        faults["extra_percent"] = "Extra time must have 2 decimal places or fewer"
    if not 0 <= terms.break_count <= MOST_BREAKS:
        faults["break_count"] = f"Number of breaks must be between 0 and {MOST_BREAKS}"
    if terms.break_count and not 0 < terms.break_minutes <= MOST_BREAK_MINUTES:
        faults["break_minutes"] = "Enter the minutes of break"
    if terms.break_minutes and not terms.break_count:
        faults["break_count"] = "Enter the number of breaks"
    if faults:
        raise Faults(faults)
    return terms


def asked_words(wanted: list[str], other: str) -> list[str]:
    """Return what was asked, in words."""
    named = [WANTED[one] for one in wanted if one in WANTED and one != OTHER]
    return [*named, *([f"Something else: {other}"] if OTHER in wanted else [])]
