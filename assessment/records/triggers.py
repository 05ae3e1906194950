"""Rows that are never changed: triggers on both databases refuse UPDATE and DELETE.

A score sheet is closed the same way once it is locked (semantics rule 27). Model: content
documents, answers, audit, decisions. Migration 0007 runs these; a later change runs its own.
"""

FOR_EVER = (
    "content_version",
    "audit_entry",
    "answer_revision",
    "score_revision",
    "evaluation",
    "conflict_cleared",
)
NEVER_REMOVED = (
    "decision_snapshot",
    "moderation",
    "agreed_level",
    "mark_run",
    "sheet",
    "request",
    "conflict_contest",
)
NEVER_CHANGED = ("decision_snapshot", "moderation", "agreed_level", "mark_run")
CLOSED_ONCE = {"sheet": "OLD.locked_at IS NOT NULL"}

_POSTGRES_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '% rows are kept for ever', TG_TABLE_NAME;
END $$ LANGUAGE plpgsql
"""


def statements(dialect: str) -> list[str]:
    """Return the statements that make the triggers, for "sqlite" or "postgresql"."""
    pairs = [(t, "UPDATE") for t in (*FOR_EVER, *NEVER_CHANGED)]
    pairs += [(t, "DELETE") for t in (*FOR_EVER, *NEVER_REMOVED)]
    if dialect == "sqlite":
        closed = [_sqlite(table, "UPDATE", f"WHEN {when} ") for table, when in CLOSED_ONCE.items()]
        return [_sqlite(table, change) for table, change in pairs] + closed
    closed = [_postgres(table, "UPDATE", f"WHEN ({when}) ") for table, when in CLOSED_ONCE.items()]
    return [_POSTGRES_FUNCTION, *(_postgres(table, change) for table, change in pairs), *closed]


def _sqlite(table: str, change: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table} rows are kept for ever'); END"
    )


def _postgres(table: str, change: str, when: str = "") -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        f"FOR EACH ROW {when}EXECUTE FUNCTION refuse_change()"
    )
