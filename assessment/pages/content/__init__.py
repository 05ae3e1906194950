"""The question bank as staff see it: how much there is of what, and its proof with the keys."""

from assessment.pages.content import bank, proof
from assessment.pages.content.blueprint import bp

__all__ = ["bank", "bp", "proof"]
