"""The eligibility queue (page 24): the next check first, exceptions before the others."""

from dataclasses import dataclass
from uuid import UUID

from flask import render_template, request, url_for

from assessment.pages.application.blueprint import bp
from assessment.pages.application.staff import absent
from assessment.records.application.adjusted import adjustment_states
from assessment.records.application.policy import pinned_policy
from assessment.records.application.standing import Line, queue
from assessment.rules.eligibility.asked import is_exception
from assessment.rules.eligibility.read_back import read_trace
from assessment.rules.eligibility.verdict import ELIGIBLE, NOT_ELIGIBLE, unknowns_of
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.guard import requires
from rubrics.eligibility import EligibilityPolicy

RESULTS = {"met": "Met", "not_met": "Not met", "unknown": "Not known"}
PAGE_SIZE = 50


@dataclass(frozen=True)
class Row:
    """One application as the queue shows it."""

    line: Line
    route: str
    is_exception: bool
    result: str
    unknown: int
    days: int
    adjustments: str


@bp.get("/queue")
@requires("application.read")
def checks() -> str:
    """Take the next check."""
    db, by, round_ = current.db(), current.actor(), current.round_()
    policy = pinned_policy(db, round_.id).policy
    lines = queue(db, round_.id, absent(), by.person)
    wanted = request.args.get("route", "")
    if wanted:
        lines = [line for line in lines if line.application.route == wanted]
    done = [line for line in lines if _is_decided(line)]
    waiting = [line for line in lines if not _is_decided(line)]
    page = max(request.args.get("page", 1, type=int), 1)
    states = adjustment_states(db, round_.id)
    shown = sorted(waiting, key=lambda line: (not _is_exception(policy, line), line.sent_at))
    return render_template(
        "application/queue.html",
        round=round_,
        routes=policy.routes,
        wanted=wanted,
        rows=[_row(policy, one, states) for one in _paged(shown, page)],
        decided=[_row(policy, one, states) for one in done[:PAGE_SIZE]],
        decided_count=len(done),
        waiting=len(waiting),
        oldest=count(_days(min(waiting, key=lambda line: line.sent_at)), "day") if waiting else "",
        page=page,
        pages=-(-len(waiting) // PAGE_SIZE),
        page_url=lambda number: url_for("application.checks", page=number, route=wanted or None),
    )


def _paged(lines: list[Line], page: int) -> list[Line]:
    return lines[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]


def _is_decided(line: Line) -> bool:
    withdrawn = line.application.withdrawn_at is not None
    return withdrawn or line.outcome in (ELIGIBLE, NOT_ELIGIBLE)


def _is_exception(policy: EligibilityPolicy, line: Line) -> bool:
    route = line.application.route
    return route is not None and is_exception(policy, route)


def _row(policy: EligibilityPolicy, line: Line, states: dict[UUID, str]) -> Row:
    known = {route.id: route.title for route in policy.routes}
    unknown = 0
    if line.evaluation is not None and line.evaluation.result == "unknown":
        unknown = len(unknowns_of(read_trace(line.evaluation.trace), line.application.route or ""))
    return Row(
        line,
        known.get(line.application.route or "", "Another route"),
        _is_exception(policy, line),
        RESULTS[line.evaluation.result] if line.evaluation else "Not known",
        unknown,
        _days(line),
        states.get(line.application.id, ""),
    )


def _days(line: Line) -> int:
    return (current.now() - line.sent_at).days
