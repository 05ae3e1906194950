"""The email address that a link is about, and the one that a notice goes to.

Revision: 0009; follows: 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("link", "notice"):
        op.add_column(table, sa.Column("address", sa.String(254), nullable=True))
