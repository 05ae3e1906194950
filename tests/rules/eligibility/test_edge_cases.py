"""The edge cases of the eligibility design, section 3, from declared facts, under both policies."""

import pytest

from tests.rules.eligibility import doubt_cases, head_cases, judgement_cases
from tests.rules.eligibility.build import facts, graded, post, run
from tests.rules.eligibility.scenes import WEAK, Case, improved

CASES = [*head_cases.CASES, *judgement_cases.CASES, *doubt_cases.CASES]


@pytest.mark.parametrize(("policy", "column"), [("nle-2019", 2), ("nle-2022", 3)])
@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_edge_case(case: Case, policy: str, column: int) -> None:
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
