"""One line of time: where somebody's time went, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from assessment.measurement.plots.axis import Axis, Table


@dataclass(frozen=True)
class Part:
    """A stretch of the line. `kind` is a class of the style sheet: answering, break, paused,
    added, late; `text` is a word inside it where it is wide enough."""

    kind: str
    text: str
    x: str
    width: str


@dataclass(frozen=True)
class TimeLine:
    """Parts in order of time, and the words at both ends."""

    parts: tuple[Part, ...]
    starts: str
    ends: str
    table: Table


WIDE_ENOUGH_FOR_WORDS = 0.14


def time_line(
    parts: Sequence[tuple[str, str, datetime, datetime]],
    starts: str,
    ends: str,
    table: Table,
) -> TimeLine:
    """Return the line of `parts`, each (kind, words, from, to), over the whole of their time.

    `starts` and `ends` are the words at the ends ("9:30am"); the table is the caller's, who
    knows who did what and why. Raises ValueError without any part or without any time.
    """
    low = min((begins for _, _, begins, _ in parts), default=None)
    high = max((stops for *_, stops in parts), default=None)
    if low is None or high is None or not low < high:
        raise ValueError("a time line needs some time")
    axis = Axis(0, _seconds(high, low))
    return TimeLine(
        tuple(_part(axis, low, *part) for part in sorted(parts, key=lambda part: part[2])),
        starts,
        ends,
        table,
    )


def _part(
    axis: Axis, low: datetime, kind: str, text: str, begins: datetime, stops: datetime
) -> Part:
    since, until = _seconds(begins, low), _seconds(stops, low)
    band = axis.band(since, until)
    share = axis.share(until) - axis.share(since)
    return Part(kind, text if share >= WIDE_ENOUGH_FOR_WORDS else "", band.x, band.width)


def _seconds(at: datetime, low: datetime) -> int:
    return round((at - low).total_seconds())
