"""The report of a bank: exact counts of a small made-up one, and each gap at its boundary."""

from typing import Any

import pytest

from question_bank import Case, Paper, Question
from question_bank.report import Gap, Places, Report, Tally, report_of
from tests.question_bank import bank
from tests.question_bank.crafted import best
from tests.question_bank.samples import EXTENDED, MULTIPLE, NUMERIC, as_json, question

SMALL = (
    best(id="a", topic="off-rolling", difficulty="0.39", minutes="1.5", phase="primary"),
    best(id="b", topic="safeguarding", difficulty="0.4", minutes="1.4", demand="recall"),
    question(MULTIPLE, id="c", topic="safeguarding", difficulty="0.6", minutes="0.9"),
    question(NUMERIC, id="d", area="icfp", topic="class-size", edition="2026", minutes="1.5"),
    question(EXTENDED, id="e", area="cpd", topic="npqs", framework="Another", specimen=False),
)
OTHERS = (
    best(id="a", version=2, topic="off-rolling", difficulty="0.3", minutes="1.5", phase="trust"),
    best(id="r", pool="rehearsal"),
)


def rows(tally: Tally) -> dict[str, tuple[int, ...]]:
    """Label to counts of Ofsted, ICFP, ECF, CPD, and in all."""
    return {row.label: (*row.counts, row.total) for row in tally.rows}


def totals(tally: Tally) -> dict[str, int]:
    return {row.label: row.total for row in tally.rows}


def paper(*cells: dict[str, Any], pool: str = "main", **changes: object) -> Paper:
    """A paper of one section on Ofsted."""
    mark = {"value": "1", "standard_error": "1", "specimen": True, "question": "What passes?"}
    section = {"id": "ofsted", "title": "Inspection", "area": "ofsted", "cells": cells}
    fields = {
        "schema": "nle-paper/1",
        "id": "paper",
        "version": 1,
        "title": "Small paper",
        "pool": pool,
        "specimen": True,
        "minutes": 10,
        "sections": [section],
        "pass_mark": mark if pool == "main" else None,
    }
    return Paper.model_validate_json(as_json(fields | changes))


def asked(count: int, **changes: object) -> list[Question]:
    """So many questions on Ofsted; their ids begin with their demand."""
    changes = {"demand": "analysis"} | changes
    return [best(id=f"{changes['demand']}-{n}", **changes) for n in range(count)]


def short(*documents: object) -> list[str]:
    """What is said of papers."""
    return [gap.says for gap in report_of(documents).gaps if "paper" in gap.about]


@pytest.fixture(scope="module")
def small() -> Report:
    return report_of((*SMALL, *OTHERS))


def test_newest_versions_of_the_main_pool_count(small: Report) -> None:
    assert (small.questions.count, small.questions.specimens) == (5, 4)
    assert totals(small.questions.areas) == {"Ofsted": 3, "ICFP": 1, "ECF": 0, "CPD": 1}
    assert report_of((*OTHERS, *SMALL)) == small


def test_topics_by_area(small: Report) -> None:
    assert [totals(each) for each in small.questions.topics] == [
        {"Off-rolling": 1, "Safeguarding": 2},
        {"Class size": 1},
        {},
        {"NPQs": 1},
    ]


def test_types_demands_and_phases_stand_with_nought_too(small: Report) -> None:
    assert rows(small.questions.kinds) == {
        "Single best": (2, 0, 0, 0, 2),
        "Multiple response": (1, 0, 0, 0, 1),
        "Numeric": (0, 1, 0, 0, 1),
        "Ordering": (0, 0, 0, 0, 0),
        "Matching": (0, 0, 0, 0, 0),
        "Short": (0, 0, 0, 0, 0),
        "Extended": (0, 0, 0, 1, 1),
    }
    assert rows(small.questions.demands) == {
        "Recall": (1, 0, 0, 0, 1),
        "Application": (2, 1, 0, 1, 4),
        "Analysis": (0, 0, 0, 0, 0),
    }
    assert totals(small.questions.phases) == {
        "Any": 4, "Primary": 0, "Secondary": 0, "Special": 0, "All-through": 0, "Trust": 1,
    }  # fmt: skip


def test_editions_and_their_frameworks(small: Report) -> None:
    assert rows(small.questions.editions) == {
        "Another: 2025": (0, 0, 0, 1, 1),
        "Framework: 2025": (3, 0, 0, 0, 3),
        "Framework: 2026": (0, 1, 0, 0, 1),
    }
    assert totals(small.questions.frameworks) == {"Another": 1, "Framework": 4}


def test_bands_hold_their_lower_end_and_leave_none_out(small: Report) -> None:
    assert rows(small.questions.difficulties) == {
        "0.3 to under 0.4": (1, 0, 0, 0, 1),
        "0.4 to under 0.5": (1, 0, 0, 0, 1),
        "0.5 to under 0.6": (0, 0, 0, 0, 0),
        "0.6 to under 0.7": (1, 1, 0, 1, 3),
    }
    assert totals(small.questions.minutes) == {
        "0.5 to under 1": 1,
        "1 to under 1.5": 1,
        "1.5 to under 2": 3,
    }


