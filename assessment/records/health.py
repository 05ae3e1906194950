"""How the database is: reachable, durable, at the newest migration. Semantics rule 10."""

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assessment.records.database import DURABLE, durability, is_durable
from assessment.records.migrate import level, newest

REMEDY = {
    "sqlite": "Let DATABASE_URL name a file on a disk of this machine",
    "postgresql": "Set it in postgresql.conf and reload PostgreSQL",
}


def durability_faults(db: Session) -> list[str]:
    """Return what would let a saved answer be lost, by name, and what to do; else nothing."""
    kind = db.get_bind().dialect.name
    wanted, found = DURABLE[kind], durability(db)
    return [
        f"{name} must be {value} in the database. It is {found[name]}, so a saved answer could "
        f"be lost. {REMEDY[kind]}"
        for name, value in wanted.items()
        if found[name] != value
    ]


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
