"""Each clause type at its boundary, alone in a policy of one route."""

import json
from typing import Any

import pytest

from assessment.rules.eligibility import Facts
from rubrics.eligibility import EligibilityPolicy
from tests.rules.eligibility.build import (
    POLICIES,
    answers_for,
    card,
    facts,
    graded,
    judged,
    link,
    measure,
    member,
    named,
    post,
    run,
    states,
    strong_ks4,
    trust,
    visit,
)

HEAD = post("2018-09-01")
CEO = post("2017-01-01", None, None, role="trust_ceo", group="90001")
HEADS = ["headteacher", "executive_headteacher"]
MET, NOT, UNKNOWN = "met", "not_met", "unknown"


def alone(
    clause: dict[str, Any], post_kind: str = "headship", pair: bool = False
) -> EligibilityPolicy:
    """nle-2019 with one route, which holds one clause."""
    whole = json.loads(POLICIES["nle-2019"].body)
    some = {"post": post_kind, **({"pair": "graded_pair"} if pair else {})}
    group = {"id": "some", "for_some": some, "all": [{"id": "one", **clause}]}
    node = group if post_kind else {"id": "one", **clause}
    whole["routes"] = [{"id": "route", "title": "Route", "cites": "a test", "all": [node]}]
    return EligibilityPolicy.model_validate_json(json.dumps(whole))


def pair(before: Any, later: Any, **parts: Any) -> Facts:
    return facts(**{"posts": (HEAD,), "graded": (before, later), **parts})


HELD = alone({"type": "held_post", "roles": HEADS, "when": "now", "min": "P1Y"}, "")
EVER = alone({"type": "held_post", "roles": ["deputy_ceo"], "when": "now_or_past"}, "")
STEP = alone({"type": "grade_improved"}, pair=True)
WINDOW = alone({"type": "inspection_between", "from": "2020-01-01", "to": "2022-05-10"}, pair=True)
RECENT = alone({"type": "inspection_between", "not_before": "P5Y"}, pair=True)
LED = alone(
    {"type": "in_post_between", "before": "P1Y", "left_met": "P0D", "left_unknown": "P1Y"},
    pair=True,
)
NAMED = alone({"type": "named_in_report", "since": "2005-09-01"})
GRADE = alone({"type": "current_grade", "equals": 1, "max_age": "P10Y"}, "current_headship")
DECLINE = alone(
    {"type": "no_decline", "roles": HEADS, "grace": "P1Y", "tail": "P0D", "fell_to": [3, 4]}, ""
)
ATTAINS = alone(
    {"type": "performance_at_least", "measure": "attainment", "ks4": 50.0, "ks2": 70.0,
     "max_age_years": 3}
)  # fmt: skip
PROGRESS = alone(
    {"type": "performance_at_least", "measure": "progress", "ks4": 0.2, "ks4_ci_low_above": 0.0,
     "ks2": 0.5, "max_age_years": 3, "not_produced": "use_latest_produced"}
)  # fmt: skip
GAIN = alone({"type": "performance_improved_by", "base": 202223, "ks4": 0.3, "ks2": 10.0})
UNSEEN = alone({"type": "not_inspected_since", "since": "2023-09-01"})
LEADS = alone(
    {"type": "leads_group", "roles": ["trust_ceo"], "group_types": ["6"], "status": ["OPEN"]},
    "current_trust_leadership",
)
MOVED = alone(
    {"type": "moved_sponsored_academy_out_of_ri", "from": [3], "from_unknown": [4], "to": [1, 2],
     "before": "P1Y"},
    "current_trust_leadership",
)  # fmt: skip
SHARE = alone(
    {"type": "group_performance_at_least", "member_for": "P3Y", "min_schools": 2, "share": 0.5},
    "current_trust_leadership",
)
OWN = alone({"type": "accountable_improvement", "transitions": [[3, 2]], "before": "P0D"}, "")
STATED = alone({"type": "attested", "subject": "record"}, "")


def dipped(inspected: str, **parts: Any) -> Facts:
    return pair(graded("2017-03-14", 2), graded(inspected, 3), **parts)


