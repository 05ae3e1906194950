"""Panels, interviews, score sheets and agreed levels.

Revision: 0006; follows: 0005b.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "panel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_panel_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_panel")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_panel_round_id_number")),
    )
    op.create_index(op.f("ix_panel_round_id"), "panel", ["round_id"], unique=False)
    op.create_table(
        "panel_member",
        sa.Column("panel_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("is_chair", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["panel_id"], ["panel.id"], name=op.f("fk_panel_member_panel_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_panel_member_person_id")
        ),
        sa.PrimaryKeyConstraint("panel_id", "person_id", name=op.f("pk_panel_member")),
    )
    op.create_table(
        "slot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("panel_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["panel_id"], ["panel.id"], name=op.f("fk_slot_panel_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_slot_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sa.UniqueConstraint("panel_id", "starts_at", name=op.f("uq_slot_panel_id_starts_at")),
    )
    op.create_index(op.f("ix_slot_panel_id"), "slot", ["panel_id"], unique=False)
    op.create_index(op.f("ix_slot_round_id"), "slot", ["round_id"], unique=False)
    op.create_table(
        "interview",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("panel_id", sa.Uuid(), nullable=False),
        sa.Column("rubric_hash", sa.String(length=64), nullable=False),
        sa.Column("booked_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("finished_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_interview_application_id")
        ),
        sa.ForeignKeyConstraint(
            ["finished_by"], ["person.id"], name=op.f("fk_interview_finished_by")
        ),
        sa.ForeignKeyConstraint(["panel_id"], ["panel.id"], name=op.f("fk_interview_panel_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_interview_round_id")),
        sa.ForeignKeyConstraint(
            ["rubric_hash"], ["content_version.hash"], name=op.f("fk_interview_rubric_hash")
        ),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.id"], name=op.f("fk_interview_slot_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sa.UniqueConstraint("application_id", name=op.f("uq_interview_application_id")),
        sa.UniqueConstraint("slot_id", name=op.f("uq_interview_slot_id")),
    )
    op.create_index(op.f("ix_interview_panel_id"), "interview", ["panel_id"], unique=False)
    op.create_index(op.f("ix_interview_round_id"), "interview", ["round_id"], unique=False)
    op.create_table(
        "agreed_level",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.String(length=5), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("discussed", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_agreed_level_by")),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_agreed_level_interview_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_level")),
        sa.UniqueConstraint(
            "interview_id",
            "criterion",
            "seq",
            name=op.f("uq_agreed_level_interview_id_criterion_seq"),
        ),
    )
    op.create_index(
        op.f("ix_agreed_level_interview_id"), "agreed_level", ["interview_id"], unique=False
    )
    op.create_table(
        "sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("rubric_hash", sa.String(length=64), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("locked_at", sa.BigInteger(), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_sheet_interview_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["person.id"], name=op.f("fk_sheet_member_id")),
        sa.ForeignKeyConstraint(
            ["rubric_hash"], ["content_version.hash"], name=op.f("fk_sheet_rubric_hash")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint(
            "interview_id", "member_id", name=op.f("uq_sheet_interview_id_member_id")
        ),
    )
    op.create_index(op.f("ix_sheet_interview_id"), "sheet", ["interview_id"], unique=False)
    op.create_index(op.f("ix_sheet_member_id"), "sheet", ["member_id"], unique=False)
    op.create_table(
        "score_revision",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.String(length=5), nullable=False),
        sa.Column("page_load", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=36), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("level BETWEEN 0 AND 4", name=op.f("ck_score_revision_level_on_scale")),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["person.id"], name=op.f("fk_score_revision_entered_by")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_score_revision_sheet_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_revision")),
        sa.UniqueConstraint("sheet_id", "key", name=op.f("uq_score_revision_sheet_id_key")),
    )
    op.create_index(
        "ix_score_revision_place", "score_revision", ["sheet_id", "criterion", "id"], unique=False
    )
