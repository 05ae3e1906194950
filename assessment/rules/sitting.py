"""What an open sitting says of its time (screens, page 30). Words only; the clock is `timing`."""

from datetime import datetime, timedelta

from assessment.rules.stopped import NOTHING
from assessment.rules.wording import count
from assessment.rules.wording_time import time_left, time_words

NOTICE_MINUTES = (30, 10, 5, 1)
FIVE = "Your answers save as you go. You do not need to submit."


def finish_words(ends_at: datetime) -> str:
    """Return "Finish by 11:30am"."""
    return f"Finish by {time_words(ends_at)}"


def left_words(left: timedelta) -> str:
    """Return "43 minutes left", rounded down, in the last minute seconds."""
    return time_left(max(left, NOTHING).total_seconds())


def notice_without_script(left: timedelta, ends_at: datetime) -> str | None:
    """Return the notice that a page shows as it loads, in the last 30 minutes (rules 12, 15)."""
    if left > timedelta(minutes=NOTICE_MINUTES[0]):
        return None
    if left < timedelta(minutes=1):
        return f"Press ‘Save and next’ before {time_words(ends_at)} to save this page."
    if left < timedelta(minutes=5):
        return f"{left_words(left)}. {FIVE}"
    return f"{left_words(left)}. {finish_words(ends_at)}."


def break_words(remaining: int, left: timedelta) -> str:
    """Return "2 breaks left, 10 minutes in all. The clock stops."."""
    minutes = count(left // timedelta(minutes=1), "minute")
    return f"{count(remaining, 'break')} left, {minutes} in all. The clock stops."
