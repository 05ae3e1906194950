"""What the dates of a round mean. Pure: instants in, answers out."""

import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta

from assessment.rules.wording_time import UK, uk

OPENS, CLOSES, RELEASES = time(9), time(23, 59), time(9, 30)
RESERVED_SLUGS = frozenset(("new", "request"))
SLUG_LENGTH = 60


@dataclass(frozen=True)
class Dates:
    """The days of a round, in the order they must come. None: not settled yet.

    Applications open at 9:00am, close at 11:59pm and results are released from 9:30am, UK time.
    """

    applications_open: date | None = None
    applications_close: date | None = None
    eligibility_told_by: date | None = None
    paper_on: date | None = None
    paper_result_by: date | None = None
    interviews_from: date | None = None
    interviews_to: date | None = None
    results_on: date | None = None
    appeals_close_on: date | None = None
    designation_from: date | None = None

    @property
    def opens_at(self) -> datetime | None:
        """When applications may first be sent."""
        return _instant(self.applications_open, OPENS)

    @property
    def closes_at(self) -> datetime | None:
        """The last minute in which applications may be sent."""
        return _instant(self.applications_close, CLOSES)

    @property
    def results_at(self) -> datetime | None:
        """When results are planned to be released."""
        return _instant(self.results_on, RELEASES)


LABELS = {
    "applications_open": "Applications open",
    "applications_close": "Applications close",
    "eligibility_told_by": "Applicants told if they can apply",
    "paper_on": "Paper",
    "paper_result_by": "Paper marked",
    "interviews_from": "First interviews",
    "interviews_to": "Last interviews",
    "results_on": "Results",
    "appeals_close_on": "Appeals close",
    "designation_from": "Designation starts",
}
MAY_SHARE_A_DAY = frozenset((("interviews_from", "interviews_to"),))
AFTER = {"designation_from": "results_on", "appeals_close_on": "results_on"}


def date_faults(dates: Dates) -> dict[str, str]:
    """Return a message for each day that is not after the one it must follow."""
    found: dict[str, str] = {}
    before: str | None = None
    for field in fields(dates):
        name, day = field.name, getattr(dates, field.name)
        follows = AFTER.get(name, before)
        earlier = getattr(dates, follows) if follows else None
        if day and earlier and not _in_order(follows or "", earlier, name, day):
            found[name] = f"{LABELS[name]} must be after {_lower(LABELS[follows or name])}"
        before = name if day else before
    return found


def _in_order(follows: str, earlier: date, name: str, day: date) -> bool:
    if name == "designation_from" or (follows, name) in MAY_SHARE_A_DAY:
        return day >= earlier
    return day > earlier


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


def _instant(day: date | None, wall: time) -> datetime | None:
    return datetime.combine(day, wall, UK).astimezone(UTC) if day else None


def uk_day(at: datetime | None) -> date | None:
    """Return the day of an instant on a UK wall calendar."""
    return uk(at).date() if at else None


def slug_of(name: str) -> str:
    """Return the name of a round as it stands in addresses: lower case letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-")
    return f"{slug}-round" if slug in RESERVED_SLUGS else slug


def takes_applications(
    opens_at: datetime | None, closes_at: datetime | None, now: datetime
) -> bool:
    """Say whether applications may be sent at `now`: from opening up to the closing minute's end.

    A round without both dates takes none.
    """
    return (
        opens_at is not None
        and closes_at is not None
        and opens_at <= now
        and not has_closed(closes_at, now)
    )


def has_closed(closes_at: datetime, now: datetime) -> bool:
    """Say whether the closing minute is over: at 11:59pm the whole of that minute still counts."""
    return now >= closes_at.replace(second=0, microsecond=0) + timedelta(minutes=1)


def stage_words(
    opened_at: datetime | None,
    closed_at: datetime | None,
    released_at: datetime | None,
    dates: Dates,
    now: datetime,
) -> str:
    """Return where a round is, in a few words."""
    today = uk(now).date()
    if closed_at:
        return "Closed"
    if released_at:
        return "Results released"
    if opened_at is None:
        return "Being set up"
    if dates.opens_at and now < dates.opens_at:
        return "Opens later"
    if takes_applications(dates.opens_at, dates.closes_at, now):
        return "Taking applications"
    if dates.paper_on and today <= dates.paper_on:
        return "Checking applications"
    if dates.interviews_from and today < dates.interviews_from:
        return "Paper"
    if dates.interviews_to and today <= dates.interviews_to:
        return "Interviews"
    return "Moderation and decisions"


def next_date(dates: Dates, now: datetime) -> tuple[str, date] | None:
    """Return the label and day of what comes next, today included."""
    today = uk(now).date()
    ahead = [
        (day, name)
        for field in fields(dates)
        if (day := getattr(dates, (name := field.name))) and day >= today
    ]
    if not ahead:
        return None
    day, name = min(ahead, key=lambda entry: entry[0])
    return LABELS[name], day


def key_dates(dates: Dates) -> tuple[tuple[str, date], ...]:
    """Return the label and day of each date that is settled, in the order of the round."""
    days = ((LABELS[field.name], getattr(dates, field.name)) for field in fields(dates))
    return tuple((label, day) for label, day in days if day)
