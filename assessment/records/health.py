"""How the database is: reachable, durable, at the newest migration. Semantics rule 10."""

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assessment.records.database import durability, is_durable
from assessment.records.migrate import level, newest


def report(db: Session) -> dict[str, object]:
    """Return what `/health` shows; `ok` is the sum of it."""
    try:
        at, durable, settings = level(db), is_durable(db), durability(db)
    except SQLAlchemyError:
        return {"ok": False, "database": "not reachable"}
    return {
        "ok": durable and at == newest(),
        "database": "reachable",
        "durable": durable,
        "durability": settings,
        "migration": at,
        "newest_migration": newest(),
    }
