"""What the bank holds and what it lacks, in numbers: no stem, no key. Pure: no reading here.

`report_of` takes content of any kind, in any order and all versions; the newest count.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from question_bank.case import Case
from question_bank.craft import newest
from question_bank.paper import Paper
from question_bank.question import Question
from question_bank.report.counts import Cases, Questions, cases_of, questions_of
from question_bank.report.draws import Places, places_of
from question_bank.report.gaps import Gap, gaps_of
from question_bank.report.tally import AREA_NAMES, Tally, in_words

__all__ = [
    "AREA_NAMES",
    "Cases",
    "Gap",
    "Places",
    "Questions",
    "Report",
    "Tally",
    "in_words",
    "report_of",
]


@dataclass(frozen=True)
class Report:
    """Questions and cases of the main pool counted, what papers ask of them, what is missing."""

    questions: Questions
    cases: Cases
    places: tuple[Places, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether there is neither a question nor a case to count."""
        return not self.questions.count and not self.cases.count


def report_of(documents: Iterable[object]) -> Report:
    """Return the report on the questions, cases and papers among `documents`."""
    everything = list(documents)
    questions = newest(each for each in everything if isinstance(each, Question))
    papers = newest(each for each in everything if isinstance(each, Paper))
    papers.sort(key=lambda paper: paper.pool != "main")
    live = [each for each in questions if each.pool == "main"]
    cases = newest(each for each in everything if isinstance(each, Case))
    places = tuple(each for paper in papers for each in places_of(paper, questions))
    gaps = gaps_of(live, papers, questions)
    return Report(
        questions_of(live), cases_of([c for c in cases if c.pool == "main"]), places, gaps
    )
