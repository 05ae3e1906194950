"""Rounds, what they pin, and requests for a second person.

Revision: 0002; follows: 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("applications_open_at", sa.BigInteger(), nullable=True),
        sa.Column("applications_close_at", sa.BigInteger(), nullable=True),
        sa.Column("eligibility_told_by", sa.Date(), nullable=True),
        sa.Column("paper_on", sa.Date(), nullable=True),
        sa.Column("paper_result_by", sa.Date(), nullable=True),
        sa.Column("interviews_from", sa.Date(), nullable=True),
        sa.Column("interviews_to", sa.Date(), nullable=True),
        sa.Column("results_at", sa.BigInteger(), nullable=True),
        sa.Column("appeals_close_on", sa.Date(), nullable=True),
        sa.Column("designation_from", sa.Date(), nullable=True),
        sa.Column("pass_rate_lowest", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("pass_rate_highest", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("released_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("slug", name=op.f("uq_round_slug")),
    )
    op.create_table(
        "request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=False),
        sa.Column("subject_hash", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_by", sa.String(length=80), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(length=20), nullable=True),
        sa.Column("answer_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("answered_by <> asked_by", name=op.f("ck_request_another_person")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_request_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_index(op.f("ix_request_round_id"), "request", ["round_id"], unique=False)
    op.create_index(
        "uq_request_open",
        "request",
        ["act", "subject_id"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_table(
        "round_pin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("pinned_at", sa.BigInteger(), nullable=False),
        sa.Column("replaced_at", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hash"], ["content_version.hash"], name=op.f("fk_round_pin_hash")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["request.id"], name=op.f("fk_round_pin_request_id")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_round_pin_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_pin")),
        sa.UniqueConstraint(
            "round_id",
            "purpose",
            "hash",
            "pinned_at",
            name=op.f("uq_round_pin_round_id_purpose_hash_pinned_at"),
        ),
    )
    op.create_index(op.f("ix_round_pin_round_id"), "round_pin", ["round_id"], unique=False)