def academy(before: int | None, later: int | None, **parts: Any) -> Facts:
    row = (graded("2018-01-10", before, "900116"), graded("2022-06-14", later, "900116"))
    whole = {"posts": (CEO,), "memberships": (member("900116"),), "graded": row}
    return facts(**{**whole, **parts})


def strength(*weak: str, silent: int = 0, joined: str = "2016-09-01") -> Facts:
    """A trust of one strong academy, these weak ones, and some without figures."""
    quiet = tuple(f"90017{n}" for n in range(silent))
    urns = ("900116", *weak, *quiet)
    figures = strong_ks4("900116") + tuple(
        measure(name, "-1", urn=urn, ci_low="-2")
        for urn in weak
        for name in ("attainment_8", "progress_8")
    )
    return facts(
        posts=(CEO,),
        memberships=tuple(member(urn, joined=joined) for urn in urns),
        measures=figures,
    )


def progress(value: str | None, low: str | None = "0.01", **more: Any) -> Facts:
    return facts(posts=(HEAD,), measures=(measure("progress_8", value, ci_low=low, **more),))


def primary(*values: str | None) -> Facts:
    names = ("reading_progress", "writing_progress", "maths_progress")
    rows = tuple(measure(n, v, 202223) for n, v in zip(names, values, strict=True))
    return facts(posts=(HEAD,), measures=rows)


