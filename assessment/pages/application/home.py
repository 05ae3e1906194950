"""Your application (page 16): the sections left, and after sending the stages and what is next."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.pages.application.progress import after_sending
from assessment.records.application import draft, loading
from assessment.records.application.policy import pinned_policy
from assessment.records.application.sending import Progress, progress
from assessment.rules.round import takes_applications
from assessment.web import current
from assessment.web.guard import requires

SECTIONS = 6
Task = dict[str, str]


@bp.get("/")
@requires("application.write")
def home() -> str:
    """See what is left, or where the application stands."""
    db, by, round_ = current.db(), current.actor(), current.round_()
    found = loading.own_or_none(db, by)
    if found is not None and found.sent_at is not None:
        return after_sending(found, round_)
    closes, opens = round_.applications_close_at, round_.applications_open_at
    is_open = takes_applications(opens, closes, current.now()) and round_.closed_at is None
    today = current.now().date()
    done = progress(db, found, pinned_policy(db, round_.id).policy, today) if found else None
    return render_template(
        "application/home.html",
        application=found,
        round=round_,
        is_open=is_open,
        completed=done.completed if done else 0,
        sections=SECTIONS,
        groups=_groups(done) if done else [],
    )


@bp.post("/start")
@requires("application.write")
def start() -> Response:
    """Begin an application; twice is harmless."""
    draft.start(current.db(), current.actor(), now=current.now())
    return redirect(url_for("application.home"), 303)


@bp.route("/withdraw", methods=["GET", "POST"])
@requires("application.write")
def withdraw() -> str | Response:
    """Ask, and then withdraw."""
    if current.writes():
        draft.withdraw(current.db(), current.actor(), now=current.now())
        return redirect(url_for("application.home"), 303)
    row = loading.own(current.db(), current.actor())
    return render_template("application/withdraw.html", application=row)


def _groups(done: Progress) -> list[tuple[str, list[Task]]]:
    about = [
        _task("Your details", url_for("application.details"), done.details),
        _task("Your route", url_for("application.route"), done.route),
        _task("Your evidence", url_for("application.evidence"), done.evidence, done.route),
    ]
    fairness = [
        _task("Adjustments", url_for("application.adjustments"), done.adjustments),
        _task("People you know", url_for("application.connections"), done.connections),
    ]
    sending = [_task("Check and send", url_for("application.check"), False, done.is_ready)]
    return [("About you", about), ("Fairness", fairness), ("Send", sending)]


def _task(text: str, href: str, done: bool, ready: bool = True) -> Task:
    if not ready:
        return {"text": text, "status": "Cannot start yet"}
    return {"text": text, "href": href, "status": "Completed" if done else "Not started"}
