"""When the clock of a sitting stood still: rest breaks and staff pauses (semantics rule 6).

A break ends at the latest when its wallet is empty; a staff pause stops the wallet too. What
this does to the deadline is `timing`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

NOTHING = timedelta(0)


@dataclass(frozen=True)
class Pause:
    """The clock stood still: a rest break of the person's, or a pause by staff."""

    started_at: datetime
    ended_at: datetime | None = None
    by_staff: bool = False


@dataclass(frozen=True)
class Stop:
    """A span in which the clock stood still, cut off at the instant of reading."""

    start: datetime
    end: datetime
    by_staff: bool

    @property
    def length(self) -> timedelta:
        """Return how long it lasted."""
        return self.end - self.start


def staff_stops(pauses: Sequence[Pause], now: datetime) -> list[Stop]:
    """Return the pauses by staff up to now."""
    found = (p for p in pauses if p.by_staff and p.started_at <= now)
    return [Stop(p.started_at, min(p.ended_at or now, now), True) for p in found]


def break_stops(
    pauses: Sequence[Pause], wallet: timedelta, now: datetime
) -> tuple[list[Stop], timedelta]:
    """Return the breaks up to now, each ended at the latest when the wallet was empty."""
    staff, left, found = list(union(staff_stops(pauses, now))), wallet, []
    for pause in pauses:
        if pause.by_staff or pause.started_at > now:
            continue
        empty_at = _later(pause.started_at, left, staff)
        stop = Stop(pause.started_at, min(pause.ended_at or now, empty_at, now), False)
        left -= stop.length - _shared(stop, staff)
        found.append(stop)
    return found, left


def _later(start: datetime, length: timedelta, staff: list[Stop]) -> datetime:
    """Return the instant `length` after `start`, staff pauses not counted."""
    end = start + length
    for stop in staff:
        if stop.end > start and stop.start < end:
            end += stop.end - max(stop.start, start)
    return end


def _shared(stop: Stop, staff: list[Stop]) -> timedelta:
    spans = (min(stop.end, other.end) - max(stop.start, other.start) for other in staff)
    return sum((span for span in spans if span > NOTHING), NOTHING)


def union(stops: list[Stop]) -> Iterator[Stop]:
    """Yield stops that do not overlap, in order; a staff pause wins over a break."""
    edges = sorted({edge for stop in stops for edge in (stop.start, stop.end)})
    for start, end in pairwise(edges):
        within = [stop for stop in stops if stop.start <= start and end <= stop.end]
        if within:
            yield Stop(start, end, any(stop.by_staff for stop in within))


def merged(stops: list[Stop]) -> Iterator[tuple[datetime, datetime]]:
    """Yield the spans in which the clock stood still, joined where they touch."""
    span: tuple[datetime, datetime] | None = None
    for stop in sorted(stops, key=lambda stop: stop.start):
        if span and stop.start <= span[1]:
            span = span[0], max(span[1], stop.end)
        else:
            if span:
                yield span
            span = stop.start, stop.end
    if span:
        yield span
