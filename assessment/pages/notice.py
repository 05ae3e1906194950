"""What was sent, and what failed (page 13). A link that opens an account is never shown."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.records.outbox import (
    FAILED,
    SENT,
    WAITING,
    failed_people,
    find_notice,
    notices_for,
    send_again,
    text_of,
)
from assessment.records.tables.round import Round
from assessment.rules.notice import LISTED
from assessment.rules.refusal import Missing
from assessment.web import current
from assessment.web.guard import requires
from assessment.web.paging import Paged
from assessment.web.sender import team_of

bp = Blueprint("notice", __name__, url_prefix="/round/<slug>/notices")
STATES = {WAITING: "Waiting", SENT: "Sent", FAILED: "Not sent"}
MOST = 2_000


@bp.get("")
@requires("notice.read")
def notices(slug: str) -> str:
    """List what was sent, newest first."""
    round_ = _round(slug)
    kind, state = request.args.get("kind", ""), request.args.get("state", "")
    db = current.db()
    found = notices_for(
        db,
        round_.id,
        kind=kind if kind in LISTED else "",
        state=state if state in STATES else "",
        limit=MOST,
    )
    return render_template(
        "notice/notices.html",
        round_=round_,
        page=Paged.of_list(found, request.args.get("page", "")),
        failed=failed_people(db, round_.id),
        titles=LISTED,
        states=STATES,
        asked={"kind": kind, "state": state},
    )


@bp.get("/<uuid:notice_id>")
@requires("notice.read")
def notice(slug: str, notice_id: UUID) -> str:
    """Show a notice as the person saw it."""
    round_ = _round(slug)
    found = find_notice(current.db(), round_.id, notice_id)
    team = team_of(current.settings())
    return render_template(
        "notice/notice.html",
        round_=round_,
        found=found,
        title=LISTED[found.kind],
        state=STATES[found.state],
        text=text_of(found, team, secret=False),
    )


@bp.post("/<uuid:notice_id>/again")
@requires("notice.send_again")
def again(slug: str, notice_id: UUID) -> Response:
    """Put a failed notice back in the queue."""
    _round(slug)
    send_again(current.db(), current.actor(), notice_id, now=current.now())
    flash("The notice is in the queue again.", "success")
    return redirect(url_for(".notices", slug=slug))


def _round(slug: str) -> Round:
    """The visitor's own round by its name in addresses. Raises Missing for any other."""
    round_ = current.round_()
    if round_.slug != slug:
        raise Missing("round")
    return round_
