"""Clauses about declines and a leader's own record, each at its boundary."""

from typing import Any

import pytest

from assessment.rules.eligibility import Facts
from tests.rules.eligibility.alone import HEAD, HEADS, MET, NOT, UNKNOWN, Row, alone, holds, pair
from tests.rules.eligibility.build import (
    answers_for,
    card,
    facts,
    graded,
    judged,
    link,
    post,
    states,
)

DECLINE = alone(
    {"type": "no_decline", "roles": HEADS, "grace": "P1Y", "tail": "P0D", "fell_to": [3, 4]}, ""
)
OWN = alone({"type": "accountable_improvement", "transitions": [[3, 2]], "before": "P0D"}, "")
STATED = alone({"type": "attested", "subject": "record"}, "")


def dipped(inspected: str, **parts: Any) -> Facts:
    return pair(graded("2017-03-14", 2), graded(inspected, 3), **parts)


CASES: list[Row] = [
    ("no_decline in the first year", DECLINE, dipped("2019-08-31"), MET),
    ("no_decline on the anniversary", DECLINE, dipped("2019-09-01"), NOT),
    (
        "no_decline post not confirmed",
        DECLINE,
        dipped("2022-09-01", posts=(post("2018-09-01", sure=False),)),
        UNKNOWN,
    ),
    (
        "no_decline acting",
        DECLINE,
        dipped("2022-09-01", posts=(post("2018-09-01", capacity="acting"),)),
        UNKNOWN,
    ),
    (
        "no_decline inspection not confirmed",
        DECLINE,
        pair(graded("2017-03-14", 2), graded("2022-05-10", 3, sure=False)),
        UNKNOWN,
    ),
    (
        "no_decline first known inspection is RI",
        DECLINE,
        facts(posts=(HEAD,), graded=(graded("2022-05-10", 3),)),
        MET,
    ),
    (
        "no_decline the same, after a merger",
        DECLINE,
        facts(
            posts=(HEAD,),
            graded=(graded("2022-05-10", 3),),
            links=(link("900555", "900101", "merged_or_split"),),
        ),
        UNKNOWN,
    ),
    (
        "no_decline report card all expected",
        DECLINE,
        pair(graded("2017-03-14", 2), card("2026-01-20", "Expected standard")),
        MET,
    ),
    (
        "no_decline report card, needs attention",
        DECLINE,
        pair(graded("2017-03-14", 2), card("2026-01-20", "Needs attention")),
        UNKNOWN,
    ),
    (
        "no_decline no overall grade, all good",
        DECLINE,
        pair(
            graded("2017-03-14", 1),
            graded("2025-03-11", None, quality_of_education=2, areas=judged(2, 2, 2)),
        ),
        MET,
    ),
    (
        "no_decline no overall grade, one unrecorded",
        DECLINE,
        pair(
            graded("2017-03-14", 1),
            graded("2025-03-11", None, quality_of_education=2, areas=judged(2, 2)),
        ),
        UNKNOWN,
    ),
    (
        "accountable_improvement on the last day",
        OWN,
        pair(
            graded("2018-01-10", 3),
            graded("2022-06-14", 2),
            accountabilities=(answers_for("2019-09-01", "2022-06-14"),),
        ),
        MET,
    ),
    (
        "accountable_improvement the day after",
        OWN,
        pair(
            graded("2018-01-10", 3),
            graded("2022-06-14", 2),
            accountabilities=(answers_for("2019-09-01", "2022-06-13"),),
        ),
        NOT,
    ),
    (
        "accountable_improvement not confirmed",
        OWN,
        pair(
            graded("2018-01-10", 3),
            graded("2022-06-14", 2),
            accountabilities=(answers_for("2019-09-01", sure=False),),
        ),
        UNKNOWN,
    ),
    ("attested", STATED, facts(attestations=(states("record"),)), MET),
    ("attested on another subject", STATED, facts(attestations=(states("other"),)), NOT),
]


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_clause_at_its_boundary(row: Row) -> None:
    holds(row)
