"""How well cases are made: marks, time, words, figures and wording. Specimens: `specimens.py`."""

from collections.abc import Callable, Iterator, Sequence

from question_bank.case import Case
from question_bank.craft.calculations import CannotCompute, computed, rounded_like
from question_bank.craft.complaint import Complaint
from question_bank.craft.fairness import places_in, sectors_in, sexes_in
from question_bank.craft.likeness import near, shingles_in
from question_bank.craft.specimens import (
    copied_specimens,
    repeated_anchors,
    stubs,
    uneven_lengths,
    uneven_marks,
    unordered_specimens,
)
from question_bank.craft.tables import lacks_of, without_unit
from question_bank.craft.wording import letters_in

WORTH = 20
MINUTES = (25, 40)
WORDS = (450, 750)
WORDS_A_MINUTE = (10, 25)
"""A task that starts from a calculation has 11 words for a minute, one that only argues up to 24;
both ends were read through with the clock in mind and let stand."""


def read_of(case: Case) -> str:
    """All that an applicant reads."""
    cells = [
        text
        for table in case.tables
        for text in (table.caption, *table.head, *(cell for row in table.rows for cell in row))
    ]
    return "\n".join([case.title, case.stem, *cells, *(task.ask for task in case.tasks)])


def rubric_of(case: Case) -> str:
    """All that a marker reads beside the answer, less the specimens."""
    anchors = [band.anchor for aspect in case.aspects for band in aspect.bands]
    titles = [aspect.title for aspect in case.aspects]
    figures = [figure.says for figure in case.figures]
    return "\n".join([*titles, *anchors, *case.no_marks_for, *figures])


def specimens_of(case: Case) -> str:
    """The answers of the specimens and what is said of their marks."""
    answers = [each.text for specimen in case.specimens for each in specimen.answers]
    whys = [each.why for specimen in case.specimens for each in specimen.awards]
    return "\n".join([*answers, *whys])


def worth(case: Case) -> Iterator[str]:
    """Every case is worth as much as any other."""
    if case.marks != WORTH:
        yield f"It is worth {case.marks} marks. Every case is worth {WORTH}."


def length(case: Case) -> Iterator[str]:
    """Time and words lie where cases of one paper can stand for one another."""
    fewest, most = MINUTES
    if not fewest <= case.minutes <= most:
        yield f"It takes {case.minutes} minutes. A case takes {fewest} to {most}."
    fewest, most = WORDS
    asked = sum(task.answer.words for task in case.tasks)
    if not fewest <= asked <= most:
        yield f"Its tasks ask for {asked} words. In all they ask for {fewest} to {most}."


def pace(case: Case) -> Iterator[str]:
    """The words of each task can be thought out and written in its minutes."""
    fewest, most = WORDS_A_MINUTE
    for task in case.tasks:
        asked, minutes = task.answer.words, task.minutes
        if not fewest * minutes <= asked <= most * minutes:
            yield (
                f"Task {task.id} asks for {asked} words in {minutes} minutes. "
                f"Ask for {fewest} to {most} words a minute."
            )


def miscalculated_figures(case: Case) -> Iterator[str]:
    """Each figure is what its formula gives, to as many places as it has."""
    for figure in case.figures:
        try:
            right = computed(figure.working)
        except CannotCompute as wrong:
            yield f'The figure "{figure.says}": {wrong}'
            continue
        if figure.value != rounded_like(right, figure.value):
            shown = f'The figure "{figure.says}" is {figure.value}'
            yield f"{shown}, and its formula gives {right:.4f}."


def unexplained_letters(case: Case) -> Iterator[str]:
    """Letters that an applicant reads are spelt out once; specimens may write as people do."""
    yield from letters_in(read_of(case))


def unfair(case: Case) -> Iterator[str]:
    """No place, no sector and no sex of a person, in any text of the case."""
    text = "\n".join([read_of(case), rubric_of(case), specimens_of(case)])
    yield from places_in(text)
    yield from sexes_in(text)
    yield from sectors_in(read_of(case) + "\n" + rubric_of(case))


def unheard(case: Case) -> Iterator[str]:
    """Tables can be heard as well as seen, and their numbers have units."""
    yield from lacks_of(case.tables)
    yield from without_unit(case.tables)


def near_duplicate_stems(cases: Sequence[Case]) -> Iterator[Complaint]:
    """Pairs of cases that tell almost the same story."""
    yield from near((case.id, shingles_in(case.stem)) for case in cases)


ALONE: tuple[Callable[[Case], Iterator[str]], ...] = (
    worth,
    length,
    pace,
    miscalculated_figures,
    unexplained_letters,
    unfair,
    unheard,
    uneven_marks,
    unordered_specimens,
    uneven_lengths,
    stubs,
    repeated_anchors,
    copied_specimens,
)
"""What can be seen in one case by itself."""

TOGETHER: tuple[Callable[[Sequence[Case]], Iterator[Complaint]], ...] = (near_duplicate_stems,)
"""What shows among many cases alone."""


def complaints(cases: Sequence[Case]) -> list[Complaint]:
    """What every check says of these cases, by case and check."""
    alone = [Complaint(case.id, says) for case in cases for check in ALONE for says in check(case)]
    return alone + [complaint for check in TOGETHER for complaint in check(cases)]
