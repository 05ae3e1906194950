"""A round: listed, set up, opened, seen at a glance (pages 8 to 11), and requests answered."""

from assessment.pages.round import (
    choosing,
    dates,
    letters,
    listing,
    opening,
    overview,
    pass_rate,
    policy,
    second,
    set_up,
    specimen,
    trying,
)
from assessment.pages.round.blueprint import bp

__all__ = [
    "bp",
    "choosing",
    "dates",
    "letters",
    "listing",
    "opening",
    "overview",
    "pass_rate",
    "policy",
    "second",
    "set_up",
    "specimen",
    "trying",
]
