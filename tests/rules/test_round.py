"""The days of a round: their order, the words for where it is, what comes next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assessment.rules.round import (
    Dates,
    date_faults,
    next_date,
    slug_of,
    stage_words,
    takes_applications,
)

AUTUMN = Dates(
    applications_open=date(2026, 7, 1),
    applications_close=date(2026, 9, 11),
    eligibility_told_by=date(2026, 9, 25),
    paper_on=date(2026, 10, 10),
    paper_result_by=date(2026, 10, 30),
    interviews_from=date(2026, 11, 17),
    interviews_to=date(2026, 11, 20),
    results_on=date(2026, 12, 1),
    appeals_close_on=date(2026, 12, 29),
    designation_from=date(2026, 12, 1),
)

ORDERS = {
    "in order": (AUTUMN, {}),
    "nothing settled": (Dates(), {}),
    "interviews on one day": (replace(AUTUMN, interviews_to=date(2026, 11, 17)), {}),
    "gaps are passed over": (Dates(paper_on=date(2026, 10, 10), results_on=date(2026, 12, 1)), {}),
    "closes before it opens": (
        replace(AUTUMN, applications_close=date(2026, 6, 30)),
        {"applications_close": "Applications close must be after applications open"},
    ),
    "closes on the day it opens": (
        replace(AUTUMN, applications_close=date(2026, 7, 1)),
        {"applications_close": "Applications close must be after applications open"},
    ),
    "paper before people are told": (
        replace(AUTUMN, paper_on=date(2026, 9, 20)),
        {"paper_on": "Paper must be after applicants told if they can apply"},
    ),
    "appeals close before results": (
        replace(AUTUMN, appeals_close_on=date(2026, 11, 30)),
        {"appeals_close_on": "Appeals close must be after results"},
    ),
    "designated before results": (
        replace(AUTUMN, designation_from=date(2026, 11, 30)),
        {"designation_from": "Designation starts must be after results"},
    ),
}


@pytest.mark.parametrize(("dates", "found"), ORDERS.values(), ids=ORDERS.keys())
def test_days_come_in_order(dates: Dates, found: dict[str, str]) -> None:
    assert date_faults(dates) == found


@pytest.mark.parametrize(
    ("now", "taken"),
    [
        pytest.param(datetime(2026, 7, 1, 7, 59, 59, tzinfo=UTC), False, id="before-it-opens"),
        pytest.param(datetime(2026, 7, 1, 8, tzinfo=UTC), True, id="it-opens"),
        pytest.param(datetime(2026, 9, 11, 22, 59, 59, 999999, UTC), True, id="23:59:59.999999"),
        pytest.param(datetime(2026, 9, 11, 23, tzinfo=UTC), False, id="00:00:00"),
    ],
)
def test_the_closing_minute_counts_whole(now: datetime, taken: bool) -> None:
    assert takes_applications(AUTUMN.opens_at, AUTUMN.closes_at, now) is taken


def test_rule_07_days_become_instants_by_the_uk_clock() -> None:
    assert AUTUMN.opens_at == datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    assert AUTUMN.closes_at == datetime(2026, 9, 11, 22, 59, tzinfo=UTC)
    assert AUTUMN.results_at == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


STAGES = {
    "before opening": (None, at(6, 1), "Being set up"),
    "opened early": (at(6, 20), at(6, 25), "Opens later"),
    "in August": (at(6, 20), at(8, 1), "Taking applications"),
    "in September": (at(6, 20), at(9, 20), "Checking applications"),
    "after the paper": (at(6, 20), at(10, 20), "Paper"),
    "in the interviews": (at(6, 20), at(11, 18), "Interviews"),
    "after them": (at(6, 20), at(11, 25), "Moderation and decisions"),
}


@pytest.mark.parametrize(("opened", "now", "words"), STAGES.values(), ids=STAGES.keys())
def test_stage_is_derived_from_dates(opened: datetime | None, now: datetime, words: str) -> None:
    assert stage_words(opened, None, None, AUTUMN, now) == words


def test_end_of_a_round_is_what_was_done_not_a_date() -> None:
    assert stage_words(at(6, 20), None, at(12, 1), AUTUMN, at(8, 1)) == "Results released"
    assert stage_words(at(6, 20), at(12, 30), at(12, 1), AUTUMN, at(8, 1)) == "Closed"


NEXT = {
    "before all": (at(6, 1), ("Applications open", date(2026, 7, 1))),
    "today counts": (at(9, 11), ("Applications close", date(2026, 9, 11))),
    "between": (at(9, 12), ("Applicants told if they can apply", date(2026, 9, 25))),
    "over": (datetime(2027, 1, 1, tzinfo=UTC), None),
}


@pytest.mark.parametrize(("now", "found"), NEXT.values(), ids=NEXT.keys())
def test_what_comes_next(now: datetime, found: tuple[str, date] | None) -> None:
    assert next_date(AUTUMN, now) == found


SLUGS = {
    "Autumn 2026 round": "autumn-2026-round",
    "  Zoë’s  round!": "zoes-round",
    "New": "new-round",
    "Request": "request-round",
    "¡!": "",
    "a" * 80: "a" * 60,
}


@pytest.mark.parametrize(("name", "slug"), SLUGS.items(), ids=SLUGS.values())
def test_name_in_addresses(name: str, slug: str) -> None:
    assert slug_of(name) == slug
