"""Time in a sitting: one function of what happened and now (semantics rules 1 to 7).

Pages, saves, the sweep, staff views and exports all call `read` and `standing_of`; nothing else
works out a deadline. Only the server's clock counts. Instants are aware, lengths are exact.
Breaks and pauses stop the clock. A window cut stands where the invitation said so, and moves
with staff pauses and added time, never with the person's own breaks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from assessment.rules.allowance import Allowance
from assessment.rules.stopped import NOTHING, Pause, Stop, break_stops, merged, staff_stops, union

GRACE = timedelta(seconds=30)


class State(StrEnum):
    """Where a sitting stands now."""

    OPEN = "open"
    ON_BREAK = "on_break"
    PAUSED = "paused"
    OVER = "over"


class Ending(StrEnum):
    """How a sitting ended."""

    SUBMITTED = "submitted"
    CLOSED = "closed"
    VOID = "void"


class Standing(StrEnum):
    """What a received answer is worth: only those that count are marked (rule 2)."""

    COUNTS = "counts"
    IN_BREAK = "in_break"
    AFTER_END = "after_end"


@dataclass(frozen=True)
class Times:
    """Everything that happened to the time of one sitting.

    `pauses` in the order in which they started. `credit` is all time added by staff, less what
    two people took away. `closes_at` is the end of the window, only where late starters are cut.
    """

    started_at: datetime
    allowance: Allowance
    pauses: tuple[Pause, ...] = ()
    credit: timedelta = NOTHING
    closes_at: datetime | None = None
    submitted_at: datetime | None = None
    voided_at: datetime | None = None


@dataclass(frozen=True)
class Wallet:
    """Rest breaks: how many were started, of how many, and the time left in all."""

    taken: int
    of: int
    left: timedelta

    @property
    def remaining(self) -> int:
        """Return how many breaks can still be started."""
        return self.of - self.taken if self.left and self.of > self.taken else 0


@dataclass(frozen=True)
class Reading:
    """The clock of one sitting, read once. `left` is what remains of the person's own time."""

    state: State
    ending: Ending | None
    ends_at: datetime
    left: timedelta
    wallet: Wallet
    ended_at: datetime | None
    stopped_at: datetime | None

    @property
    def minutes_left(self) -> int:
        """Return whole minutes left, rounded down."""
        return self.left // timedelta(minutes=1)


def read(times: Times, now: datetime) -> Reading:
    """Return the state, deadline, time left and break wallet of a sitting at `now`."""
    breaks, left = _breaks(times, now)
    stops = [*staff_stops(times.pauses, now), *breaks]
    ends_at = _deadline(times, stops)
    ending, ended_at = _ending(times, ends_at, now)
    wallet = Wallet(len(breaks), times.allowance.break_count, left)
    if ending and ended_at:
        return Reading(State.OVER, ending, ends_at, NOTHING, wallet, ended_at, None)
    state, stopped_at = _state(times, breaks, left, now)
    return Reading(state, None, ends_at, ends_at - now, wallet, None, stopped_at)


def standing_of(
    times: Times, now: datetime, grace: timedelta = GRACE
) -> Callable[[datetime], Standing]:
    """Return what says whether an answer counts, by when it was received (rule 2).

    As known at `now`: time added later counts at once. The grace holds at a deadline and at the
    start of a break or pause alike: what was typed before the clock stopped may still be on its
    way.
    """
    breaks, _ = _breaks(times, now)
    stops = [*staff_stops(times.pauses, now), *breaks]
    last, spans = _deadline(times, stops) + grace, list(merged(stops))

    def standing(received_at: datetime) -> Standing:
        if received_at > last:
            return Standing.AFTER_END
        if any(start + grace < received_at < end for start, end in spans):
            return Standing.IN_BREAK
        return Standing.COUNTS

    return standing


def time_used(times: Times, now: datetime) -> timedelta:
    """Return the time in which the clock ran, to the end of the sitting or `now`."""
    end = read(times, now).ended_at or now
    breaks, _ = _breaks(times, end)
    stopped = sum(
        (stop.length for stop in union([*staff_stops(times.pauses, end), *breaks])), NOTHING
    )
    return max(end - times.started_at - stopped, NOTHING)


def break_time_used(times: Times, now: datetime) -> timedelta:
    """Return the time spent on rest breaks so far."""
    return times.allowance.break_time - _breaks(times, now)[1]


def break_ran_out_at(times: Times, now: datetime) -> datetime | None:
    """Return when the last break ended by itself because its wallet was empty, or None."""
    own = [pause for pause in times.pauses if not pause.by_staff and pause.started_at <= now]
    breaks, left = _breaks(times, now)
    if not own or own[-1].ended_at is not None or left:
        return None
    return breaks[-1].end


def agreed_anew(times: Times, allowance: Allowance, now: datetime) -> Times:
    """Return the same sitting under what is agreed now (rule 6).

    Breaks that were taken stay as they were: one that ran out ended when it did, and a smaller
    wallet still holds what was used.
    """
    breaks, left = _breaks(times, now)
    pauses, ends = times.pauses, iter(breaks)
    if not left:
        pauses = tuple(
            p if p.by_staff or p.started_at > now else replace(p, ended_at=next(ends).end)
            for p in pauses
        )
    used = times.allowance.break_time - left
    least = replace(
        allowance,
        break_count=max(allowance.break_count, len(breaks)),
        break_minutes=max(allowance.break_minutes, -(-used // timedelta(minutes=1))),
    )
    return replace(times, allowance=least, pauses=pauses)


def is_settled(times: Times, now: datetime, grace: timedelta = GRACE) -> bool:
    """Say whether no answer that counts can still be on its way to the records.

    A submitted or void sitting takes none. One closed by time waits for the grace twice over:
    once for the answer to be received, once for its transaction to end.
    """
    reading = read(times, now)
    if reading.ending is Ending.CLOSED:
        return now > reading.ends_at + 2 * grace
    return reading.ending is not None


def _breaks(times: Times, now: datetime) -> tuple[list[Stop], timedelta]:
    return break_stops(times.pauses, times.allowance.break_time, now)


def _deadline(times: Times, stops: list[Stop]) -> datetime:
    own = times.started_at + times.allowance.total + times.credit
    cut = times.closes_at + times.credit if times.closes_at else None
    for stop in union(stops):
        if stop.start >= (min(own, cut) if cut else own):
            break
        own += stop.length
        if cut and stop.by_staff:
            cut += stop.length
    return max(min(own, cut) if cut else own, times.started_at)


def _ending(
    times: Times, ends_at: datetime, now: datetime
) -> tuple[Ending | None, datetime | None]:
    if times.voided_at:
        return Ending.VOID, times.voided_at
    if times.submitted_at:  # also for a request that was received a moment before
        return Ending.SUBMITTED, times.submitted_at
    if now >= ends_at:
        return Ending.CLOSED, ends_at
    return None, None


def _state(
    times: Times, breaks: list[Stop], left: timedelta, now: datetime
) -> tuple[State, datetime | None]:
    running = [p for p in times.pauses if p.started_at <= now and not _has_ended(p, now)]
    for pause in running:
        if pause.by_staff:
            return State.PAUSED, pause.started_at
    if running and left and breaks[-1].end == now:
        return State.ON_BREAK, running[-1].started_at
    return State.OPEN, None


def _has_ended(pause: Pause, now: datetime) -> bool:
    return pause.ended_at is not None and pause.ended_at <= now
