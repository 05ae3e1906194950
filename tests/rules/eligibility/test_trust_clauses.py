"""Clauses about trusts, each at its boundary."""

from typing import Any

import pytest

from assessment.rules.eligibility import Facts
from tests.rules.eligibility.alone import MET, NOT, UNKNOWN, Row, alone, holds
from tests.rules.eligibility.build import (
    facts,
    graded,
    link,
    measure,
    member,
    post,
    strong_ks4,
    trust,
)

CEO = post("2017-01-01", None, None, role="trust_ceo", group="90001")
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


CASES: list[Row] = [
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
]


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_clause_at_its_boundary(row: Row) -> None:
    holds(row)
