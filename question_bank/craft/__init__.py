"""How well questions and cases are made: checks in a writer's words. Pure: no reading here.

A check of one question yields what is wrong with it; a check of many yields complaints about a
question, an area or the bank. Rules of item writing after Haladyna, Downing and Rodriguez (2002).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from question_bank.case import Case
from question_bank.craft import cases
from question_bank.craft.balance import long_keys, runs_of_keys, uneven_key_positions
from question_bank.craft.calculations import (
    crowded_numbers,
    miscalculated_number,
    miscalculated_options,
)
from question_bank.craft.complaint import Complaint
from question_bank.craft.coverage import uncovered
from question_bank.craft.dates import undated_framework
from question_bank.craft.echo import echoes
from question_bank.craft.fairness import regional, sex_of_a_person
from question_bank.craft.grounds import unknown_edition, unsound_facts
from question_bank.craft.likeness import near_duplicates
from question_bank.craft.numbers import numbers_out_of_order, overlapping_ranges
from question_bank.craft.options import (
    absolutes_in_distractors,
    barred_absolutes,
    combined_options,
    repeated_options,
    uneven_lengths,
    vague_frequency,
)
from question_bank.craft.reading import hard_reading
from question_bank.craft.tables import unheard_tables
from question_bank.craft.wording import negative_asks, unexplained_abbreviations
from question_bank.paper import Paper
from question_bank.question import Question

__all__ = [
    "ALONE",
    "TOGETHER",
    "Complaint",
    "complaints",
    "newest",
    "unknown_edition",
    "unsound_facts",
]

ALONE: tuple[Callable[[Question], Iterator[str]], ...] = (
    negative_asks,
    unexplained_abbreviations,
    undated_framework,
    hard_reading,
    regional,
    sex_of_a_person,
    combined_options,
    barred_absolutes,
    absolutes_in_distractors,
    vague_frequency,
    repeated_options,
    uneven_lengths,
    numbers_out_of_order,
    overlapping_ranges,
    miscalculated_options,
    miscalculated_number,
    crowded_numbers,
    unheard_tables,
)
"""What can be seen in one question by itself."""

TOGETHER: tuple[Callable[[Sequence[Question]], Iterator[Complaint]], ...] = (
    echoes,
    near_duplicates,
    long_keys,
    uneven_key_positions,
    runs_of_keys,
    uncovered,
)
"""What shows among many questions alone."""


Versioned = TypeVar("Versioned", Question, Case, Paper)


def complaints(questions: Iterable[Question], of_cases: Iterable[Case] = ()) -> list[Complaint]:
    """What every check says of the newest version of each question and case, by each and check."""
    current = newest(questions)
    alone = [Complaint(q.id, says) for q in current for check in ALONE for says in check(q)]
    together = [complaint for check in TOGETHER for complaint in check(current)]
    return alone + together + cases.complaints(newest(of_cases))


def newest(versions: Iterable[Versioned]) -> list[Versioned]:
    """The newest version of each question, case or paper, in the order of their first ids."""
    found: dict[str, Versioned] = {}
    for each in versions:
        if each.id not in found or each.version > found[each.id].version:
            found[each.id] = each
    return list(found.values())
