"""Moderation: the cases, one case, what a moderator recommends, the cohort (pages 61 to 64).

A case has only its code here, in pages and addresses, until a moderator asks who it is.
"""

from assessment.pages.moderation import case, cases, cohort, second, verdict
from assessment.pages.moderation.blueprint import bp

__all__ = ["bp", "case", "cases", "cohort", "second", "verdict"]
