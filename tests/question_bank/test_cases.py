"""The shipped cases: all there, all checks quiet, every bullet mapped, nothing of them shown."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from question_bank import Case
from question_bank.craft import cases, newest, unknown_edition, unsound_facts
from tests.question_bank import bank

CURRENT = newest(bank.cases())
BULLETS = [
    f"{standard}.{n}" for standard, count in ((1, 4), (2, 4), (3, 4)) for n in range(1, count + 1)
]
each = pytest.mark.parametrize("case", CURRENT, ids=[case.id for case in CURRENT])


def test_all_twelve_are_there() -> None:
    assert sorted(case.id.removeprefix("case-") for case in CURRENT) == [
        "ashgrove", "brackenfield", "calderbrook", "easthaven", "fernbrook", "kingsmere",
        "little-marsh", "marlow-gate", "northmoor", "oakhurst", "tideway", "weir-valley",
    ]  # fmt: skip


@pytest.mark.parametrize("check", cases.ALONE, ids=lambda check: check.__name__)
def test_no_shipped_case_trips(check: Callable[[Case], Iterator[str]]) -> None:
    assert [(case.id, says) for case in CURRENT for says in check(case)] == []


def test_the_shipped_cases_together_trip_nothing() -> None:
    assert cases.complaints(CURRENT) == []


def test_facts_exist_and_may_be_keyed() -> None:
    book = bank.facts()
    assert [(case.id, says) for case in bank.cases() for says in unsound_facts(case, book)] == []


def test_editions_exist() -> None:
    known = bank.editions()
    assert [(case.id, says) for case in CURRENT for says in unknown_edition(case, known)] == []


def test_every_bullet_is_mapped_and_all_but_one_in_several_cases() -> None:
    counts = Counter(bullet for case in CURRENT for bullet in case.bullets)
    assert sorted(counts) == BULLETS
    assert {bullet for bullet, count in counts.items() if count == 1} == {"1.3"}


def test_every_area_has_cases() -> None:
    assert {area for case in CURRENT for area in case.areas} == {"ofsted", "icfp", "ecf", "cpd"}


@each
def test_shown_has_neither_rubric_nor_specimen_nor_figure(case: Case) -> None:
    secrets = [
        *(band.anchor for aspect in case.aspects for band in aspect.bands),
        *case.no_marks_for,
        *(answer.text for one in case.specimens for answer in one.answers),
        *(award.why for one in case.specimens for award in one.awards),
    ]
    parts = ("Aspect(", "Band(", "Figure(", "Working(", "Specimen(", "Award(")
    for task in case.tasks:
        shown = repr(case.shown(task.id))
        assert [part for part in (*parts, *secrets) if part in shown] == []
