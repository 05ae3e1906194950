"""Edge cases of the eligibility design, section 3: declines, doubts, trusts and exceptions."""

from tests.rules.eligibility.build import facts, graded, measure, named, post, signs
from tests.rules.eligibility.scenes import (
    MET,
    NOT,
    UNKNOWN,
    Case,
    beacon,
    by_exception,
    fell,
    improved,
    in_trust,
)

CASES: list[Case] = [
    ("31 fall inside the first year is set aside", fell("2017-08-31"), MET, MET),
    ("31 fall on the first anniversary counts", fell("2017-09-01"), NOT, NOT),
    ("32 fall two years six months after leaving", fell("2023-02-28"), MET, NOT),
    ("33 fall three years after leaving, to the day", fell("2023-08-31"), MET, NOT),
    ("33 fall three years and a day after leaving", fell("2023-09-01"), MET, MET),
    ("34 outstanding to good in post", improved(3, 1, graded("2024-02-06", 2)), MET, MET),
    (
        "34 RI again, and inadequate to RI",
        facts(
            posts=(post("2014-09-01"),),
            graded=(
                graded("2013-01-10", 4),
                graded("2016-01-10", 3),
                graded("2018-01-10", 3),
                graded("2022-05-10", 1),
            ),
            named_reports=(named(),),
        ),
        MET,
        MET,
    ),
    (
        "37 claimed only",
        improved(3, 1, graded=(graded("2017-03-14", 3), graded("2022-05-10", 1, sure=False))),
        UNKNOWN,
        UNKNOWN,
    ),
    (
        "40 suppressed is unknown",
        beacon(
            graded("2022-01-18", 1),
            measures=(measure("attainment_8", None), measure("progress_8", None)),
        ),
        UNKNOWN,
        NOT,
    ),
    ("50 head of a single-academy trust", in_trust("10"), NOT, NOT),
    ("50 chief executive of a multi-academy trust", in_trust("6"), MET, NOT),
    ("51 foundation trust", in_trust("2"), NOT, NOT),
    (
        "53 two signatures by one person",
        by_exception(
            signs("mat_leader_exception", "officer 1", "a"),
            signs("mat_leader_exception", "officer 1", "b"),
        ),
        UNKNOWN,
        NOT,
    ),
    (
        "53 one signature by the caseworker who verified",
        by_exception(
            signs("mat_leader_exception", "officer 1"),
            signs("mat_leader_exception", "officer 7"),
        ),
        UNKNOWN,
        NOT,
    ),
    (
        "53 two signatures by two others",
        by_exception(
            signs("mat_leader_exception", "officer 1"),
            signs("mat_leader_exception", "officer 2"),
        ),
        MET,
        NOT,
    ),
    ("52 exception invoked, nobody signed", by_exception(), UNKNOWN, NOT),
    ("52 exception not invoked", by_exception(invoked=()), NOT, NOT),
    (
        "55 post unverified, dates fail anyway",
        improved(3, 1, posts=(post("2022-01-01", sure=False),)),
        NOT,
        NOT,
    ),
    (
        "55 post unverified, dates fit",
        improved(3, 1, posts=(post("2018-09-01", sure=False),)),
        UNKNOWN,
        UNKNOWN,
    ),
    (
        "56 one route unknown, another met",
        improved(2, 1, measures=(measure("attainment_8", None), measure("progress_8", None))),
        MET,
        NOT,
    ),
]
