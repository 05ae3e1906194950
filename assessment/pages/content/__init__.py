"""Content of the question bank, for staff: each module adds its routes."""

from assessment.pages.content import proof
from assessment.pages.content.blueprint import bp

__all__ = ["bp", "proof"]
