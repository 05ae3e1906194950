"""Is the service well: `/health` and `/version`. Semantics rule 10."""

from importlib.metadata import PackageNotFoundError, version

from flask import Blueprint

from assessment.records.health import report
from assessment.records.migrate import newest
from assessment.rules.recommendation import ENGINE
from assessment.web import current
from assessment.web.guard import public

bp = Blueprint("health", __name__)


@bp.get("/health")
@public
def health() -> tuple[dict[str, object], int]:
    """Say whether the database is there, durable and at the newest migration."""
    found = report(current.db())
    return found | {"engine": ENGINE}, 200 if found["ok"] else 503


@bp.get("/version")
@public
def running() -> dict[str, str]:
    """Say which version runs."""
    return {"version": _installed(), "engine": ENGINE, "migration": newest()}


def _installed() -> str:
    try:
        return version("nle-selection")
    except PackageNotFoundError:
        return "0.1.0"