def test_difficulty_below_a_band_is_not_in_it() -> None:
    found = report_of([SMALL[0]]).questions.difficulties
    assert totals(found) == {"0.3 to under 0.4": 1}


def test_case_counts_in_each_of_its_areas_and_once_in_all() -> None:
    cases = {d.id: d.model for d in bank.of(Case)}
    chosen = [cases["case-ashgrove"], cases["case-tideway"]]
    found = report_of([*chosen, *chosen]).cases
    assert (found.count, found.specimens, found.areas) == (2, 2, (0, 2, 1, 1))
    assert {k: v for k, v in rows(found.phases).items() if any(v)} == {
        "Primary": (0, 1, 1, 1, 1),
        "Trust": (0, 1, 0, 0, 1),
    }
    assert totals(found.minutes) == {"30 to under 40": 2}


def test_nothing_to_count() -> None:
    found = report_of([paper({"count": 1}), best(pool="rehearsal")])
    assert found.is_empty
    assert (found.questions.difficulties.rows, found.cases.minutes.rows) == ((), ())
    assert not report_of([SMALL[0]]).is_empty


def test_area_without_a_question_is_missing_too(small: Report) -> None:
    said = [gap for gap in small.gaps if gap.about == "ECF"]
    assert said == [
        Gap("ECF", "It has 0 questions and needs 80."),
        Gap("ECF", "It has 0 topics and needs 10."),
        Gap("ECF", "It has no question of the kind multiple response."),
        Gap("ECF", "It has no question of the kind single best."),
    ]


@pytest.mark.parametrize(("count", "is_short"), [(79, True), (80, False)])
def test_area_is_finished_at_its_target(count: int, is_short: bool) -> None:
    says = f"It has {count} questions and needs 80."
    assert (Gap("Ofsted", says) in report_of(asked(count)).gaps) is is_short


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (12, []),
        (
            11,
            [
                "Each paper takes 2 (analysis) and 11 fit. That fills 5 papers without a repeat, "
                "and 6 should be: write 1 more."
            ],
        ),
        (
            1,
            [
                "Each paper takes 2 (analysis) and 1 fit. That fills no paper without a repeat, "
                "and 6 should be: write 11 more."
            ],
        ),
    ],
)
def test_paper_is_filled_six_times(count: int, said: list[str]) -> None:
    assert short(paper({"count": 2, "demands": ["analysis"]}), *asked(count)) == said


def test_gap_names_paper_and_section() -> None:
    found = report_of([paper({"count": 1, "kinds": ["multiple_response"]}), *asked(9)])
    [gap] = [gap for gap in found.gaps if "paper" in gap.about]
    assert gap.about == "Small paper, Inspection"
    assert gap.says.startswith("Each paper takes 1 (multiple response) and 0 fit.")


def test_cells_that_share_their_questions_are_taken_together() -> None:
    both = paper({"count": 1, "demands": ["analysis"]}, {"count": 1})
    assert short(both, *asked(12)) == []
    assert short(both, *asked(11)) == [
        "Each paper takes 2 (analysis, or any question) and 11 fit. That fills 5 papers without "
        "a repeat, and 6 should be: write 1 more."
    ]
    assert len(short(both, *asked(5))) == 2  # each cell is short alone, and is named alone


def test_cells_that_share_nothing_do_not_help_each_other() -> None:
    both = paper(
        {"count": 1, "demands": ["analysis"]}, {"count": 1, "demands": ["recall", "application"]}
    )
    [says] = short(both, *asked(20), *asked(5, demand="recall"))
    assert says.startswith("Each paper takes 1 (recall or application) and 5 fit.")


def test_what_people_mark_fills_no_paper() -> None:
    written = [question(EXTENDED, id=f"w-{n}", demand="analysis") for n in range(9)]
    [says] = short(paper({"count": 1}), *asked(5), *written)
    assert says.startswith("Each paper takes 1 (any question) and 5 fit.")


def test_one_rehearsal_is_enough_and_has_its_own_pool() -> None:
    rehearsal = paper({"count": 1}, pool="rehearsal")
    assert short(rehearsal, best(id="r", pool="rehearsal")) == []
    assert short(rehearsal, best(id="m")) == [
        "Each paper takes 1 (any question) and 0 fit. That fills no paper without a repeat, "
        "and 1 should be: write 1 more."
    ]


def test_places_of_the_newest_paper() -> None:
    newer = paper({"count": 3}, version=2)
    found = report_of([newer, paper({"count": 1}), *asked(10)]).places
    assert found == (Places("Small paper", "Inspection", "any question", 3, 10),)
    assert (found[0].papers, found[0].missing(4), found[0].missing(3)) == (3, 2, 0)


def test_every_count_of_the_shipped_bank_adds_up() -> None:
    found = report_of(document.model for document in bank.documents()).questions
    sums = (found.areas, found.kinds, found.demands, found.editions, found.frameworks)
    bands = (found.phases, found.difficulties, found.minutes)
    assert {tally.total for tally in (*sums, *bands)} == {found.count}
    assert sum(tally.total for tally in found.topics) == found.count


def test_shipped_bank_lacks_nothing() -> None:
    assert report_of(document.model for document in bank.documents()).gaps == ()
