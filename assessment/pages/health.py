"""Is the service well: `/health` and `/version`. Semantics rule 10."""

from importlib.metadata import PackageNotFoundError, version

from flask import Blueprint
from sqlalchemy.orm import Session

from assessment.records.database import DatabaseAway, durability, is_durable
from assessment.records.migrate import level, newest
from assessment.rules.recommendation import ENGINE
from assessment.web import current
from assessment.web.guard import public

bp = Blueprint("health", __name__)


@bp.get("/health")
@public
def health() -> tuple[dict[str, object], int]:
    """Say whether the database is there, durable and at the newest migration."""
    try:
        found = _report(current.db())
    except DatabaseAway:
        return {"ok": False, "database": "not reachable"}, 503
    return found, 200 if found["ok"] else 503


@bp.get("/version")
@public
def version_() -> dict[str, str]:
    """Say which version runs."""
    return {"version": _installed(), "engine": ENGINE, "migration": newest()}


def _report(db: Session) -> dict[str, object]:
    at, wanted, durable = level(db), newest(), is_durable(db)
    return {
        "ok": durable and at == wanted,
        "database": "reachable",
        "durable": durable,
        "durability": durability(db),
        "migration": at,
        "newest_migration": wanted,
        "engine": ENGINE,
    }


def _installed() -> str:
    try:
        return version("nle-selection")
    except PackageNotFoundError:
        return "0.1.0"
