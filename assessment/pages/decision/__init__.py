"""Decisions, letters, release and results (pages 65 to 67): each module adds its routes."""

from assessment.pages.decision import case, firm, letter, pass_rate, record, release, result
from assessment.pages.decision.blueprint import bp

__all__ = ["bp", "case", "firm", "letter", "pass_rate", "record", "release", "result"]