OUT = graded("2022-01-18", 1)
CASES = [
    ("held_post a year to the day", HELD, facts(posts=(post("2025-11-30"),)), MET),
    ("held_post a year less a day", HELD, facts(posts=(post("2025-12-01"),)), NOT),
    (
        "held_post from 29 February",
        HELD,
        facts(at=post("2025-02-28").start, posts=(post("2024-02-29"),)),
        MET,
    ),
    ("held_post ends on the day", HELD, facts(posts=(post("2020-01-01", "2026-11-30"),)), MET),
    ("held_post ended the day before", HELD, facts(posts=(post("2020-01-01", "2026-11-29"),)), NOT),
    ("held_post unverified", HELD, facts(posts=(post("2020-01-01", sure=False),)), UNKNOWN),
    (
        "held_post joined",
        HELD,
        facts(posts=(post("2025-01-01", "2026-03-31"), post("2026-04-01"))),
        MET,
    ),
    (
        "held_post with a gap of two days",
        HELD,
        facts(posts=(post("2025-01-01", "2026-03-31"), post("2026-04-02"))),
        NOT,
    ),
    (
        "held_post in the past",
        EVER,
        facts(posts=(post("2015-01-01", "2016-01-01", None, role="deputy_ceo", group="1"),)),
        MET,
    ),
    ("held_post never", EVER, facts(posts=(HEAD,)), NOT),
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
        "in_post_between a year before",
        LED,
        pair(graded("2017-03-14", 3), graded("2019-09-01", 1)),
        MET,
    ),
    (
        "in_post_between a day short",
        LED,
        pair(graded("2017-03-14", 3), graded("2019-08-31", 1)),
        NOT,
    ),
    (
        "in_post_between left on the day",
        LED,
        pair(
            graded("2017-03-14", 3),
            graded("2022-05-10", 1),
            posts=(post("2018-09-01", "2022-05-10"),),
        ),
        MET,
    ),
    (
        "in_post_between left the day before",
        LED,
        pair(
            graded("2017-03-14", 3),
            graded("2022-05-10", 1),
            posts=(post("2018-09-01", "2022-05-09"),),
        ),
        UNKNOWN,
    ),
    (
        "in_post_between left too long before",
        LED,
        pair(
            graded("2017-03-14", 3),
            graded("2022-05-10", 1),
            posts=(post("2018-09-01", "2021-05-09"),),
        ),
        NOT,
    ),
    (
        "named_in_report on the first day",
        NAMED,
        facts(posts=(HEAD,), named_reports=(named("2005-09-01"),)),
        MET,
    ),
    (
        "named_in_report too early",
        NAMED,
        facts(posts=(HEAD,), named_reports=(named("2005-08-31"),)),
        UNKNOWN,
    ),
    (
        "named_in_report of another school",
        NAMED,
        facts(posts=(HEAD,), named_reports=(named(urn="900999"),)),
        UNKNOWN,
    ),
    (
        "named_in_report not confirmed",
        NAMED,
        facts(posts=(HEAD,), named_reports=(named(sure=False),)),
        UNKNOWN,
    ),
    ("named_in_report by silence", NAMED, facts(posts=(HEAD,)), UNKNOWN),
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
    ("leads_group of the type", LEADS, facts(posts=(CEO,), groups=(trust(),)), MET),
    ("leads_group of another type", LEADS, facts(posts=(CEO,), groups=(trust("10"),)), NOT),
    ("leads_group nothing known", LEADS, facts(posts=(CEO,)), UNKNOWN),
    ("leads_group not confirmed", LEADS, facts(posts=(CEO,), groups=(trust(sure=False),)), UNKNOWN),
    ("moved_sponsored_academy 3 to 2", MOVED, academy(3, 2), MET),
    ("moved_sponsored_academy 4 to 2", MOVED, academy(4, 2), UNKNOWN),
    ("moved_sponsored_academy 2 to 1", MOVED, academy(2, 1), NOT),
    (
        "moved_sponsored_academy only a converter",
        MOVED,
        academy(3, 2, memberships=(member("900116", "34"),)),
        NOT,
    ),
    (
        "moved_sponsored_academy joined a year before",
        MOVED,
        academy(3, 2, memberships=(member("900116", joined="2021-06-14"),)),
        MET,
    ),
    (
        "moved_sponsored_academy joined a day late",
        MOVED,
        academy(3, 2, memberships=(member("900116", joined="2021-06-15"),)),
        NOT,
    ),
    (
        "moved_sponsored_academy leader came too late",
        MOVED,
        academy(3, 2, posts=(post("2021-06-15", None, None, role="trust_ceo", group="90001"),)),
        NOT,
    ),
    (
        "moved_sponsored_academy predecessor's grade counts",
        MOVED,
        academy(
            3,
            2,
            graded=(graded("2018-01-10", 3, "900555"), graded("2022-06-14", 2, "900116")),
            links=(link("900555", "900116", "sponsor_led", "2019-09-01"),),
        ),
        MET,
    ),
    ("group_performance half", SHARE, strength("900117"), MET),
    ("group_performance a third", SHARE, strength("900117", "900118"), NOT),
    ("group_performance one with figures", SHARE, strength(silent=3), UNKNOWN),
    (
        "group_performance missing figures could matter",
        SHARE,
        strength("900117", "900118", silent=1),
        UNKNOWN,
    ),
    (
        "group_performance three years to the day",
        SHARE,
        strength("900117", joined="2023-11-30"),
        MET,
    ),
    ("group_performance a day short", SHARE, strength("900117", joined="2023-12-01"), NOT),
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


@pytest.mark.parametrize(("name", "policy", "told", "answer"), CASES, ids=[c[0] for c in CASES])
def test_clause_at_its_boundary(
    name: str, policy: EligibilityPolicy, told: Facts, answer: str
) -> None:
    trace = run(told, policy)
    assert trace.outcome == answer
    if answer == UNKNOWN:
        assert all(entry.settled_by for entry in trace.deciding_unknowns)
    if answer == NOT:
        assert all(entry.facts for entry in trace.routes[0].entries if entry.kind == "clause")


def test_every_clause_type_of_the_design_is_here() -> None:
    assert {case[0].split(" ")[0] for case in CASES} == {
        "held_post",
        "grade_improved",
        "inspection_between",
        "in_post_between",
        "named_in_report",
        "current_grade",
        "no_decline",
        "performance_at_least",
        "performance_improved_by",
        "not_inspected_since",
        "leads_group",
        "moved_sponsored_academy",
        "group_performance",
        "accountable_improvement",
        "attested",
    }
