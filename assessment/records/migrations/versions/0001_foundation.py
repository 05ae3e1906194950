"""The foundation: every table of the first release, the triggers, the head of the trail."""

from alembic import op

from assessment.records import tables, triggers
from assessment.records.database import Base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    assert tables
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    for statement in triggers.statements(bind.dialect.name):
        op.execute(statement)
    op.execute(f"INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '{'0' * 64}')")
