"""What an open sitting says of its time (rules 12 and 15)."""

from datetime import UTC, datetime, timedelta

import pytest

from assessment.rules.sitting import break_words, finish_words, left_words, notice_without_script

ENDS = datetime(2026, 10, 10, 10, 30, tzinfo=UTC)
LEFT = {
    "whole": (timedelta(minutes=43), "43 minutes left"),
    "rounded down": (timedelta(minutes=43, seconds=59), "43 minutes left"),
    "one minute": (timedelta(minutes=1), "1 minute left"),
    "seconds": (timedelta(seconds=59), "59 seconds left"),
    "none": (timedelta(0), "0 seconds left"),
    "over": (timedelta(minutes=-2), "0 seconds left"),
}


@pytest.mark.parametrize(("left", "words"), LEFT.values(), ids=LEFT.keys())
def test_time_left_is_rounded_down(left: timedelta, words: str) -> None:
    assert left_words(left) == words


NOTICES = {
    "before": (timedelta(minutes=30, microseconds=1), None),
    "thirty": (timedelta(minutes=30), "30 minutes left. Finish by 11:30am."),
    "between": (timedelta(minutes=10, seconds=1), "10 minutes left. Finish by 11:30am."),
    "ten": (timedelta(minutes=10), "10 minutes left. Finish by 11:30am."),
    "five": (
        timedelta(minutes=4, seconds=59),
        "4 minutes left. Your answers save as you go. You do not need to submit.",
    ),
    "last": (
        timedelta(seconds=59),
        "Press ‘Save and next’ before 11:30am to save this page.",
    ),
}


@pytest.mark.parametrize(("left", "words"), NOTICES.values(), ids=NOTICES.keys())
def test_rule_12_notices_appear_when_a_page_loads(left: timedelta, words: str | None) -> None:
    assert notice_without_script(left, ENDS) == words


def test_finish_and_breaks() -> None:
    assert finish_words(ENDS) == "Finish by 11:30am"
    assert (
        break_words(2, timedelta(minutes=10))
        == "2 breaks left, 10 minutes in all. The clock stops."
    )
    assert (
        break_words(1, timedelta(seconds=90)) == "1 break left, 1 minute in all. The clock stops."
    )
