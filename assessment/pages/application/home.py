"""Your application (page 16): the sections left, and after sending the stages and what is next."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.records.application import draft, loading
from assessment.records.application.eligibility import newest_decision
from assessment.records.application.policy import pinned_policy
from assessment.records.application.question import questions_for
from assessment.records.application.sending import Progress, progress
from assessment.records.tables.application import Application, EligibilityDecision
from assessment.records.tables.round import Round
from assessment.rules.eligibility.verdict import ELIGIBLE, NOT_ELIGIBLE
from assessment.rules.round import takes_applications
from assessment.web import current
from assessment.web.guard import requires
from assessment.web.navigation import exists

SECTIONS = 6
Task = dict[str, str]


@dataclass(frozen=True)
class Stage:
    """One stage of the round as the applicant sees it."""

    name: str
    state: str
    on: date | datetime | None


@bp.get("/")
@requires("application.write")
def home() -> str:
    """See what is left, or where the application stands."""
    db, by, round_ = current.db(), current.actor(), current.round_()
    found = loading.own_or_none(db, by)
    if found is not None and found.sent_at is not None:
        return _after_sending(found, round_)
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


def _after_sending(row: Application, round_: Round) -> str:
    db = current.db()
    decision = newest_decision(db, row.id)
    asked = questions_for(db, row.id, open_only=True)
    outcome = decision.outcome if decision else None
    return render_template(
        "application/progress.html",
        application=row,
        round=round_,
        decision=decision,
        outcome=outcome,
        asked=asked,
        stages=_stages(row, round_, decision),
        paper_url="/paper/" if outcome == ELIGIBLE and exists("/paper/") else None,
        result_url="/decision/result" if exists("/decision/result") else None,
        may_withdraw=row.withdrawn_at is None and round_.released_at is None,
    )


def _stages(row: Application, round_: Round, decision: EligibilityDecision | None) -> list[Stage]:
    sent = Stage("Application", "Sent", row.sent_at)
    outcome = decision.outcome if decision else None
    if row.withdrawn_at is not None:
        return [sent, Stage("Withdrawn", "Withdrawn", row.withdrawn_at)]
    settled = outcome in (ELIGIBLE, NOT_ELIGIBLE)
    state = {ELIGIBLE: "Eligible", NOT_ELIGIBLE: "Not eligible"}.get(outcome or "", "Waiting")
    told = decision.at if decision and settled else round_.eligibility_told_by
    stages = [sent, Stage("Check that you can apply", state, told)]
    if outcome == NOT_ELIGIBLE:
        return stages
    return [
        *stages,
        Stage("Knowledge paper", "", round_.paper_on),
        Stage("Interview", "", round_.interviews_from),
        Stage("Result", "", round_.results_at),
    ]
