"""The paper (pages 27 to 35, 37 to 39): each module adds its routes to the one blueprint."""

from assessment.pages.paper import (
    everyone,
    finish,
    home,
    one_sitting,
    problem,
    question,
    rest,
    saving,
    sessions,
    start,
)
from assessment.pages.paper.blueprint import bp

__all__ = [
    "bp",
    "everyone",
    "finish",
    "home",
    "one_sitting",
    "problem",
    "question",
    "rest",
    "saving",
    "sessions",
    "start",
]
