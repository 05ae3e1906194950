"""Which dates of an open round may still change, and to what."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assessment.rules.new_dates import (
    CARRIED,
    IN_LETTERS,
    KEPT,
    NOTHING,
    PAST,
    changes,
    closes_earlier,
    may_change,
    new_date_faults,
)
from assessment.rules.round import LABELS
from tests.records.rounds import DATES

DURING = datetime(2026, 9, 1, 10, tzinfo=UTC)
LAST_MINUTE = datetime(2026, 9, 11, 22, 59, 59, tzinfo=UTC)
CLOSED = datetime(2026, 9, 11, 23, tzinfo=UTC)
RESULTS = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
ALL = tuple(LABELS)


@pytest.mark.parametrize(
    ("now", "promised", "may"),
    [
        pytest.param(datetime(2026, 7, 1, 7, 59, tzinfo=UTC), False, ALL, id="before opening"),
        pytest.param(datetime(2026, 7, 1, 8, tzinfo=UTC), False, ALL[1:], id="from 9am"),
        pytest.param(LAST_MINUTE, False, ALL[1:], id="in the closing minute"),
        pytest.param(CLOSED, False, ALL[2:], id="after it"),
        pytest.param(DURING, True, ALL[1:7], id="letters are made"),
        pytest.param(datetime(2026, 10, 10, 22, tzinfo=UTC), False, ALL[3:], id="on the day"),
        pytest.param(datetime(2026, 10, 10, 23, tzinfo=UTC), False, ALL[4:], id="after midnight"),
        pytest.param(RESULTS, False, ALL[8:], id="results at 9:30am"),
    ],
)
def test_what_may_still_change(now: datetime, promised: bool, may: tuple[str, ...]) -> None:
    assert may_change(DATES, promised, now) == may


@pytest.mark.parametrize(
    ("changed", "promised", "faults"),
    [
        pytest.param({}, False, {"applications_close": NOTHING}, id="nothing"),
        pytest.param({"applications_close": date(2026, 9, 18)}, False, {}, id="later"),
        pytest.param({"applications_close": date(2026, 9, 1)}, False, {}, id="today"),
        pytest.param(
            {"applications_close": date(2026, 8, 31)},
            False,
            {"applications_close": "Applications close must not be in the past"},
            id="before now",
        ),
        pytest.param({"applications_open": date(2026, 7, 2)}, False, {"applications_open": PAST}),
        pytest.param({"paper_on": None}, False, {"paper_on": KEPT}, id="taken away"),
        pytest.param({"results_on": date(2026, 11, 30)}, True, {"results_on": CARRIED}),
        pytest.param(
            {"paper_on": date(2026, 11, 2)},
            False,
            {"paper_result_by": "Paper marked must be after paper"},
            id="order as at set-up",
        ),
    ],
)
def test_what_it_may_change_to(
    changed: dict[str, date | None], promised: bool, faults: dict[str, str]
) -> None:
    assert new_date_faults(DATES, replace(DATES, **changed), promised, DURING) == faults


def test_what_letters_carry_is_named_as_the_dates_are() -> None:
    assert set(LABELS) > IN_LETTERS


def test_changes_name_both_days_and_nothing_else() -> None:
    new = replace(DATES, applications_close=date(2026, 9, 8), paper_on=None)
    assert changes(DATES, new) == (
        ("Applications close", date(2026, 9, 11), date(2026, 9, 8)),
        ("Paper", date(2026, 10, 10), None),
    )
    assert (closes_earlier(DATES, new), closes_earlier(new, DATES)) == (True, False)
    assert not closes_earlier(DATES, DATES)
