"""Time in a sitting: rules 1, 2, 3, 6 and 7 at their boundaries."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.rules.allowance import Allowance
from assessment.rules.stopped import Pause
from assessment.rules.timing import (
    Ending,
    Standing,
    State,
    Times,
    break_time_used,
    is_settled,
    read,
    standing_of,
    time_used,
)

START = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)
TICK = timedelta(microseconds=1)
GRACE = timedelta(seconds=30)  # rule 2, said here and not read from the code


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def sitting(**changes: object) -> Times:
    allowance = changes.pop("allowance", Allowance(60, Decimal(0), 2, 10))
    return Times(START, allowance, **changes)  # type: ignore[arg-type]


def rest(start: float, end: float | None = None) -> Pause:
    return Pause(after(start), None if end is None else after(end))


def staff(start: float, end: float | None = None) -> Pause:
    return Pause(after(start), None if end is None else after(end), by_staff=True)


DEADLINES = {
    "nothing happened": (sitting(), 60),
    "a quarter more": (sitting(allowance=Allowance(60, Decimal(25))), 75),
    "an eighth more": (sitting(allowance=Allowance(60, Decimal("12.5"))), 67.5),
    "double": (sitting(allowance=Allowance(60, Decimal(100))), 120),
    "a rest break": (sitting(pauses=(rest(10, 14),)), 64),
    "a rest break longer than its wallet": (sitting(pauses=(rest(10, 30),)), 70),
    "a rest break never ended": (sitting(pauses=(rest(10),)), 70),
    "two breaks from one wallet": (sitting(pauses=(rest(5, 9), rest(20, 40))), 70),
    "no break agreed": (sitting(allowance=Allowance(60), pauses=(rest(10, 15),)), 60),
    "a staff pause": (sitting(pauses=(staff(10, 22),)), 72),
    "two staff pauses": (sitting(pauses=(staff(10, 22), staff(30, 33))), 75),
    "a staff pause within a break": (sitting(pauses=(rest(10, 18), staff(12, 14))), 68),
    "a break runs on after a staff pause": (sitting(pauses=(rest(10), staff(12, 20))), 78),
    "a break within a staff pause": (sitting(pauses=(staff(10, 20), rest(12, 16))), 70),
    "a staff pause across the end of a break": (sitting(pauses=(rest(10, 14), staff(12, 20))), 70),
    "staff pauses that overlap": (sitting(pauses=(staff(10, 20), staff(15, 25))), 75),
    "added time": (sitting(credit=timedelta(minutes=12)), 72),
    "time taken by two people": (sitting(credit=timedelta(minutes=-5)), 55),
    "taken down to less than nothing": (sitting(credit=timedelta(minutes=-90)), 0),
    "a pause after the end": (sitting(pauses=(staff(61, 70),)), 60),
    "a pause at the end": (sitting(pauses=(staff(60, 70),)), 60),
    "a pause in the last moment": (sitting(pauses=(staff(59, 70),)), 71),
    "cut by the window": (sitting(closes_at=after(41)), 41),
    "window ends later": (sitting(closes_at=after(90)), 60),
    "own break does not move the cut": (sitting(closes_at=after(41), pauses=(rest(5, 10),)), 41),
    "staff pause moves the cut": (sitting(closes_at=after(41), pauses=(staff(5, 10),)), 46),
    "added time moves the cut": (sitting(closes_at=after(41), credit=timedelta(minutes=3)), 44),
    "cut during a break": (sitting(closes_at=after(41), pauses=(rest(38),)), 41),
}


@pytest.mark.parametrize(("times", "minutes"), DEADLINES.values(), ids=DEADLINES.keys())
def test_rule_01_deadline(times: Times, minutes: float) -> None:
    assert read(times, after(300)).ends_at == after(minutes)


STATES = {
    "at the start": (sitting(), 0, State.OPEN, None, 60),
    "rounded down": (sitting(), 0.5, State.OPEN, None, 59),
    "on a break": (sitting(pauses=(rest(10),)), 15, State.ON_BREAK, None, 50),
    "break just begun": (sitting(pauses=(rest(10),)), 10, State.ON_BREAK, None, 50),
    "break ended": (sitting(pauses=(rest(10, 15),)), 15, State.OPEN, None, 50),
    "break used up": (sitting(pauses=(rest(10),)), 20, State.OPEN, None, 50),
    "after it was used up": (sitting(pauses=(rest(10),)), 25, State.OPEN, None, 45),
    "paused by staff": (sitting(pauses=(staff(10),)), 100, State.PAUSED, None, 50),
    "paused on a break": (sitting(pauses=(rest(10), staff(12))), 100, State.PAUSED, None, 50),
    "break goes on": (sitting(pauses=(rest(10), staff(12, 20))), 21, State.ON_BREAK, None, 50),
    "over": (sitting(), 60, State.OVER, Ending.CLOSED, 0),
    "submitted": (sitting(submitted_at=after(20)), 21, State.OVER, Ending.SUBMITTED, 0),
    "void": (sitting(voided_at=after(20)), 21, State.OVER, Ending.VOID, 0),
    "void after it was submitted": (
        sitting(submitted_at=after(20), voided_at=after(30)),
        31,
        State.OVER,
        Ending.VOID,
        0,
    ),
}


@pytest.mark.parametrize(
    ("times", "minute", "state", "ending", "left"), STATES.values(), ids=STATES.keys()
)
def test_rule_06_state_and_minutes_left(
    times: Times, minute: float, state: State, ending: Ending | None, left: int
) -> None:
    reading = read(times, after(minute))
    assert (reading.state, reading.ending, reading.minutes_left) == (state, ending, left)


def test_rule_03_open_to_the_last_microsecond() -> None:
    assert read(sitting(), after(60) - TICK).state is State.OPEN
    assert read(sitting(), after(60)).ended_at == after(60)


RECEIVED = {
    "at the start": (sitting(), START, Standing.COUNTS),
    "at the deadline": (sitting(), after(60), Standing.COUNTS),
    "a microsecond before the grace ends": (sitting(), after(60) + GRACE - TICK, Standing.COUNTS),
    "as the grace ends": (sitting(), after(60) + GRACE, Standing.COUNTS),
    "a microsecond after the grace": (sitting(), after(60) + GRACE + TICK, Standing.AFTER_END),
    "late, then time was added": (
        sitting(credit=timedelta(minutes=1)),
        after(60) + GRACE + TICK,
        Standing.COUNTS,
    ),
    "as a break begins": (sitting(pauses=(rest(10, 15),)), after(10), Standing.COUNTS),
    "on its way as a break begins": (
        sitting(pauses=(rest(10, 15),)),
        after(10) + GRACE,
        Standing.COUNTS,
    ),
    "in a break": (
        sitting(pauses=(rest(10, 15),)),
        after(10) + GRACE + TICK,
        Standing.IN_BREAK,
    ),
    "no second grace inside a break": (
        sitting(pauses=(rest(10, 15), staff(12, 13))),
        after(12) + TICK,
        Standing.IN_BREAK,
    ),
    "in the last microsecond of a break": (
        sitting(pauses=(rest(10, 15),)),
        after(15) - TICK,
        Standing.IN_BREAK,
    ),
    "as a break ends": (sitting(pauses=(rest(10, 15),)), after(15), Standing.COUNTS),
    "in a staff pause": (sitting(pauses=(staff(10, 15),)), after(12), Standing.IN_BREAK),
}


@pytest.mark.parametrize(
    ("times", "received_at", "expected"), RECEIVED.values(), ids=RECEIVED.keys()
)
def test_rule_02_what_counts(times: Times, received_at: datetime, expected: Standing) -> None:
    assert standing_of(times, after(300))(received_at) is expected


def test_rule_02_grace_is_policy() -> None:
    at = after(60) + timedelta(seconds=90)
    assert standing_of(sitting(), after(300), timedelta(minutes=2))(at) is Standing.COUNTS


def test_rule_06_wallet_counts_breaks_and_minutes() -> None:
    times = sitting(pauses=(rest(10, 14), rest(20)))
    wallet = read(times, after(23)).wallet
    assert (wallet.taken, wallet.of, wallet.left, wallet.remaining) == (
        2,
        2,
        timedelta(minutes=3),
        0,
    )
    assert read(sitting(), START).wallet.remaining == 2
    assert read(sitting(pauses=(rest(10, 30),)), after(40)).wallet.remaining == 0
    assert break_time_used(times, after(23)) == timedelta(minutes=7)


def test_time_used_leaves_out_every_stop() -> None:
    times = sitting(pauses=(rest(10, 14), staff(20, 32)), submitted_at=after(50))
    assert time_used(times, after(300)) == timedelta(minutes=34)


def test_settled_waits_for_answers_on_their_way() -> None:
    assert not is_settled(sitting(), after(60) + 2 * GRACE)
    assert is_settled(sitting(), after(60) + 2 * GRACE + TICK)
    assert is_settled(sitting(submitted_at=after(5)), after(5))


CLOCK_CHANGES = {
    "25 October 2026": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    "28 March 2027": datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
    "31 October 2027": datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
}


@pytest.mark.parametrize("start", CLOCK_CHANGES.values(), ids=CLOCK_CHANGES.keys())
@given(minutes=st.integers(1, 300), percent=st.decimals(0, 200, places=2))
def test_rule_07_clock_changes_alter_no_duration(
    start: datetime, minutes: int, percent: Decimal
) -> None:
    allowance = Allowance(minutes, percent)
    assert read(Times(start, allowance), start).ends_at - start == allowance.total


spans = st.tuples(st.integers(0, 120), st.integers(0, 40), st.booleans())


def made(found: list[tuple[int, int, bool]]) -> tuple[Pause, ...]:
    return tuple(
        Pause(after(start), after(start + length), by_staff)
        for start, length, by_staff in sorted(found)
    )


@given(st.lists(spans, max_size=5), st.integers(0, 200), st.integers(0, 200))
def test_rule_06_a_deadline_never_moves_back_as_time_goes_by(
    found: list[tuple[int, int, bool]], first: int, second: int
) -> None:
    times = sitting(pauses=made(found))
    early, late = sorted((after(first), after(second)))
    assert read(times, early).ends_at <= read(times, late).ends_at


@given(st.lists(spans, max_size=4), spans, st.integers(0, 30), st.booleans())
def test_rule_06_a_staff_pause_or_added_time_never_shortens(
    found: list[tuple[int, int, bool]], extra: tuple[int, int, bool], credit: int, cut: bool
) -> None:
    closes_at = after(80) if cut else None
    before = sitting(pauses=made(found), closes_at=closes_at)
    more = made([*found, (extra[0], extra[1], True)])
    then = sitting(pauses=more, closes_at=closes_at, credit=timedelta(minutes=credit))
    assert read(then, after(500)).ends_at >= read(before, after(500)).ends_at


@given(st.lists(spans, max_size=5), st.integers(0, 200))
def test_rule_06_while_the_clock_stands_still_nothing_is_lost(
    found: list[tuple[int, int, bool]], minute: int
) -> None:
    times = sitting(pauses=made(found))
    now = read(times, after(minute))
    if now.state in {State.ON_BREAK, State.PAUSED} and now.stopped_at:
        assert now.left == read(times, after(minute) + TICK).left or now.wallet.left <= TICK
