"""How many papers the bank fills without asking a question twice, cell by cell and together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from question_bank.drawing import drawable
from question_bank.paper import Cell, Paper, Section
from question_bank.question import Question


@dataclass(frozen=True)
class Places:
    """Some places of a section, what they take in words, and how many questions fit one."""

    paper: str
    section: str
    takes: str
    count: int
    fitting: int

    @property
    def papers(self) -> int:
        """How many papers these questions fill, none twice."""
        return self.fitting // self.count

    def missing(self, papers: int) -> int:
        """How many more questions it takes to fill so many papers."""
        return max(0, papers * self.count - self.fitting)


def places_of(paper: Paper, questions: Sequence[Question]) -> Iterator[Places]:
    """Each cell of the paper on its own, with the questions that a draw may put there."""
    ready = ready_for(paper, questions)
    for section in paper.sections:
        for cell in section.cells:
            yield together(paper, section, [cell], ready)


def short_places(paper: Paper, questions: Sequence[Question], papers: int) -> Iterator[Places]:
    """The cells of each section that do not fill so many papers, alone or together.

    So many papers can be filled without a repeat where, and only where, no cells of a section
    together have too few (Hall, 1935). Cells that hold a short set are not named again.
    """
    ready = ready_for(paper, questions)
    for section in paper.sections:
        short: list[set[int]] = []
        numbers = range(len(section.cells))
        for chosen in (each for size in numbers for each in combinations(numbers, size + 1)):
            if any(known <= set(chosen) for known in short):
                continue
            places = together(paper, section, [section.cells[n] for n in chosen], ready)
            if places.missing(papers):
                short.append(set(chosen))
                yield places


def ready_for(paper: Paper, questions: Sequence[Question]) -> list[Question]:
    """The questions that the paper may draw."""
    return [question for _, question in drawable(paper, {each.id: each for each in questions})]


def together(
    paper: Paper, section: Section, cells: Sequence[Cell], ready: Sequence[Question]
) -> Places:
    """Cells of a section taken as one: a question that fits several of them counts once."""
    fitting = sum(
        question.area == section.area and any(cell.admits(question) for cell in cells)
        for question in ready
    )
    takes = ", or ".join(dict.fromkeys(_takes(cell) for cell in cells))
    count = sum(cell.count for cell in cells)
    return Places(paper.title, section.title, takes, count, fitting)


def _takes(cell: Cell) -> str:
    parts = (" or ".join(cell.demands), " or ".join(cell.kinds).replace("_", " "))
    return ": ".join(part for part in parts if part) or "any question"
