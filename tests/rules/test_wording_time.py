"""Dates, times, periods and lengths as section 6 of the screens says them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from assessment.rules import wording_time as say


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


SUMMER = at("2026-10-10T08:30:00")
WINTER = at("2026-11-17T11:52:08")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(say.date_words(SUMMER), "Saturday 10 October 2026", id="date"),
        pytest.param(say.date_words(date(2026, 9, 1)), "Tuesday 1 September 2026", id="plain-date"),
        pytest.param(say.date_short(SUMMER), "10 Oct 2026", id="date-in-a-table"),
        pytest.param(say.date_plain(SUMMER), "10 October 2026", id="date-without-weekday"),
        pytest.param(
            say.date_words(at("2026-07-01T23:30:00")), "Thursday 2 July 2026", id="uk-day-not-utc"
        ),
        pytest.param(say.time_words(SUMMER), "9:30am", id="summer-time"),
        pytest.param(say.time_words(WINTER), "11:52am", id="winter-time"),
        pytest.param(say.time_words(at("2026-11-17T12:00:00")), "midday", id="midday"),
        pytest.param(say.time_words(at("2026-11-17T12:01:00")), "12:01pm", id="after-midday"),
        pytest.param(say.time_words(at("2026-11-17T23:59:00")), "11:59pm", id="end-of-day"),
        pytest.param(say.time_words(at("2026-11-17T00:05:00")), "12:05am", id="start-of-day"),
        pytest.param(say.time_words(at("2026-11-17T10:00:00")), "10:00am", id="whole-hour"),
        pytest.param(say.exact_time(WINTER), "11:52:08am", id="exact"),
        pytest.param(say.moment(WINTER), "17 November 2026, 11:52:08am", id="moment"),
        pytest.param(
            say.time_on_date(at("2026-09-11T22:59:00")),
            "11:59pm on Friday 11 September 2026",
            id="deadline",
        ),
        pytest.param(
            say.date_at_time(at("2026-10-19T15:12:00")), "19 October 2026 at 4:12pm", id="done-at"
        ),
        pytest.param(
            say.period(SUMMER, SUMMER + timedelta(minutes=90)), "9:30am to 11:00am", id="period"
        ),
        pytest.param(
            say.date_period(date(2026, 12, 1), date(2026, 12, 4)), "1 to 4 December 2026", id="days"
        ),
        pytest.param(
            say.date_period(date(2026, 11, 30), date(2026, 12, 4)),
            "30 November to 4 December 2026",
            id="days-over-a-month",
        ),
        pytest.param(
            say.date_period(date(2026, 12, 30), date(2027, 1, 2)),
            "30 December 2026 to 2 January 2027",
            id="days-over-a-year",
        ),
        pytest.param(say.time_allowed(60, 75, 25), "75 minutes (60 plus 25%)", id="rule-06-extra"),
        pytest.param(say.time_allowed(60, 60), "60 minutes", id="rule-06-none"),
        pytest.param(say.time_left(43 * 60 + 59), "43 minutes left", id="left-rounded-down"),
        pytest.param(say.time_left(60), "1 minute left", id="left-one-minute"),
        pytest.param(say.time_left(59.9), "59 seconds left", id="left-under-a-minute"),
        pytest.param(say.time_left(-3), "0 seconds left", id="left-never-negative"),
        pytest.param(say.length(500), "8 minutes 20 seconds", id="length"),
        pytest.param(say.length(60), "1 minute", id="length-whole"),
        pytest.param(say.length(0), "0 seconds", id="length-none"),
        pytest.param(say.machine(SUMMER), "2026-10-10T08:30:00Z", id="machine-utc"),
        pytest.param(say.machine(date(2026, 10, 10)), "2026-10-10", id="machine-date"),
    ],
)
def test_said(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        pytest.param("2026-10-17T09:00:00", False, id="eight-days-before"),
        pytest.param("2026-10-19T09:00:00", True, id="six-days-before"),
        pytest.param("2026-10-31T09:00:00", True, id="six-days-after"),
        pytest.param("2026-11-02T09:00:00", False, id="eight-days-after"),
    ],
)
def test_uk_time_is_named_near_a_clock_change(instant: str, expected: bool) -> None:
    assert say.time_in_zone(at(instant)).endswith("UK time") is expected


def test_invitations_always_name_the_zone() -> None:
    assert say.time_in_zone(WINTER, invitation=True) == "11:52am UK time"


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without its zone"):
        say.time_words(WINTER.replace(tzinfo=None))
