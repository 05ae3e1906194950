"""The question bank as staff see it: how much there is of what. No page here shows a key."""

from assessment.pages.content import bank
from assessment.pages.content.blueprint import bp

__all__ = ["bank", "bp"]
