"""How the database is: reachable, durable, at the newest migration. Semantics rule 10."""

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assessment.records.database import DURABLE, durability, durability_at, is_durable
from assessment.records.migrate import level, newest

REMEDY = {
    "sqlite": "Let DATABASE_URL name a file on a disk of this machine",
    "postgresql": "Set it in postgresql.conf and reload PostgreSQL",
}


class NotDurable(SQLAlchemyError):
    """The database could lose a save, so no connection to it is used."""

    def __init__(self, settings: dict[str, str], faults: list[str]) -> None:
        super().__init__(". ".join(faults))
        self.settings = settings


def durability_faults(db: Session) -> list[str]:
    """Return what would let a saved answer be lost, by name, and what to do; else nothing."""
    return _faults(db.get_bind().dialect.name, durability(db))


def ask_when_back(engine: Engine) -> None:
    """Ask the first connection to a database that was away, and each until one holds (rule 10).

    One that could lose a save is closed, and raises NotDurable at whoever wanted it. Once one
    holds no other is asked.
    """
    kind, held = engine.dialect.name, False

    def ask(connection: Any, _record: object) -> None:
        nonlocal held
        if held:
            return
        found = durability_at(connection, kind)
        if faults := _faults(kind, found):
            connection.close()
            raise NotDurable(found, faults)
        held = True

    event.listen(engine, "connect", ask)


def _faults(kind: str, found: dict[str, str]) -> list[str]:
    return [
        f"{name} must be {value} in the database. It is {found[name]}, so a saved answer could "
        f"be lost. {REMEDY[kind]}"
        for name, value in DURABLE[kind].items()
        if found[name] != value
    ]


def report(db: Session) -> dict[str, object]:
    """Return what `/health` shows; `ok` is the sum of it."""
    try:
        at, durable, settings = level(db), is_durable(db), durability(db)
    except NotDurable as fault:
        known = {"durable": False, "durability": fault.settings}
        return {"ok": False, "database": "reachable"} | known
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
