"""Rows that are never changed: triggers on both databases refuse UPDATE and DELETE.

Model: content documents, answers, audit, decisions.
"""

FOR_EVER = ("content_version", "audit_entry", "answer_revision", "score_revision", "evaluation")
NEVER_REMOVED = ("decision_snapshot", "moderation", "agreed_level", "mark_run", "sheet", "request")
NEVER_CHANGED = ("decision_snapshot", "moderation", "agreed_level", "mark_run")

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
        return [_sqlite(table, change) for table, change in pairs]
    return [_POSTGRES_FUNCTION, *(_postgres(table, change) for table, change in pairs)]


def _sqlite(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} rows are kept for ever'); END"
    )


def _postgres(table: str, change: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
