"""Clauses about results, each at its boundary."""

from typing import Any

import pytest

from assessment.rules.eligibility import Facts
from tests.rules.eligibility.alone import HEAD, MET, NOT, UNKNOWN, Row, alone, holds
from tests.rules.eligibility.build import facts, measure

ATTAINS = alone(
    {"type": "performance_at_least", "measure": "attainment", "ks4": 50.0, "ks2": 70.0,
     "max_age_years": 3}
)  # fmt: skip
PROGRESS = alone(
    {"type": "performance_at_least", "measure": "progress", "ks4": 0.2, "ks4_ci_low_above": 0.0,
     "ks2": 0.5, "max_age_years": 3, "not_produced": "use_latest_produced"}
)  # fmt: skip
GAIN = alone({"type": "performance_improved_by", "base": 202223, "ks4": 0.3, "ks2": 10.0})


def progress(value: str | None, low: str | None = "0.01", **more: Any) -> Facts:
    return facts(posts=(HEAD,), measures=(measure("progress_8", value, ci_low=low, **more),))


def primary(*values: str | None) -> Facts:
    names = ("reading_progress", "writing_progress", "maths_progress")
    rows = tuple(measure(n, v, 202223) for n, v in zip(names, values, strict=True))
    return facts(posts=(HEAD,), measures=rows)


CASES: list[Row] = [
    (
        "performance_at_least at the minimum",
        ATTAINS,
        facts(posts=(HEAD,), measures=(measure("attainment_8", "50"),)),
        MET,
    ),
    (
        "performance_at_least just under",
        ATTAINS,
        facts(posts=(HEAD,), measures=(measure("attainment_8", "49.9"),)),
        NOT,
    ),
    (
        "performance_at_least suppressed, older year strong",
        ATTAINS,
        facts(
            posts=(HEAD,),
            measures=(measure("attainment_8", "60", 202324), measure("attainment_8", None, 202425)),
        ),
        UNKNOWN,
    ),
    ("performance_at_least no row", ATTAINS, facts(posts=(HEAD,)), UNKNOWN),
    (
        "performance_at_least not confirmed",
        ATTAINS,
        facts(posts=(HEAD,), measures=(measure("attainment_8", "60", sure=False),)),
        UNKNOWN,
    ),
    (
        "performance_at_least three years old",
        ATTAINS,
        facts(posts=(HEAD,), measures=(measure("attainment_8", "60", 202223),)),
        MET,
    ),
    (
        "performance_at_least four years old",
        ATTAINS,
        facts(posts=(HEAD,), measures=(measure("attainment_8", "60", 202122),)),
        UNKNOWN,
    ),
    ("performance_at_least interval clear", PROGRESS, progress("0.2"), MET),
    ("performance_at_least interval touches zero", PROGRESS, progress("0.2", "0"), NOT),
    ("performance_at_least interval missing", PROGRESS, progress("0.2", None), UNKNOWN),
    (
        "performance_at_least not produced, the year before stands",
        PROGRESS,
        facts(
            posts=(HEAD,),
            measures=(
                measure("progress_8", "0.4", ci_low="0.1"),
                measure("progress_8", None, 202425, state="not_produced"),
            ),
        ),
        MET,
    ),
    (
        "performance_at_least key stage 2, each at the minimum",
        PROGRESS,
        primary("0.5", "0.5", "0.5"),
        MET,
    ),
    ("performance_at_least key stage 2, one under", PROGRESS, primary("0.5", "0.4", "0.5"), NOT),
    (
        "performance_at_least key stage 2, one suppressed",
        PROGRESS,
        primary("0.5", None, "0.5"),
        UNKNOWN,
    ),
    (
        "performance_improved_by just enough",
        GAIN,
        facts(
            posts=(HEAD,),
            measures=(measure("progress_8", "-0.1", 202223), measure("progress_8", "0.2", 202324)),
        ),
        MET,
    ),
    (
        "performance_improved_by just under",
        GAIN,
        facts(
            posts=(HEAD,),
            measures=(measure("progress_8", "-0.1", 202223), measure("progress_8", "0.19", 202324)),
        ),
        NOT,
    ),
    (
        "performance_improved_by one end missing",
        GAIN,
        facts(posts=(HEAD,), measures=(measure("progress_8", "0.5", 202324),)),
        UNKNOWN,
    ),
]


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_clause_at_its_boundary(row: Row) -> None:
    holds(row)
