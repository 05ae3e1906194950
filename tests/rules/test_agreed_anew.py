"""A sitting under an agreement that changed while it was open: rule 6."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.rules.allowance import Allowance
from assessment.rules.stopped import Pause
from assessment.rules.timing import State, Times, agreed_anew, read
from tests.rules.test_timing import after, rest, sitting, staff

MORE = Allowance(60, Decimal(50), 3, 15)
LESS = Allowance(60)

CASES = {
    "nothing was stopped": ((), MORE, 20, 90, (0, 3, 15)),
    "a break that was ended": ((rest(10, 14),), MORE, 20, 94, (1, 3, 11)),
    "a break under way goes on": ((rest(10),), MORE, 14, 94, (1, 3, 11)),
    "a break that ran out is over": ((rest(10),), MORE, 23, 100, (1, 3, 5)),
    "a break that ran out, then a pause": ((rest(10), staff(21, 22)), MORE, 23, 101, (1, 3, 5)),
    "a break that ran out before it was ended": ((rest(10, 22),), MORE, 23, 100, (1, 3, 5)),
    "a break that runs out at this moment": ((rest(10),), MORE, 20, 100, (1, 3, 5)),
    "less keeps a break that was taken": ((rest(10, 16),), LESS, 20, 66, (1, 1, 0)),
    "less keeps a part of a minute": ((rest(10, 13.5),), LESS, 20, 63.5, (1, 1, 0.5)),
    "less without a break": ((), LESS, 20, 60, (0, 0, 0)),
}


@pytest.mark.parametrize(
    ("pauses", "allowance", "minute", "finish", "wallet"), CASES.values(), ids=CASES.keys()
)
def test_rule_06_the_finish_and_the_breaks_under_what_is_agreed_now(
    pauses: tuple[Pause, ...],
    allowance: Allowance,
    minute: float,
    finish: float,
    wallet: tuple[int, int, float],
) -> None:
    times = agreed_anew(sitting(pauses=pauses), allowance, after(minute))
    found = read(times, after(minute))
    taken, of, left = wallet
    assert found.ends_at == after(finish)
    assert found.wallet == type(found.wallet)(taken, of, timedelta(minutes=left))


spans = st.tuples(st.integers(0, 60), st.integers(1, 12), st.booleans())


@given(st.lists(spans, max_size=4), st.integers(0, 70), st.integers(0, 60), st.integers(0, 20))
def test_rule_06_more_of_everything_never_shortens_or_stops_the_clock(
    found: list[tuple[int, int, bool]], minute: int, percent: int, more: int
) -> None:
    pauses = tuple(
        staff(start, start + length) if by_staff else rest(start, start + length)
        for start, length, by_staff in sorted(found)
    )
    before, now = sitting(pauses=pauses), after(minute)
    anew = agreed_anew(before, Allowance(60, Decimal(percent), 2 + more, 10 + more), now)
    assert read(anew, now).ends_at >= read(before, now).ends_at
    if read(before, now).state is State.OPEN:
        assert read(anew, now).state is State.OPEN


def test_the_same_agreement_changes_nothing() -> None:
    times: Times = sitting(pauses=(rest(5, 9), staff(20, 30)))
    assert agreed_anew(times, times.allowance, after(40)) == times
