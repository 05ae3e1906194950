"""What we ask and what an answer is worth: data and pure Python. Keys never leave this package.

A page gets `Question.shown(order)`; marking gets `Question.mark(response)`. The one exception is
the proof of the bank (`assessment/prints/bank`), which staff read and every reading of which is
recorded.
"""

from functools import lru_cache

from pydantic import BaseModel

from question_bank.answer import NotOffered
from question_bank.case import Case
from question_bank.drawing import CannotDraw, Drawn, draw
from question_bank.editions import Editions
from question_bank.facts import FactBook
from question_bank.invented import invented
from question_bank.marking import Marking
from question_bank.paper import Paper
from question_bank.proof import Proof
from question_bank.question import Question
from question_bank.shown import Shown, ShownOption
from question_bank.written import NotMarked

__all__ = [
    "COLLECTIONS",
    "DOCUMENTS",
    "CannotDraw",
    "Case",
    "Drawn",
    "Editions",
    "FactBook",
    "Marking",
    "NotMarked",
    "NotOffered",
    "Paper",
    "Proof",
    "Question",
    "Shown",
    "ShownOption",
    "draw",
    "invented",
    "load",
    "load_paper",
]

DOCUMENTS: dict[str, tuple[str, type[BaseModel]]] = {
    "nle-question/1": ("question", Question),
    "nle-case/1": ("case", Case),
    "nle-paper/1": ("paper", Paper),
    "nle-facts/1": ("facts", FactBook),
    "nle-editions/1": ("editions", Editions),
    "nle-proof/1": ("proof", Proof),
    "nle-marking/1": ("marking", Marking),
}
"""Each `schema:` with the kind of its documents and the model that checks them."""

COLLECTIONS = {"nle-questions/1": ("questions", "nle-question/1")}
"""A file of many: the key of its list, and the schema of each entry."""


@lru_cache(maxsize=4096)
def load(body: str) -> Question:
    """The question of a stored body; the same body gives the same object."""
    return Question.model_validate_json(body)


@lru_cache(maxsize=64)
def load_paper(body: str) -> Paper:
    """The paper of a stored body."""
    return Paper.model_validate_json(body)
