"""Session windows in UK wall time (rule 7)."""

from datetime import UTC, date, datetime, time

import pytest

from assessment.rules.refusal import Faults
from assessment.rules.window import Window, uk_instant, wall_time, window_on

EXIST = {
    "summer": (date(2026, 10, 10), time(9, 30), datetime(2026, 10, 10, 8, 30, tzinfo=UTC)),
    "winter": (date(2026, 11, 10), time(9, 30), datetime(2026, 11, 10, 9, 30, tzinfo=UTC)),
    "before it goes back": (
        date(2026, 10, 25),
        time(0, 59),
        datetime(2026, 10, 24, 23, 59, tzinfo=UTC),
    ),
    "after it went back": (date(2026, 10, 25), time(2), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    "before it goes forward": (
        date(2027, 3, 28),
        time(0, 59),
        datetime(2027, 3, 28, 0, 59, tzinfo=UTC),
    ),
    "after it went forward": (date(2027, 3, 28), time(2), datetime(2027, 3, 28, 1, tzinfo=UTC)),
}


@pytest.mark.parametrize(("day", "wall", "instant"), EXIST.values(), ids=EXIST.keys())
def test_rule_07_a_wall_time_is_an_instant(day: date, wall: time, instant: datetime) -> None:
    assert uk_instant(day, wall) == instant


REFUSED = {
    "skipped in 2027": (
        date(2027, 3, 28),
        time(1, 30),
        "1:30am on 28 March 2027 does not exist, because the clocks change",
    ),
    "first skipped minute": (
        date(2027, 3, 28),
        time(1),
        "1:00am on 28 March 2027 does not exist, because the clocks change",
    ),
    "twice in 2026": (
        date(2026, 10, 25),
        time(1, 30),
        "1:30am on 25 October 2026 happens twice. Choose another time",
    ),
    "twice in 2027": (
        date(2027, 10, 31),
        time(1, 59),
        "1:59am on 31 October 2027 happens twice. Choose another time",
    ),
}


@pytest.mark.parametrize(("day", "wall", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_rule_07_refuses_times_that_do_not_exist_or_happen_twice(
    day: date, wall: time, words: str
) -> None:
    with pytest.raises(ValueError, match=r"clocks|twice") as refused:
        uk_instant(day, wall)
    assert str(refused.value) == words


TYPED = {
    "9:30am": time(9, 30),
    " 9.30 AM ": time(9, 30),
    "09:30": time(9, 30),
    "9am": time(9),
    "12:15am": time(0, 15),
    "12pm": time(12),
    "midday": time(12),
    "23:59": time(23, 59),
}


@pytest.mark.parametrize(("typed", "expected"), TYPED.items(), ids=TYPED.keys())
def test_reads_times_as_people_type_them(typed: str, expected: time) -> None:
    assert wall_time(typed) == expected


@pytest.mark.parametrize("typed", ["", "930", "9", "25:00", "9:75am", "13pm", "half nine"])
def test_refuses_other_times(typed: str) -> None:
    with pytest.raises(ValueError, match="must be a time, like 9:30am"):
        wall_time(typed)


def test_a_window_takes_every_fault_at_once() -> None:
    with pytest.raises(Faults) as faults:
        window_on(date(2027, 3, 28), time(1), time(1, 30), time(3), cuts_late_starters=False)
    assert set(faults.value.fields) == {"opens", "last_start"}


ORDER = {
    "ends before it starts": (time(10), time(9), time(12), {"last_start"}),
    "closes with the last start": (time(9), time(10), time(10), {"closes"}),
}


@pytest.mark.parametrize(("opens", "last", "closes", "fields"), ORDER.values(), ids=ORDER.keys())
def test_a_window_runs_forward(opens: time, last: time, closes: time, fields: set[str]) -> None:
    with pytest.raises(Faults) as faults:
        window_on(date(2026, 10, 10), opens, last, closes, cuts_late_starters=True)
    assert set(faults.value.fields) == fields


def test_rule_01_cut_only_where_the_invitation_said_so() -> None:
    day = date(2026, 10, 10)
    kind = window_on(day, time(9, 30), time(10, 50), time(11, 30), cuts_late_starters=False)
    cut = window_on(day, time(9, 30), time(10, 50), time(11, 30), cuts_late_starters=True)
    assert (kind.cut_at, cut.cut_at) == (None, datetime(2026, 10, 10, 10, 30, tzinfo=UTC))


def test_a_window_is_open_from_its_first_to_its_last_start() -> None:
    opens, last = (
        datetime(2026, 10, 10, 8, 30, tzinfo=UTC),
        datetime(2026, 10, 10, 9, 50, tzinfo=UTC),
    )
    window = Window(opens, last, datetime(2026, 10, 10, 10, 30, tzinfo=UTC))
    assert [window.is_open(at) for at in (opens, last)] == [True, True]
    assert not window.is_open(opens.replace(microsecond=0, second=0, minute=29))
    assert not window.is_open(last.replace(microsecond=1))


@pytest.mark.parametrize(
    ("last", "one_day"),
    [
        pytest.param(datetime(2026, 10, 10, 22, 59, tzinfo=UTC), True, id="to 11:59pm in the UK"),
        pytest.param(datetime(2026, 10, 10, 23, tzinfo=UTC), False, id="to midnight in the UK"),
    ],
)
def test_a_session_of_one_day_is_one_on_the_uks_calendar(last: datetime, one_day: bool) -> None:
    opens = datetime(2026, 10, 9, 23, 30, tzinfo=UTC)  # 12:30am on the 10th
    assert Window(opens, last, last).is_one_day is one_day
