"""Whether the holder of a role agreed that applicants of the round see their name.

Revision: 0008; follows: 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("role_grant", sa.Column("listed", sa.Boolean(), nullable=True))
