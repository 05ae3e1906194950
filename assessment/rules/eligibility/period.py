"""Calendar periods: P1Y is a year, 29 February clamps to 28, both ends of a window are inside."""

import re
from calendar import monthrange
from datetime import date, timedelta

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


def after(day: date, period: str) -> date:
    """Return the day one period later, like 2024-02-29 and P1Y: 2025-02-28."""
    return _moved(day, period, 1)


def before(day: date, period: str) -> date:
    """Return the day one period earlier."""
    return _moved(day, period, -1)


def academic_year(day: date) -> int:
    """Return the academic year that holds a day, 1 September to 31 August, like 202324."""
    start = day.year if day.month >= 9 else day.year - 1
    return start * 100 + (start + 1) % 100


def years_between(older: int, newer: int) -> int:
    """Return how many academic years lie between two years written like 202324."""
    return newer // 100 - older // 100


def in_words(day: date) -> str:
    """Return a day as people read it: 10 October 2026."""
    return f"{day.day} {day:%B %Y}"


def _moved(day: date, period: str, sign: int) -> date:
    match = _PARTS.fullmatch(period)
    if match is None:
        raise ValueError(f"{period} is not a period")
    years, months, days = (int(part or 0) for part in match.groups())
    moved = _months(day, sign * (12 * years + months))
    return moved + sign * timedelta(days=days)


def _months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
