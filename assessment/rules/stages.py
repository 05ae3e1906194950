"""The stages of a round as one applicant sees them, and the one thing that is next (page 16).

Pure: `records.decision.stages` gathers what is known. No score, case or outcome comes in here
(semantics rule 35): an interview is over when its time is, whatever its panel has done since.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from assessment.rules.interview.slot import Slot
from assessment.rules.release import is_out
from assessment.rules.timing import Ending, Reading, State
from assessment.rules.window import Window


class Next(StrEnum):
    """What is next for an applicant: something to do, to wait for, or nothing more."""

    WITHDRAWN = "withdrawn"
    NOT_ELIGIBLE = "not_eligible"
    BEING_CHECKED = "being_checked"
    ASKED = "asked"
    WAIT_FOR_SESSION = "wait_for_session"
    BOOKED = "booked"
    SIT = "sit"
    GO_BACK = "go_back"
    DID_NOT_SIT = "did_not_sit"
    VOID = "void"
    WAIT_FOR_TIMES = "wait_for_times"
    CHOOSE_TIME = "choose_time"
    INTERVIEW = "interview"
    WAIT_FOR_RESULT = "wait_for_result"
    RESULT = "result"


ENDED_BEFORE_THE_INTERVIEW = (Next.NOT_ELIGIBLE, Next.DID_NOT_SIT, Next.VOID)
OVER = {Ending.SUBMITTED: "Submitted", Ending.CLOSED: "Closed at time", Ending.VOID: "Void"}
RUNNING = {State.OPEN: "Open", State.ON_BREAK: "On a break", State.PAUSED: "Paused"}


@dataclass(frozen=True)
class Plan:
    """The dates of the round, for the stages that a person has no date of their own in."""

    told_by: date | None = None
    paper_on: date | None = None
    interviews_from: date | None = None
    results_at: datetime | None = None


@dataclass(frozen=True)
class Known:
    """What is known of one sent application. `paper` is of a void sitting where none stands."""

    sent_at: datetime
    plan: Plan = Plan()
    withdrawn_at: datetime | None = None
    eligible: bool | None = None
    decided_at: datetime | None = None
    is_asked: bool = False
    window: Window | None = None
    paper: Reading | None = None
    has_free_times: bool = False
    interview: Slot | None = None
    released_at: datetime | None = None


@dataclass(frozen=True)
class Stage:
    """One line: its state in a few words, and the day with what stands before it."""

    name: str
    state: str = ""
    on: date | datetime | None = None
    before: str = ""


def next_of(known: Known, now: datetime) -> Next:
    """Return the one thing that is next.

    What we asked of an applicant comes before every later stage, but not while their paper is
    under way or may be started: its time is passing.
    """
    if known.withdrawn_at is not None:
        return Next.WITHDRAWN
    if known.eligible is False:
        return Next.NOT_ELIGIBLE
    if is_out(known.released_at, now):
        return Next.RESULT
    if known.paper is not None and known.paper.state is not State.OVER:
        return Next.GO_BACK
    to_come = Next.BEING_CHECKED if known.eligible is None else _stage_to_come(known, now)
    return Next.ASKED if known.is_asked and to_come is not Next.SIT else to_come


def _stage_to_come(known: Known, now: datetime) -> Next:
    if known.paper is None or known.paper.ending is Ending.VOID:
        return _to_sit(known, now)
    if known.interview is None:
        return Next.CHOOSE_TIME if known.has_free_times else Next.WAIT_FOR_TIMES
    return Next.INTERVIEW if now < known.interview.ends_at else Next.WAIT_FOR_RESULT


def stages_of(known: Known, now: datetime) -> tuple[Stage, ...]:
    """Return the stages that this person has gone through or still comes to, in order.

    An open question ends no one's way and lengthens none.
    """
    sent = Stage("Application", "Sent", known.sent_at)
    if known.withdrawn_at is not None:
        return sent, Stage("Withdrawn", "Withdrawn", known.withdrawn_at)
    stages = [sent, _check(known)]
    if known.eligible is not False:
        stages.append(_paper(known, now))
    if next_of(replace(known, is_asked=False), now) in ENDED_BEFORE_THE_INTERVIEW:
        return tuple(stages)
    return *stages, _interview(known, now), _result(known, now)


def _to_sit(known: Known, now: datetime) -> Next:
    window = known.window
    if window is None:
        return Next.WAIT_FOR_SESSION
    if now <= window.last_start_at:
        return Next.SIT if window.is_open(now) else Next.BOOKED
    return Next.DID_NOT_SIT if known.paper is None else Next.VOID


def _check(known: Known) -> Stage:
    name = "Check that you can apply"
    if known.eligible is not None:
        return Stage(name, "Eligible" if known.eligible else "Not eligible", known.decided_at)
    state = "Waiting for applicant" if known.is_asked else "Waiting"
    return Stage(name, state, known.plan.told_by, "by")


def _paper(known: Known, now: datetime) -> Stage:
    name, paper, window = "Knowledge paper", known.paper, known.window
    to_come = window is not None and now <= window.last_start_at
    if paper is not None and not (paper.ending is Ending.VOID and to_come):
        state = OVER[paper.ending] if paper.ending else RUNNING[paper.state]
        return Stage(name, state, paper.ended_at)
    if window is None:
        return Stage(name, on=known.plan.paper_on)
    return Stage(name, "" if to_come else "Did not sit", window.opens_at)


def _interview(known: Known, now: datetime) -> Stage:
    if known.interview is None:
        return Stage("Interview", on=known.plan.interviews_from, before="from")
    held = now >= known.interview.ends_at
    return Stage("Interview", "Completed" if held else "", known.interview.starts_at)


def _result(known: Known, now: datetime) -> Stage:
    if is_out(known.released_at, now):
        return Stage("Result", "Released", known.released_at)
    return Stage("Result", on=known.plan.results_at)
