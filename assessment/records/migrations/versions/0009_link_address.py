"""The email address that a link is about, kept with it and not in its web address.

Revision: 0009; follows: 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("link", sa.Column("address", sa.String(254), nullable=True))
