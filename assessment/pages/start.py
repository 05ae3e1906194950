"""Start (page 1), and the four pages at the foot of every page."""

from flask import Blueprint, render_template

from assessment.records.round import newest_opened
from assessment.rules.round import takes_applications
from assessment.web import current
from assessment.web.guard import public
from assessment.web.navigation import exists, opens, role

bp = Blueprint("start", __name__)
APPLICATION = "/application/"


@bp.get("/")
@public
def start() -> str:
    """Decide whether to apply."""
    round_ = newest_opened(current.db())
    closes_at = round_.applications_close_at if round_ else None
    opens_at = round_.applications_open_at if round_ else None
    return render_template(
        "start/start.html",
        closes_at=closes_at,
        open=takes_applications(opens_at, closes_at, current.now()),
        check_url="/application/check" if exists("/application/check") else None,
        start_url=_start_url(),
    )


def _start_url() -> str | None:
    """Return where an applicant begins; None for who is signed in with another role."""
    if current.visitor() is None:
        return "/people/create"
    return APPLICATION if opens(APPLICATION, role()) else None


@bp.get("/help")
@public
def get_help() -> str:
    """Say how to reach the programme team."""
    return render_template("start/help.html")


@bp.get("/accessibility")
@public
def accessibility() -> str:
    """Say how accessible the service is, and how to report what is not."""
    return render_template("start/accessibility.html")


@bp.get("/privacy")
@public
def privacy() -> str:
    """Say what is kept about people, why, and for how long."""
    return render_template("start/privacy.html")


@bp.get("/cookies")
@public
def cookies() -> str:
    """Say which cookies are set."""
    return render_template("start/cookies.html")
