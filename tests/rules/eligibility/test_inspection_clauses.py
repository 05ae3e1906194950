"""Clauses about inspections and grades, each at its boundary."""

import pytest

from tests.rules.eligibility.alone import HEAD, MET, NOT, UNKNOWN, Row, alone, holds, pair
from tests.rules.eligibility.build import card, facts, graded, post, visit

STEP = alone({"type": "grade_improved"}, pair=True)
WINDOW = alone({"type": "inspection_between", "from": "2020-01-01", "to": "2022-05-10"}, pair=True)
RECENT = alone({"type": "inspection_between", "not_before": "P5Y"}, pair=True)
GRADE = alone({"type": "current_grade", "equals": 1, "max_age": "P10Y"}, "current_headship")
UNSEEN = alone({"type": "not_inspected_since", "since": "2023-09-01"})
OUT = graded("2022-01-18", 1)


CASES: list[Row] = [
    ("grade_improved 4 to 2", STEP, pair(graded("2017-03-14", 4), graded("2022-05-10", 2)), MET),
    ("grade_improved 4 to 3", STEP, pair(graded("2017-03-14", 4), graded("2022-05-10", 3)), NOT),
    (
        "grade_improved not consecutive",
        STEP,
        facts(
            posts=(HEAD,),
            graded=(graded("2017-03-14", 4), graded("2020-01-01", 3), graded("2022-05-10", 3)),
        ),
        NOT,
    ),
    (
        "grade_improved with a claimed one between",
        STEP,
        facts(
            posts=(HEAD,),
            graded=(
                graded("2017-03-14", 3),
                graded("2020-01-01", 4, sure=False),
                graded("2022-05-10", 1),
            ),
        ),
        UNKNOWN,
    ),
    (
        "grade_improved published after the day",
        STEP,
        pair(graded("2017-03-14", 3), graded("2026-11-10", 1, published=post("2026-12-01").start)),
        UNKNOWN,
    ),
    (
        "grade_improved report card",
        STEP,
        pair(graded("2017-03-14", 3), card("2026-01-20", "Expected standard")),
        UNKNOWN,
    ),
    (
        "grade_improved report card below expected",
        STEP,
        pair(graded("2017-03-14", 3), card("2026-01-20", "Needs attention")),
        NOT,
    ),
    (
        "grade_improved report card after outstanding",
        STEP,
        pair(graded("2017-03-14", 1), card("2026-01-20", "Exceptional")),
        NOT,
    ),
    (
        "grade_improved satisfactory",
        STEP,
        pair(graded("2012-08-31", 3), graded("2022-05-10", 1)),
        UNKNOWN,
    ),
    (
        "grade_improved RI on the first day",
        STEP,
        pair(graded("2012-09-01", 3), graded("2022-05-10", 1)),
        MET,
    ),
    (
        "inspection_between on the last day",
        WINDOW,
        pair(graded("2017-03-14", 3), graded("2022-05-10", 1)),
        MET,
    ),
    (
        "inspection_between a day late",
        WINDOW,
        pair(graded("2017-03-14", 3), graded("2022-05-11", 1)),
        NOT,
    ),
    (
        "inspection_between on the first day",
        WINDOW,
        pair(graded("2017-03-14", 3), graded("2020-01-01", 1)),
        MET,
    ),
    (
        "inspection_between five years ago to the day",
        RECENT,
        pair(graded("2017-03-14", 3), graded("2021-11-30", 1)),
        MET,
    ),
    (
        "inspection_between a day older",
        RECENT,
        pair(graded("2017-03-14", 3), graded("2021-11-29", 1)),
        NOT,
    ),
    (
        "current_grade ten years old to the day",
        GRADE,
        facts(posts=(HEAD,), graded=(graded("2016-11-30", 1),)),
        MET,
    ),
    (
        "current_grade a day older",
        GRADE,
        facts(posts=(HEAD,), graded=(graded("2016-11-29", 1),)),
        UNKNOWN,
    ),
    ("current_grade good", GRADE, facts(posts=(HEAD,), graded=(graded("2022-01-18", 2),)), NOT),
    (
        "current_grade claimed later grade",
        GRADE,
        facts(posts=(HEAD,), graded=(OUT, graded("2025-02-01", 2, sure=False))),
        UNKNOWN,
    ),
    ("current_grade none recorded", GRADE, facts(posts=(HEAD,)), NOT),
    (
        "current_grade report card",
        GRADE,
        facts(posts=(HEAD,), graded=(OUT, card("2026-01-20", "Exceptional"))),
        UNKNOWN,
    ),
    (
        "current_grade report card, needs attention",
        GRADE,
        facts(posts=(HEAD,), graded=(OUT, card("2026-01-20", "Needs attention"))),
        NOT,
    ),
    (
        "not_inspected_since visited the day before",
        UNSEEN,
        facts(posts=(HEAD,), visits=(visit("2023-08-31"),)),
        MET,
    ),
    (
        "not_inspected_since visited on the day",
        UNSEEN,
        facts(posts=(HEAD,), visits=(visit("2023-09-01"),)),
        NOT,
    ),
    (
        "not_inspected_since a claimed visit",
        UNSEEN,
        facts(posts=(HEAD,), visits=(visit("2024-09-01", sure=False),)),
        UNKNOWN,
    ),
]


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_clause_at_its_boundary(row: Row) -> None:
    holds(row)
