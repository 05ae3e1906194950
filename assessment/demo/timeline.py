"""When everything of a round happens, in days around the demonstration's own moment."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from assessment.rules.round import Dates
from assessment.rules.window import Window
from assessment.rules.wording_time import UK, uk

SEASONS = {1: "Winter", 4: "Spring", 7: "Summer", 10: "Autumn"}


@dataclass(frozen=True)
class Timeline:
    """The days of a round, counted from `day`; a negative number lies before it."""

    day: date
    opens: int
    closes: int
    told: int
    paper: int
    marked: int
    interviews: int
    interviews_end: int
    results: int

    @property
    def dates(self) -> Dates:
        """Return the round's dates as an officer would enter them."""
        on = self.on
        return Dates(
            applications_open=on(self.opens),
            applications_close=on(self.closes),
            eligibility_told_by=on(self.told),
            paper_on=on(self.paper),
            paper_result_by=on(self.marked),
            interviews_from=on(self.interviews),
            interviews_to=on(self.interviews_end),
            results_on=on(self.results),
            appeals_close_on=on(self.results + 28),
            designation_from=on(self.results),
        )

    def on(self, days: int) -> date:
        """Return the date so many days from the demonstration's day."""
        return self.day + timedelta(days=days)

    def at(self, days: int, hour: int, minute: int = 0) -> datetime:
        """Return a wall-clock time in the UK, as an aware instant."""
        return datetime.combine(self.on(days), time(hour, minute), UK)

    @property
    def window(self) -> Window:
        """Return the paper's session: a morning, everyone's whole time."""
        return Window(
            self.at(self.paper, 9, 30), self.at(self.paper, 13), self.at(self.paper, 17), False
        )


def earlier(now: datetime) -> Timeline:
    """Return a round that was released forty days ago."""
    return Timeline(uk(now).date(), -190, -150, -140, -120, -115, -100, -60, -40)


def present(now: datetime) -> Timeline:
    """Return a round that is at its interviews."""
    return Timeline(uk(now).date(), -80, -45, -38, -20, -15, -10, 14, 28)


def coming(now: datetime) -> Timeline:
    """Return a round that takes applications."""
    return Timeline(uk(now).date(), -7, 35, 50, 70, 77, 90, 110, 130)


def season(day: date) -> str:
    """Return "Autumn 2026" for the day that applications open."""
    return f"{SEASONS[(day.month - 1) // 3 * 3 + 1]} {day.year}"
