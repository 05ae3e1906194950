"""The people of the edge cases: one head, one trust leader, one exception, told in few words."""

from typing import Any

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
    strong_ks4,
    trust,
)

MET, NOT, UNKNOWN = "met", "not_met", "unknown"
Case = tuple[str, Facts, str, str]
"""Its number and words, the facts, the outcome under 2019 and under 2022."""

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
