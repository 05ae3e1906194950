"""The edge cases of the eligibility design, section 3, from declared facts, under both policies.

Each row: number and words of the case, the facts, the outcome under 2019 and under 2022.
"""

from typing import Any

import pytest

from assessment.rules.eligibility import Facts
from tests.rules.eligibility.build import (
    answers_for,
    facts,
    graded,
    judged,
    link,
    measure,
    member,
    named,
    post,
    run,
    signs,
    states,
    strong_ks4,
    trust,
    visit,
)

MET, NOT, UNKNOWN = "met", "not_met", "unknown"
WEAK = tuple(
    figure
    for urn in ("900101", "900102")
    for figure in (
        measure("attainment_8", "38.1", urn=urn),
        measure("progress_8", "-0.4", urn=urn, ci_low="-0.7"),
    )
)
"""Figures that rule the beacon route out, so that the case turns on the other one."""

HEAD = post("2018-09-01")
RECORD = "very_strong_record_of_school_improvement"


def improved(before: int, later: int | None, *more: Any, **parts: Any) -> Facts:
    """A head since 2018, inspected in 2017 and on 10 May 2022."""
    row = (graded("2017-03-14", before), graded("2022-05-10", later), *more)
    return facts(
        **{"posts": (HEAD,), "graded": row, "named_reports": (named(),), "measures": WEAK, **parts}
    )


def left(end: str, inspected: str = "2022-05-10") -> Facts:
    """A head of one school until `end`, now head of another."""
    posts = (post("2015-09-01", end), post("2022-09-01", urn="900102"))
    row = (graded("2014-03-14", 3), graded(inspected, 1))
    return facts(posts=posts, graded=row, named_reports=(named(inspected),), measures=WEAK)


def fell(inspected: str, **parts: Any) -> Facts:
    """An improvement at one school, a fall at the one before, left on 31 August 2020."""
    posts = (post("2016-09-01", "2020-08-31", urn="900124"), post("2020-09-01"))
    row = (
        graded("2018-03-14", 3),
        graded("2022-05-10", 1),
        graded("2015-02-01", 2, "900124"),
        graded(inspected, 3, "900124"),
    )
    return facts(
        **{"posts": posts, "graded": row, "named_reports": (named(),), "measures": WEAK, **parts}
    )


def beacon(*row: Any, **parts: Any) -> Facts:
    return facts(**{"posts": (HEAD,), "graded": row, "measures": strong_ks4(), **parts})


ACTING = (
    post("2021-01-04", "2022-08-31", capacity="acting"),
    post("2022-09-01"),
)
DIRECTOR = post("2019-09-01", None, None, role="regional_director", group="90001")
BOTH_CONVERTED = (
    post("2017-09-01", "2022-03-31", "900202"),
    post("2022-04-01", None, "900102"),
)


def converted(kind: str, *more: Any) -> Facts:
    """RI under the old URN, outstanding under the new one, one head."""
    row = (graded("2016-03-14", 3, "900202"), graded("2022-11-08", 1, "900102"))
    links = (link("900202", "900102", kind, "2022-04-01"), *more)
    reports = (named("2022-11-08", "900102"),)
    return facts(
        posts=BOTH_CONVERTED, graded=row, links=links, named_reports=reports, measures=WEAK
    )


def in_trust(group_type: str = "6", **parts: Any) -> Facts:
    """A chief executive whose sponsored academy went from 3 to 2, with two strong academies."""
    leader = post("2017-01-01", None, None, role="trust_ceo", group="90001")
    strong = (*strong_ks4("900116"), *strong_ks4("900117"))
    whole = {
        "posts": (leader,),
        "groups": (trust(group_type),),
        "memberships": (member("900116"), member("900117", "34")),
        "graded": (graded("2018-01-10", 3, "900116"), graded("2022-06-14", 2, "900116")),
        "measures": strong,
    }
    return facts(**{**whole, **parts})


def by_exception(*signed: Any, **parts: Any) -> Facts:
    return facts(
        **{
            "posts": (DIRECTOR,),
            "invoked": ("mat_leader_exception",),
            "accountabilities": (answers_for("2019-09-01", "2023-08-31"),),
            "graded": (graded("2018-01-10", 3), graded("2022-06-14", 2)),
            "sign_offs": signed,
            **parts,
        }
    )


NO_OVERALL = "2025-03-11"
FOUR_GOOD = judged(2, 2, 2)

