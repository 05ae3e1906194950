"""Semantics rule 7: interview times are UK wall time; clock changes alter no duration."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from assessment.rules.interview.slot import Slot, make_slot, read_time
from assessment.rules.refusal import Faults

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "starts", "instant"),
    [
        pytest.param(
            date(2026, 11, 17), time(10), datetime(2026, 11, 17, 10, tzinfo=UTC), id="winter"
        ),
        pytest.param(
            date(2026, 10, 24), time(10), datetime(2026, 10, 24, 9, tzinfo=UTC), id="summer"
        ),
        pytest.param(
            date(2026, 10, 25), time(0, 30), datetime(2026, 10, 24, 23, 30, tzinfo=UTC), id="before"
        ),
    ],
)
def test_rule_07_a_slot_lasts_its_elapsed_minutes(
    day: date, starts: time, instant: datetime
) -> None:
    slot = make_slot(day, starts, 90, now=NOW)
    assert (slot.starts_at, slot.ends_at - slot.starts_at) == (instant, timedelta(minutes=90))


@pytest.mark.parametrize(
    ("day", "starts", "message"),
    [
        pytest.param(
            date(2027, 3, 28),
            time(1, 30),
            "1:30am on 28 March 2027 does not exist, because the clocks change",
            id="no-such-time",
        ),
        pytest.param(
            date(2026, 10, 25),
            time(1, 30),
            "1:30am on 25 October 2026 happens twice. Choose another time",
            id="twice",
        ),
        pytest.param(date(2026, 9, 30), time(10), "Start must be in the future", id="past"),
    ],
)
def test_rule_07_a_wall_time_must_be_one_instant(day: date, starts: time, message: str) -> None:
    with pytest.raises(Faults) as caught:
        make_slot(day, starts, 90, now=NOW)
    assert dict(caught.value.fields) == {"starts_at": message}


@pytest.mark.parametrize(
    ("minutes_later", "overlap"), [(0, True), (89, True), (90, False), (-89, True), (-90, False)]
)
def test_slots_of_one_panel_may_touch_but_not_overlap(minutes_later: int, overlap: bool) -> None:
    first = make_slot(date(2026, 11, 17), time(10), 90, now=NOW)
    shift = timedelta(minutes=minutes_later)
    assert first.overlaps(Slot(first.starts_at + shift, first.ends_at + shift)) is overlap


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:00am", time(10)),
        ("10am", time(10)),
        ("12am", time(0)),
        ("12:30pm", time(12, 30)),
        ("2 PM", time(14)),
        ("14:30", time(14, 30)),
        ("9.15am", time(9, 15)),
        ("midday", time(12)),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, read: time) -> None:
    assert read_time(typed, "starts") == read


@pytest.mark.parametrize(
    "typed", ["", "10", "25:00", "13pm", "0am", "10:60", "ten", "١٠am", "-1am"]
)
def test_what_is_no_time_says_so(typed: str) -> None:
    with pytest.raises(Faults) as caught:
        read_time(typed, "starts")
    assert dict(caught.value.fields) == {"starts": "Start time must be a time, like 10:00am"}
