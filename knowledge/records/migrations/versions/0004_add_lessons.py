"""Add lessons with their quotes, and what was done to them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "lessons",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("report_key", _KEY, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=False),
        sa.Column("confirmed", sa.JSON(), nullable=True),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("is_shown", sa.Boolean(), nullable=False),
        sa.Column("is_edited", sa.Boolean(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.Column("proposed_by", sa.String(80), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(80), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.String(40), nullable=False),
        sa.Column("content_hash", sa.String(32), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_lessons"),
        sa.UniqueConstraint("id", name="uq_lessons_id"),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name="fk_lessons_report_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_lessons_report_key", "lessons", ["report_key"])
    op.create_index("ix_lessons_status", "lessons", ["status"])
    op.create_index("ix_lessons_content_hash", "lessons", ["content_hash"])
    op.create_table(
        "lesson_quotes",
        sa.Column("lesson_key", _KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("locators", sa.JSON(), nullable=False),
        sa.UniqueConstraint("lesson_key", "number", name="uq_lesson_quotes_lesson_key_number"),
        sa.ForeignKeyConstraint(
            ["lesson_key"], ["lessons.key"], name="fk_lesson_quotes_lesson_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_lesson_quotes_lesson_key", "lesson_quotes", ["lesson_key"])
    op.create_table(
        "lesson_acts",
        sa.Column("sequence", _KEY, autoincrement=True, nullable=False),
        sa.Column("report_key", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_lesson_acts"),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name="fk_lesson_acts_report_key", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lesson_acts_report_key", "lesson_acts", ["report_key"])
    op.create_index("ix_lesson_acts_who", "lesson_acts", ["who"])
    op.create_table(
        "same_lessons",
        sa.Column("one_key", _KEY, nullable=False),
        sa.Column("other_key", _KEY, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("one_key", "other_key", name="pk_same_lessons"),
        sa.ForeignKeyConstraint(
            ["one_key"], ["lessons.key"], name="fk_same_lessons_one_key", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_key"], ["lessons.key"], name="fk_same_lessons_other_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_same_lessons_other_key", "same_lessons", ["other_key"])
