"""How dates, times, periods and lengths are said. Pure text: no HTML, no clock.

Every instant comes in aware and is said in UK time (screens, section 6).
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
NEAR_A_CHANGE = timedelta(days=7)


def uk(at: datetime) -> datetime:
    """Return the instant on a UK wall clock. Raises ValueError for a naive time."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone cannot be said")
    return at.astimezone(UK)


def _day(value: date | datetime) -> date:
    return uk(value).date() if isinstance(value, datetime) else value


def date_words(value: date | datetime) -> str:
    """Return "Saturday 10 October 2026"."""
    day = _day(value)
    return f"{day:%A} {day.day} {day:%B %Y}"


def date_plain(value: date | datetime) -> str:
    """Return "10 October 2026", for sentences that need no weekday."""
    day = _day(value)
    return f"{day.day} {day:%B %Y}"


def date_short(value: date | datetime) -> str:
    """Return "10 Oct 2026", for tables."""
    day = _day(value)
    return f"{day.day} {day:%b %Y}"


def time_words(at: datetime) -> str:
    """Return "9:30am", or "midday" at exactly twelve."""
    local = uk(at)
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    return f"{local.hour % 12 or 12}:{local:%M}{_half(local)}"


def exact_time(at: datetime) -> str:
    """Return "10:47:12am", for the live page, receipts and the audit trail."""
    local = uk(at)
    return f"{local.hour % 12 or 12}:{local:%M:%S}{_half(local)}"


def _half(local: datetime) -> str:
    return "am" if local.hour < 12 else "pm"


def moment(at: datetime) -> str:
    """Return "17 November 2026, 11:52:08am", for the audit trail."""
    return f"{date_plain(at)}, {exact_time(at)}"


def time_on_date(at: datetime) -> str:
    """Return "11:59pm on Friday 11 September 2026", for deadlines."""
    return f"{time_words(at)} on {date_words(at)}"


def date_at_time(at: datetime) -> str:
    """Return "19 October 2026 at 4:12pm", for what was done."""
    return f"{date_plain(at)} at {time_words(at)}"


def clocks_change_near(at: datetime) -> bool:
    """Say whether UK clocks change within 7 days of the instant."""
    return uk(at - NEAR_A_CHANGE).utcoffset() != uk(at + NEAR_A_CHANGE).utcoffset()


def time_in_zone(at: datetime, *, invitation: bool = False) -> str:
    """Return the time, with "UK time" in invitations and near a clock change."""
    named = invitation or clocks_change_near(at)
    return f"{time_words(at)} UK time" if named else time_words(at)


def period(start: datetime, end: datetime) -> str:
    """Return "9:30am to 11:00am", with the later date where the day differs."""
    if _day(start) == _day(end):
        return f"{time_words(start)} to {time_words(end)}"
    return f"{time_words(start)} on {date_plain(start)} to {time_words(end)} on {date_plain(end)}"


def appointment(start: datetime, end: datetime) -> str:
    """Return "Tuesday 17 November 2026, 10:00am to 11:30am"."""
    return f"{date_words(start)}, {period(start, end)}"


def date_period(first: date | datetime, last: date | datetime) -> str:
    """Return "1 to 4 December 2026", saying month and year once where they are shared."""
    a, b = _day(first), _day(last)
    if a == b:
        return date_plain(a)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {date_plain(b)}"
    if a.year == b.year:
        return f"{a.day} {a:%B} to {date_plain(b)}"
    return f"{date_plain(a)} to {date_plain(b)}"


def time_allowed(base_minutes: int, minutes: int, extra_percent: object = 0) -> str:
    """Return "75 minutes (60 plus 25%)", or "60 minutes" where nothing was added."""
    if not extra_percent:
        return f"{minutes} minutes"
    return f"{minutes} minutes ({base_minutes} plus {extra_percent}%)"


def time_left(seconds: float) -> str:
    """Return "43 minutes left", rounded down; under a minute in seconds."""
    whole = max(0, int(seconds))
    if whole < 60:
        return f"{_count(whole, 'second')} left"
    return f"{_count(whole // 60, 'minute')} left"


def length(seconds: float) -> str:
    """Return "8 minutes 20 seconds", leaving out what is nought."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    parts = [_count(minutes, "minute")] if minutes else []
    if rest or not parts:
        parts.append(_count(rest, "second"))
    return " ".join(parts)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def machine(value: date | datetime) -> str:
    """Return what `<time datetime>` carries: the instant in UTC, or the plain date."""
    if not isinstance(value, datetime):
        return value.isoformat()
    uk(value)
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