CASES = [
    ("1 inadequate to RI", improved(4, 3), NOT, NOT),
    ("2 inadequate to good", improved(4, 2), MET, MET),
    ("2 inadequate to outstanding", improved(4, 1), MET, MET),
    ("3 RI to good", improved(3, 2), MET, NOT),
    ("3 RI to outstanding", improved(3, 1), MET, MET),
    (
        "4 inadequate, RI, good in turn, one head",
        improved(4, 3, graded("2024-02-06", 2)),
        MET,
        NOT,
    ),
    (
        "4 and the exception invoked and signed by two",
        improved(
            4,
            3,
            graded("2024-02-06", 2),
            invoked=("strong_record_exception",),
            attestations=(states(RECORD),),
            sign_offs=(
                signs("strong_record_exception", "officer 1"),
                signs("strong_record_exception", "officer 2"),
            ),
        ),
        MET,
        MET,
    ),
    (
        "4 and the exception invoked, not signed",
        improved(4, 3, invoked=("strong_record_exception",), attestations=(states(RECORD),)),
        NOT,
        UNKNOWN,
    ),
    ("5 good to outstanding", improved(2, 1), MET, NOT),
    ("6 URN changed, converter", converted("converter"), MET, MET),
    ("7 URN changed, sponsor led", converted("sponsor_led"), UNKNOWN, UNKNOWN),
    (
        "8 several predecessors",
        converted("converter", link("900203", "900102", "converter", "2022-04-01")),
        UNKNOWN,
        UNKNOWN,
    ),
    ("8 merger", converted("merged_or_split"), UNKNOWN, UNKNOWN),
    ("9 other links are ignored", converted("other"), NOT, NOT),
    ("11 left four months before the inspection", left("2022-01-10"), UNKNOWN, MET),
    ("12 left exactly one year before", left("2021-05-10"), UNKNOWN, MET),
    ("12 left a year and a day before", left("2021-05-09"), NOT, NOT),
    (
        "13 in post one year to the day",
        improved(3, 1, posts=(post("2021-05-10"),)),
        MET,
        MET,
    ),
    (
        "13 in post a year less a day",
        improved(3, 1, posts=(post("2021-05-11"),)),
        NOT,
        NOT,
    ),
    (
        "14 head on the day after conversion",
        converted("converter"),
        MET,
        MET,
    ),
    (
        "15 acting, and substantive time alone suffices",
        improved(
            3, 1, posts=(post("2018-09-01", "2019-08-31", capacity="acting"), post("2019-09-01"))
        ),
        MET,
        MET,
    ),
    (
        "15 acting time is needed",
        facts(
            posts=ACTING,
            graded=(graded("2018-01-10", 3), graded("2022-11-08", 1)),
            named_reports=(named("2022-11-08"),),
            measures=WEAK,
        ),
        UNKNOWN,
        UNKNOWN,
    ),
    (
        "15 not even acting time suffices",
        improved(3, 1, posts=(post("2021-09-01", capacity="acting"),)),
        NOT,
        NOT,
    ),
    (
        "16 co-headship counts in full",
        improved(3, 1, posts=(post("2018-09-01", capacity="co_head"),)),
        MET,
        MET,
    ),
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


@pytest.mark.parametrize(("policy", "column"), [("nle-2019", 2), ("nle-2022", 3)])
@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_edge_case(case: tuple[Any, ...], policy: str, column: int) -> None:
    assert run(case[1], policy).outcome == case[column]


def test_case_54_and_55_names_the_doubt_that_a_person_must_settle() -> None:
    trace = run(improved(3, 1, posts=(post("2018-09-01", sure=False),)), "nle-2019")
    settled = {entry.clause: entry.settled_by for entry in trace.deciding_unknowns}
    confirm = "An officer confirms the fact with its source."
    assert settled == {
        "turnaround_head.current_headship": confirm,
        "turnaround_head.improved.led_it": confirm,
    }


def test_a_head_cannot_borrow_one_schools_improvement_and_anothers_dates() -> None:
    posts = (post("2022-01-01"), post("2010-09-01", "2021-08-31", "900102"))
    row = (
        graded("2017-03-14", 3),
        graded("2022-05-10", 1),
        graded("2012-03-14", 3, "900102"),
        graded("2015-05-10", 1, "900102"),
    )
    trace = run(facts(posts=posts, graded=row, measures=WEAK), "nle-2019")
    assert trace.outcome == "not_met"
    group = trace.entry("turnaround_head.improved")
    reasons = {other.because.split(":")[0] for other in group.others}
    chosen = {e.clause for e in trace.routes[0].entries if e.result == "not_met"}
    assert chosen | reasons >= {
        "turnaround_head.improved.led_it",
        "turnaround_head.improved.recent",
    }
