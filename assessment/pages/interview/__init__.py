"""Interviews: times, conflicts, score sheets, comparing and agreeing (pages 51 to 60)."""

from assessment.pages.interview import (
    agree,
    compare,
    conflicts,
    contests,
    home,
    invitations,
    keyed,
    lock,
    meeting,
    panels,
    sheet,
    slots,
    times,
)
from assessment.pages.interview.blueprint import bp

__all__ = [
    "agree",
    "bp",
    "compare",
    "conflicts",
    "contests",
    "home",
    "invitations",
    "keyed",
    "lock",
    "meeting",
    "panels",
    "sheet",
    "slots",
    "times",
]
