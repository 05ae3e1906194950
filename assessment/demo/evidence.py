"""The facts that made-up applicants declare, by route. Most are met; some are not, on purpose."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from assessment.demo.cast import Applicant

Fact = tuple[str, dict[str, Any]]
LAST_OVERALL = date(2024, 7, 19)  # overall grades ended in September 2024
YEAR = 202324


@dataclass(frozen=True)
class Evidence:
    """A route and the facts declared under it."""

    route: str
    facts: tuple[Fact, ...]


def evidence_of(draw: random.Random, applicant: Applicant, closes: datetime) -> Evidence:
    """Return what an applicant declares: two in three are turnaround heads."""
    lot = draw.random()
    if lot < 0.66:
        return turnaround(draw, applicant, closes)
    if lot < 0.85 and applicant.school.phase in ("Secondary", "All-through"):
        return beacon(draw, applicant, closes)
    if lot < 0.94:
        return turnaround(draw, applicant, closes)
    return trust_leader(draw, applicant, closes)


def turnaround(
    draw: random.Random,
    applicant: Applicant,
    closes: datetime,
    grades: tuple[int, int] | None = None,
    capacity: str = "substantive",
) -> Evidence:
    """Return a head who moved a school up a grade; one in twelve only from 4 to 3."""
    urn, after = applicant.school.urn, _inspected(draw, closes)
    start = after - timedelta(days=draw.randint(420, 1100))
    before = after - timedelta(days=draw.randint(900, 1500))
    if grades is None:
        ups = ((3, 2), (3, 2), (3, 2), (3, 1), (4, 2), (2, 1))
        grades = (4, 3) if draw.random() < 1 / 12 else draw.choice(ups)
    return Evidence(
        "turnaround_head",
        (
            ("post", _post("headteacher", start, urn=urn, capacity=capacity)),
            ("graded", _graded(urn, before, grades[0])),
            ("graded", _graded(urn, after, grades[1])),
        ),
    )


def beacon(draw: random.Random, applicant: Applicant, closes: datetime) -> Evidence:
    """Return the head of an outstanding secondary school with its published results."""
    urn, seen = applicant.school.urn, _inspected(draw, closes)
    strong = draw.random() < 0.85
    attainment = round(draw.uniform(52, 63) if strong else draw.uniform(40, 49), 1)
    progress = round(draw.uniform(0.3, 0.8) if strong else draw.uniform(-0.1, 0.15), 2)
    return Evidence(
        "beacon",
        (
            ("post", _post("headteacher", seen - timedelta(days=800), urn=urn)),
            ("graded", _graded(urn, seen, 1)),
            ("measure", _measure(urn, "attainment_8", attainment)),
            ("measure", _measure(urn, "progress_8", progress, progress - 0.2)),
        ),
    )


def trust_leader(draw: random.Random, applicant: Applicant, closes: datetime) -> Evidence:
    """Return a chief executive whose trust moved a sponsored academy out of RI."""
    uid, first, after = (
        f"9{applicant.school.urn[2:]}",
        applicant.school.urn,
        _inspected(draw, closes),
    )
    joined = after - timedelta(days=1700)
    second = str(int(first) + 50_000)
    facts: list[Fact] = [
        ("post", _post("trust_ceo", joined, group=uid)),
        ("group", {"uid": uid, "type_code": "6", "status": "OPEN"}),
        ("graded", _graded(first, after - timedelta(days=1200), 3)),
        ("graded", _graded(first, after, 2)),
    ]
    for urn in (first, second):
        member = {"group": uid, "urn": urn, "type_code": "28", "joined": joined, "left": None}
        facts.append(("membership", member))
        facts.append(("measure", _measure(urn, "attainment_8", 54.0)))
        facts.append(("measure", _measure(urn, "progress_8", 0.4, 0.2)))
    return Evidence("mat_ceo", tuple(facts))


def regional_director(draw: random.Random, applicant: Applicant, closes: datetime) -> Evidence:
    """Return another leader in a trust, by exception: two officers look at it."""
    uid, urn, after = f"9{applicant.school.urn[2:]}", applicant.school.urn, _inspected(draw, closes)
    since = after - timedelta(days=900)
    return Evidence(
        "mat_leader_exception",
        (
            ("post", _post("regional_director", since, group=uid)),
            ("accountability", {"urn": urn, "start": since, "end": None}),
            ("graded", _graded(urn, after - timedelta(days=1200), 3)),
            ("graded", _graded(urn, after, 2)),
            ("chief_executive", {"email": f"chief.executive.{uid}@example.org"}),
        ),
    )


def _inspected(draw: random.Random, closes: datetime) -> date:
    newest = min(closes.date() - timedelta(days=200), LAST_OVERALL)
    return newest - timedelta(days=draw.randint(0, 500))


def _post(
    role: str,
    start: date,
    urn: str | None = None,
    group: str | None = None,
    capacity: str = "substantive",
) -> dict[str, Any]:
    return {
        "role": role,
        "urn": urn,
        "group": group,
        "start": start,
        "end": None,
        "capacity": capacity,
    }


def _graded(urn: str, start: date, overall: int) -> dict[str, Any]:
    return {
        "urn": urn,
        "start": start,
        "published": start + timedelta(days=40),
        "framework": "graded",
        "overall": overall,
        "quality_of_education": overall,
    }


def _measure(urn: str, name: str, value: float, low: float | None = None) -> dict[str, Any]:
    return {
        "urn": urn,
        "year": YEAR,
        "name": name,
        "state": "given",
        "value": f"{value:.2f}",
        "ci_low": None if low is None else f"{low:.2f}",
    }
