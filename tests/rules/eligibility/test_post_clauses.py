"""Clauses about posts and who led a school, each at its boundary."""

import pytest

from tests.rules.eligibility.alone import HEAD, HEADS, MET, NOT, UNKNOWN, Row, alone, holds, pair
from tests.rules.eligibility.build import facts, graded, named, post

HELD = alone({"type": "held_post", "roles": HEADS, "when": "now", "min": "P1Y"}, "")
EVER = alone({"type": "held_post", "roles": ["deputy_ceo"], "when": "now_or_past"}, "")
LED = alone(
    {"type": "in_post_between", "before": "P1Y", "left_met": "P0D", "left_unknown": "P1Y"},
    pair=True,
)
NAMED = alone({"type": "named_in_report", "since": "2005-09-01"})


CASES: list[Row] = [
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
]


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_clause_at_its_boundary(row: Row) -> None:
    holds(row)
