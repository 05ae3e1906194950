"""Edge cases of the eligibility design, section 3: what a judgement says."""

from tests.rules.eligibility.build import facts, graded, judged, named, post, visit
from tests.rules.eligibility.scenes import (
    FOUR_GOOD,
    HEAD,
    MET,
    NO_OVERALL,
    NOT,
    UNKNOWN,
    WEAK,
    Case,
    beacon,
    improved,
)

CASES: list[Case] = [
    (
        "19 early years outstanding, overall good",
        beacon(graded("2024-01-16", 2, areas=judged(1))),
        NOT,
        NOT,
    ),
    (
        "20 ungraded, remains good, is no pair and no fall",
        improved(4, 2, visits=(visit("2025-03-11", "School remains Good"),)),
        MET,
        MET,
    ),
    (
        "20 and 27 confirmed since, so the age starts again",
        beacon(
            graded("2016-01-19", 1), visits=(visit("2023-02-07", "School remains Outstanding"),)
        ),
        MET,
        NOT,
    ),
    ("26 outstanding long ago and never seen since", beacon(graded("2011-01-18", 1)), UNKNOWN, NOT),
    (
        "24 no overall grade, quality of education good: RI to outstanding is ruled out",
        improved(3, 1, graded(NO_OVERALL, None, quality_of_education=2, areas=FOUR_GOOD)),
        MET,
        MET,
    ),
    (
        "24 improvement: quality of education could not have qualified",
        facts(
            posts=(HEAD,),
            graded=(graded("2022-05-10", 3), graded(NO_OVERALL, None, quality_of_education=3)),
            named_reports=(named(),),
        ),
        NOT,
        NOT,
    ),
    (
        "24 improvement: quality of education might have qualified",
        facts(
            posts=(HEAD,),
            graded=(
                graded("2022-05-10", 3),
                graded(NO_OVERALL, None, quality_of_education=1, areas=judged(1, 1, 2)),
            ),
            named_reports=(named(),),
        ),
        UNKNOWN,
        UNKNOWN,
    ),
    (
        "24 decline: one key judgement is RI",
        improved(
            3,
            1,
            graded(NO_OVERALL, None, quality_of_education=2, areas=judged(2, 3, 2)),
        ),
        UNKNOWN,
        UNKNOWN,
    ),
    (
        "24 outstanding: quality of education good rules it out",
        beacon(
            graded("2016-01-19", 1),
            graded(NO_OVERALL, None, quality_of_education=2, areas=FOUR_GOOD),
        ),
        NOT,
        NOT,
    ),
    (
        "24 outstanding: quality of education outstanding leaves it open",
        beacon(
            graded("2016-01-19", 1),
            graded(NO_OVERALL, None, quality_of_education=1, areas=judged(1, 1, 1)),
        ),
        UNKNOWN,
        NOT,
    ),
    (
        "29 satisfactory, not yet RI",
        facts(
            posts=(post("2008-09-01"),),
            graded=(graded("2008-03-14", 3), graded("2011-05-10", 1)),
            named_reports=(named("2011-05-10"),),
            measures=WEAK,
        ),
        NOT,
        UNKNOWN,
    ),
]
