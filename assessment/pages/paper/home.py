"""Your paper, the rehearsal, your device (pages 27 and 28)."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import bp
from assessment.records.application import adjusted_time_for
from assessment.records.paper.attempt import Attempt, live_attempt
from assessment.records.paper.document import pinned_paper
from assessment.records.paper.entry import Entry, entry_of
from assessment.records.paper.session import late_start_words, tell_by
from assessment.records.paper.start import rehearse_again
from assessment.records.specimen import applicant_words
from assessment.rules.refusal import NotApplied
from assessment.rules.timing import Ending, State
from assessment.web import current
from assessment.web.guard import requires

ENDED = {
    Ending.SUBMITTED: "Submitted",
    Ending.CLOSED: "Closed at time",
    Ending.VOID: "Void",
}
OPEN = {State.OPEN: "Open", State.ON_BREAK: "On a break", State.PAUSED: "Paused"}


@bp.get("/")
@requires("paper.sit")
def home() -> str:
    """Know when, how long, and practise; or that an application comes first."""
    try:
        entry = entry_of(current.db(), current.actor())
    except NotApplied:
        return render_template("paper/no_paper.html")
    window = entry.window
    return render_template(
        "paper/home.html",
        entry=entry,
        window=window,
        allowance=_allowance(entry, "paper"),
        late_start=late_start_words(window) if window else None,
        tell_by=tell_by(window) if window else None,
        tasks=_tasks(entry),
    )


@bp.get("/rehearsal")
@requires("paper.sit")
def rehearsal() -> str:
    """Practise with the same pages, the same time and the same breaks."""
    entry = entry_of(current.db(), current.actor())
    attempt = live_attempt(current.db(), entry.application_id, "rehearsal")
    reading = attempt.read(current.now()) if attempt else None
    _, paper = pinned_paper(current.db(), entry.round_id, "rehearsal")
    return render_template(
        "paper/rehearsal.html",
        allowance=_allowance(entry, "rehearsal"),
        count=paper.count,
        attempt=attempt,
        specimen=applicant_words(current.db(), entry.round_id, "rehearsal"),
        reading=reading,
        is_open=reading is not None and reading.state is not State.OVER,
    )


@bp.post("/rehearsal")
@requires("paper.sit")
def start_rehearsal() -> Response:
    """Start the rehearsal, or go on with it; one that is over makes room for another."""
    attempt = rehearse_again(current.db(), current.actor(), now=current.now())
    return redirect(url_for("paper.question", sitting=attempt.id, n=1))


@bp.get("/device")
@requires("paper.sit")
def device() -> str:
    """Say what this browser can do, before the day."""
    return render_template("paper/device.html")


def _allowance(entry: Entry, kind: str) -> object:
    _, paper = pinned_paper(current.db(), entry.round_id, kind)
    return adjusted_time_for(current.db(), entry.application_id, paper.minutes)


def _tasks(entry: Entry) -> list[dict[str, str]]:
    practice = live_attempt(current.db(), entry.application_id, "rehearsal")
    practised = {"text": "Try the rehearsal", "href": url_for("paper.rehearsal")}
    return [
        practised | {"status": _status(practice) if practice else "Not started"},
        {
            "text": "Check your device",
            "href": url_for("paper.device"),
            "status": "Not started" if practice is None else "Completed",
        },
        _sit(entry, live_attempt(current.db(), entry.application_id)),
    ]


def _sit(entry: Entry, attempt: Attempt | None) -> dict[str, str]:
    task = {"text": "Sit the paper"}
    if attempt is not None:
        page = "receipt" if attempt.read(current.now()).state is State.OVER else "check"
        leads = {"href": url_for(f"paper.{page}", sitting=attempt.id)}
        return task | leads | {"status": _status(attempt)}
    window = entry.window
    if window is None or not entry.is_eligible or current.now() < window.opens_at:
        return task | {"status": "Cannot start yet"}
    if not window.is_open(current.now()):
        return task | {"status": "Did not sit"}
    return task | {"href": url_for("paper.start"), "status": "Not started"}


def _status(attempt: Attempt) -> str:
    reading = attempt.read(current.now())
    if reading.ending is None:
        return OPEN[reading.state]
    if attempt.is_rehearsal:
        return "Completed"
    return ENDED[reading.ending]
