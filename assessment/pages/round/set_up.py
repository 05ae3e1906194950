"""Setting up a round (page 10): what is to do, each with where to do it."""

from flask import render_template, url_for

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.opening import Opening, opening_of
from assessment.rules.opening import Task
from assessment.web import current
from assessment.web.guard import may, requires
from assessment.web.navigation import exists

WAITING = "Waiting for a second person"
ELSEWHERE = {"panels": "/interview/allocation"}


@bp.get("/<slug>/set-up")
@requires("round.read")
def set_up(slug: str) -> str:
    """Show the tasks before opening; after opening, what was fixed."""
    row = own_round(slug)
    found = opening_of(current.db(), row.id)
    tasks = [
        {
            "text": task.text,
            "href": _href(task.key, slug),
            "status": _task_status(task, found),
            "fault": task.fault,
            "hint": found.use.agreed.words if task.key == "specimen" and found.use.agreed else "",
        }
        for task in found.ready.tasks
    ]
    tasks.append(
        {"text": "Open the round", "href": _open_href(found, slug), "status": _status(found)}
    )
    return render_template("round/set_up.html", round_=row, tasks=tasks)


def _href(key: str, slug: str) -> str:
    if key in ("dates", "letters", "paper", "pass_rate", "specimen"):
        return url_for(f"round.{key}", slug=slug)
    if key in ELSEWHERE:
        return ELSEWHERE[key] if exists(ELSEWHERE[key]) else ""
    return url_for("round.document", slug=slug, purpose=key)


def _open_href(found: Opening, slug: str) -> str:
    may_start = found.round.opened_at is None and not found.ready.missing
    return url_for("round.open_", slug=slug) if may_start and may("round.set_up") else ""


def _task_status(task: Task, found: Opening) -> str:
    if task.key == "specimen" and task.fault and found.use.request is not None:
        return WAITING
    return task.status


def _status(found: Opening) -> str:
    if found.round.opened_at is not None:
        return "Completed"
    if found.request is not None:
        return WAITING
    return "Cannot start yet" if found.ready.missing else "Not started"
