"""What is missing, in a writer's words: against a finished bank, and against each paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from question_bank.craft.coverage import COUNTS
from question_bank.paper import Paper
from question_bank.question import Question
from question_bank.report.draws import Places, short_places
from question_bank.report.tally import AREA_NAMES, AREAS

LEAST_PAPERS = {"main": 6, "rehearsal": 1}
"""How many papers a pool should fill without a repeat.

With 6, two people meet the same question in one place of six on average. A rehearsal does not
count, so it may be the same for everyone.
"""


@dataclass(frozen=True)
class Gap:
    """`about` is an area, or a paper and its section."""

    about: str
    says: str


def gaps_of(
    live: Sequence[Question], papers: Sequence[Paper], questions: Sequence[Question]
) -> tuple[Gap, ...]:
    """Every gap of the live questions by area, then of what each paper draws from."""
    return (*_unfinished(live), *(gap for paper in papers for gap in _short(paper, questions)))


def _unfinished(live: Sequence[Question]) -> Iterator[Gap]:
    for area in AREAS:
        items = [question for question in live if question.area == area]
        for count in COUNTS:
            for says in count(items, area):
                yield Gap(AREA_NAMES[area], says)


def _short(paper: Paper, questions: Sequence[Question]) -> Iterator[Gap]:
    wanted = LEAST_PAPERS[paper.pool]
    for places in short_places(paper, questions, wanted):
        yield Gap(f"{places.paper}, {places.section}", _says(places, wanted))


def _says(places: Places, wanted: int) -> str:
    return (
        f"Each paper takes {places.count} ({places.takes}) and {places.fitting} fit. That fills "
        f"{_papers(places.papers)} without a repeat, and {wanted} should be: "
        f"write {places.missing(wanted)} more."
    )


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers" if count else "no paper"
