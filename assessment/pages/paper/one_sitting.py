"""One sitting: put one person's time right (page 39). No question, no answer, no mark."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.measurement.plots import TimeLine, time_line
from assessment.measurement.plots.axis import Table
from assessment.pages.paper.blueprint import bp
from assessment.records.absent import absent_for
from assessment.records.paper.attempt import Attempt, find_attempt
from assessment.records.paper.credit import SHORTEN, add_time, ask_to_shorten
from assessment.records.paper.history import Happened, history_of, stretches_of
from assessment.records.paper.pause import pause_sitting, resume_sitting
from assessment.records.paper.problem import problems_of
from assessment.records.paper.session import reference_of
from assessment.records.paper.void import VOID, ask_to_void
from assessment.records.request import answer as answer_request
from assessment.records.request import find_on, open_for
from assessment.records.tables.request import Request
from assessment.rules.refusal import Faults, Missing
from assessment.rules.timing import Ending, State
from assessment.rules.wording import count
from assessment.rules.wording_time import exact_time, time_words
from assessment.web import current
from assessment.web.guard import requires

ENDED = {
    Ending.SUBMITTED: "Submitted at {}.",
    Ending.CLOSED: "Closed at time, at {}.",
    Ending.VOID: "Void since {}.",
}
TWO_PEOPLE = (SHORTEN, VOID)
STATES = {State.OPEN: "Open", State.ON_BREAK: "On a break", State.PAUSED: "Paused"}
KEY = (
    ("answering", "Answering"),
    ("break", "Rest break"),
    ("paused", "Paused by staff"),
    ("added", "Time added"),
)


@bp.get("/staff/sitting/<uuid:sitting>")
@requires("paper.read")
def one_sitting(sitting: UUID) -> str:
    """See where the time went, and act."""
    return _page(_find(sitting), {}, {})


@bp.post("/staff/sitting/<uuid:sitting>")
@requires("paper.sitting")
def act_on_sitting(sitting: UUID) -> Response | tuple[str, int]:
    """Add time, pause, start again, or ask a second person to shorten or make void."""
    attempt = _find(sitting)
    typed = request.form.to_dict()
    verb = ACTS.get(typed.get("act", ""))
    if verb is None:
        raise Missing("act")
    try:
        flash(verb(attempt, typed, current.now()), "success")
    except Faults as found:
        return _page(attempt, typed, dict(found.fields)), 422
    return redirect(url_for("paper.one_sitting", sitting=sitting))


@bp.post("/staff/sitting/<uuid:sitting>/answer/<uuid:request_id>")
@requires("paper.sitting")
def answer_act(sitting: UUID, request_id: UUID) -> Response:
    """Agree, or do not agree, to what another officer asked for."""
    db = current.db()
    asked = find_on(db, request_id, TWO_PEOPLE, _find(sitting).id)
    agree, reason = request.form.get("agree") == "yes", request.form.get("reason", "")
    answer_request(db, current.actor(), asked.id, agree, reason, now=current.now())
    return redirect(url_for("paper.one_sitting", sitting=sitting))


def _find(sitting: UUID) -> Attempt:
    db = current.db()
    attempt = find_attempt(db, sitting)
    absent = absent_for(db, current.actor())
    if attempt.round_id != current.round_id() or attempt.application_id in absent:
        raise Missing("sitting")
    return attempt


def _page(attempt: Attempt, typed: dict[str, str], faults: dict[str, str]) -> str:
    db, now = current.db(), current.now()
    reading = attempt.read(now)
    happened = history_of(db, attempt, now)
    asked = [open_for(db, act, attempt.id) for act in TWO_PEOPLE]
    done = typed.get("act", "")
    return render_template(
        "paper/one_sitting.html",
        attempt=attempt,
        reading=reading,
        now_words=_now_words(attempt, now),
        reference=reference_of(db, attempt.application_id),
        plot=_plot(attempt, happened, now),
        key=KEY,
        problems=problems_of(db, attempt.id),
        waiting=[(each, _asked_words(each)) for each in asked if each is not None],
        typed=typed,
        faults={f"{done}-{name}": message for name, message in faults.items()},
        mine=current.actor().real,
    )


def _asked_words(asked: Request) -> str:
    """Return what a second person is asked for; less time with both finishes (rule 6)."""
    if asked.act == VOID:
        return "make this sitting void."
    old, new = (time_words(datetime.fromisoformat(asked.payload[name])) for name in ("old", "new"))
    away = count(asked.payload["minutes"], "minute")
    return f"take {away} away. Finish by {new} instead of {old}."


def _now_words(attempt: Attempt, now: datetime) -> str:
    reading = attempt.read(now)
    if reading.ending is not None and reading.ended_at is not None:
        return ENDED[reading.ending].format(time_words(reading.ended_at))
    left = f"{reading.minutes_left} minutes left" if reading.minutes_left != 1 else "1 minute left"
    return f"{STATES[reading.state]}. {left}. Finish by {time_words(reading.ends_at)}."


def _plot(attempt: Attempt, happened: list[Happened], now: datetime) -> TimeLine:
    words = dict(KEY)
    parts = [(kind, words[kind], a, b) for kind, a, b in stretches_of(attempt, now)]
    rows = tuple((each.what, exact_time(each.at), each.by, each.why) for each in happened)
    ends_at = attempt.read(now).ended_at or attempt.read(now).ends_at
    table = Table(("What happened", "When", "Who", "Why"), rows)
    return time_line(parts, time_words(attempt.times.started_at), time_words(ends_at), table)


def _minutes(typed: dict[str, str]) -> int:
    number = typed.get("minutes", "").strip()
    if not number:
        raise Faults({"minutes": "Enter how many minutes to add"})
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        raise Faults({"minutes": "Minutes must be a number, like 12"})
    return int(number)


def _add(attempt: Attempt, typed: dict[str, str], now: datetime) -> str:
    why = typed.get("reason", "")
    after = add_time(current.db(), current.actor(), attempt.id, _minutes(typed), why, now=now)
    ends_at = time_words(after.read(now).ends_at)
    return f"Finish is now {ends_at}. They will see it within 30 seconds."


def _shorten(attempt: Attempt, typed: dict[str, str], now: datetime) -> str:
    try:
        minutes = _minutes(typed)
    except Faults as found:
        words = found.fields["minutes"].replace("to add", "to take away")
        raise Faults({"minutes": words}) from None
    why = typed.get("reason", "")
    ask_to_shorten(current.db(), current.actor(), attempt.id, minutes, why, now=now)
    return "Waiting for a second person"


def _pause(attempt: Attempt, typed: dict[str, str], now: datetime) -> str:
    pause_sitting(current.db(), current.actor(), attempt.id, typed.get("reason", ""), now=now)
    return "The clock has stopped. They will see it within 30 seconds."


def _resume(attempt: Attempt, typed: dict[str, str], now: datetime) -> str:
    after = resume_sitting(current.db(), current.actor(), attempt.id, now=now)
    return f"The clock has started again. Finish is now {time_words(after.read(now).ends_at)}."


def _void(attempt: Attempt, typed: dict[str, str], now: datetime) -> str:
    ask_to_void(current.db(), current.actor(), attempt.id, typed.get("reason", ""), now=now)
    return "Waiting for a second person"


ACTS: dict[str, Callable[[Attempt, dict[str, str], datetime], str]] = {
    "add": _add,
    "shorten": _shorten,
    "pause": _pause,
    "resume": _resume,
    "void": _void,
}
