"""Act for everyone in a session at once: pause, start again, add time (pages 37 and 38, rule 6)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import bp
from assessment.records.paper.credit import add_time_for_session
from assessment.records.paper.pause import pause_session, resume_session, states_in
from assessment.records.paper.session import find_session
from assessment.rules.refusal import Faults, Missing
from assessment.rules.timing import State
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.forms import Form, TextField
from assessment.web.guard import requires

SEEN = "They will see it within 30 seconds."


class Pausing(Form):
    """Why everyone's clock stops."""

    reason = TextField("Why?", missing="Enter why you are pausing the paper")


class Resuming(Form):
    """Nothing is asked."""


class Adding(Form):
    """How much time everyone is given, and why."""

    minutes = TextField(
        "Minutes", missing="Enter how many minutes to add", width=4, inputmode="numeric"
    )
    reason = TextField("Why?", missing="Enter why you are adding time")

    def validate_minutes(self, field: TextField) -> None:
        """Let a whole number through; its range is the verb's."""
        if not (field.data.isascii() and field.data.isdigit() and len(field.data) < 5):
            field.fault("Minutes must be a number, like 12")


@dataclass(frozen=True)
class Act:
    """One act for everyone: its words, its form, whom it concerns, and what does it."""

    name: str
    words: str
    says: str
    form: type[Form]
    concerns: Callable[[State], bool]
    do: Callable[[UUID, Any, str], str]


def _pause(session_id: UUID, form: Pausing, people: str) -> str:
    why = form.reason.data or ""
    pause_session(current.db(), current.actor(), session_id, why, now=current.now())
    return f"The clock has stopped for {people}. {SEEN}"


def _resume(session_id: UUID, form: Resuming, people: str) -> str:
    resume_session(current.db(), current.actor(), session_id, now=current.now())
    return f"The clock has started again for {people}. {SEEN}"


def _add(session_id: UUID, form: Adding, people: str) -> str:
    db, by, now = current.db(), current.actor(), current.now()
    minutes, why = int(form.minutes.data), form.reason.data or ""
    add_time_for_session(db, by, session_id, minutes, why, now=now)
    return f"We added {count(minutes, 'minute')} for {people}. {SEEN}"


ACTS = (
    Act(
        "pause",
        "Pause everyone",
        "This stops the clock of {}.",
        Pausing,
        lambda state: state is not State.PAUSED,
        _pause,
    ),
    Act(
        "resume",
        "Start everyone’s clock again",
        "This starts the clock of {} again.",
        Resuming,
        lambda state: state is State.PAUSED,
        _resume,
    ),
    Act(
        "add",
        "Add time for everyone",
        "This gives more time to {}.",
        Adding,
        lambda state: True,
        _add,
    ),
)


def acts_for(states: list[State]) -> list[Act]:
    """Return the acts that concern anyone now."""
    return [act for act in ACTS if any(act.concerns(state) for state in states)]


@bp.route("/staff/sessions/<uuid:session_id>/everyone/<name>", methods=["GET", "POST"])
@requires("paper.sitting")
def everyone(session_id: UUID, name: str) -> Response | tuple[str, int]:
    """Say how many people this concerns, and then do it."""
    act = next((each for each in ACTS if each.name == name), None)
    if act is None:
        raise Missing("act")
    session = find_session(current.db(), current.actor(), session_id)
    states = states_in(current.db(), current.actor(), session_id, now=current.now())
    people = sum(act.concerns(state) for state in states)
    form = act.form()
    if people and form.validate_on_submit():
        try:
            flash(act.do(session_id, form, count(people, "person", "people")), "success")
        except Faults as found:
            form.faults(found.fields)
        else:
            return redirect(url_for("paper.change", session_id=session_id))
    return form.page("paper/everyone.html", session=session, act=act, people=people)
