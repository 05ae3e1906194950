"""The question bank whole, as staff proofread it: what is live, in which part, in which order.

It holds keys, rationales and rubrics: nothing of it may reach a person who sits a paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pydantic import BaseModel

from question_bank import Case, FactBook, Question, craft

CASES = "cases"
PARTS: dict[str, str] = {
    "ofsted": "Ofsted framework and underlying evidence",
    "icfp": "Integrated curriculum and financial planning",
    "ecf": "Early Career Framework and underlying evidence",
    "cpd": "Standard for teachers’ professional development and underlying evidence",
    CASES: "Cases",
}
"""The parts of the bank in order, each with its title: the areas, then the cases."""

POOLS = ("main", "rehearsal")


@dataclass(frozen=True)
class Topic:
    """The questions of one topic, those of the main pool first, then by id."""

    id: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Part:
    """One area with its topics by id, or the cases by id."""

    id: str
    topics: tuple[Topic, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def title(self) -> str:
        """What the part is called."""
        return PARTS[self.id]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the part, in order."""
        return tuple(question for topic in self.topics for question in topic.questions)


@dataclass(frozen=True)
class Bank:
    """Parts of the bank, and the statement of each fact that is known by its id."""

    parts: tuple[Part, ...]
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[Question | Case, ...]:
        """Every question and case, in order."""
        found: list[Question | Case] = []
        for part in self.parts:
            found += part.questions
            found += part.cases
        return tuple(found)


def bank_of(models: Iterable[BaseModel], only: str | None = None) -> Bank:
    """Return the live bank: the newest version of each document; `only` one part of it.

    Raises KeyError for a part that there is not. Parts without a document are left out.
    """
    models = list(models)
    wanted = PARTS if only is None else {only: PARTS[only]}
    questions = craft.newest(each for each in models if isinstance(each, Question))
    parts = [_area(name, questions) for name in wanted if name != CASES]
    if CASES in wanted:
        cases = craft.newest(each for each in models if isinstance(each, Case))
        parts.append(Part(CASES, cases=tuple(sorted(cases, key=lambda case: case.id))))
    books = [each for each in models if isinstance(each, FactBook)]
    newest = sorted(books, key=lambda book: book.version)
    facts = {fact.id: fact.statement for book in newest for fact in book.facts}
    return Bank(tuple(part for part in parts if part.topics or part.cases), facts)


def _area(name: str, questions: list[Question]) -> Part:
    found = sorted(
        (each for each in questions if each.area == name),
        key=lambda each: (each.topic, POOLS.index(each.pool), each.id),
    )
    topics = groupby(found, key=lambda each: each.topic)
    return Part(name, tuple(Topic(topic, tuple(each)) for topic, each in topics))
