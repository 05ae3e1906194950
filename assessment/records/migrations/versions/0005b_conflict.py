"""Conflicts of interest: declared, contested, cleared.

Revision: 0005b; follows: 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005b"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conflict_declaration",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("declared_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_conflict_declaration_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_conflict_declaration_round_id")
        ),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_conflict_declaration")),
    )
    op.create_table(
        "conflict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("declared_by", sa.String(length=80), nullable=False),
        sa.Column("declared_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_conflict_application_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_conflict_person_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_conflict_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
    )
    op.create_index(
        op.f("ix_conflict_application_id"), "conflict", ["application_id"], unique=False
    )
    op.create_index(op.f("ix_conflict_person_id"), "conflict", ["person_id"], unique=False)
    op.create_index(op.f("ix_conflict_round_id"), "conflict", ["round_id"], unique=False)
    op.create_table(
        "conflict_contest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("contested_at", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=True),
        sa.Column("answer_reason", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_conflict_contest_answered_by")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_conflict_contest_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_conflict_contest_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_conflict_contest_round_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_contest")),
    )
    op.create_index(
        op.f("ix_conflict_contest_application_id"),
        "conflict_contest",
        ["application_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_conflict_contest_round_id"), "conflict_contest", ["round_id"], unique=False
    )
    op.create_index(
        "uq_conflict_contest_open",
        "conflict_contest",
        ["person_id", "application_id"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_table(
        "conflict_cleared",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contest_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("urn", sa.String(length=6), nullable=True),
        sa.Column("connection_id", sa.Uuid(), nullable=True),
        sa.Column("cleared_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(urn IS NULL) <> (connection_id IS NULL)", name=op.f("ck_conflict_cleared_one_cause")
        ),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_conflict_cleared_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["connection.id"], name=op.f("fk_conflict_cleared_connection_id")
        ),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["conflict_contest.id"], name=op.f("fk_conflict_cleared_contest_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_conflict_cleared_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_cleared")),
    )
    op.create_index(
        "ix_conflict_cleared_pair",
        "conflict_cleared",
        ["person_id", "application_id"],
        unique=False,
    )
