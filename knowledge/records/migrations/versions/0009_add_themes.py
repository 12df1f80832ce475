"""Add themes: runs with what they found, and what people did to them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "theme_runs",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("scheme", sa.String(60), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("requested_at", sa.DateTime(), nullable=False),
        sa.Column("requested_by", sa.String(80), nullable=False),
        sa.Column("worker", sa.String(80), nullable=False),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("done_count", sa.Integer(), nullable=False),
        sa.Column("total_count", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(80), nullable=False),
        sa.Column("lesson_count", sa.Integer(), nullable=False),
        sa.Column("theme_count", sa.Integer(), nullable=False),
        sa.Column("after_edit", _KEY, nullable=False),
        sa.Column("problem", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_theme_runs"),
        sa.UniqueConstraint("id", name="uq_theme_runs_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_theme_runs_scheme", "theme_runs", ["scheme"])
    op.create_index("ix_theme_runs_state", "theme_runs", ["state"])
    op.create_table(
        "run_themes",
        sa.Column("run_key", _KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("parent_id", sa.String(40), nullable=False),
        sa.Column("origin", sa.String(12), nullable=False),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("central_ids", sa.JSON(), nullable=False),
        sa.Column("name_nl", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.UniqueConstraint("run_key", "theme_id", name="uq_run_themes_run_key_theme_id"),
        sa.ForeignKeyConstraint(
            ["run_key"], ["theme_runs.key"], name="fk_run_themes_run_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_run_themes_run_key", "run_themes", ["run_key"])
    op.create_table(
        "run_placements",
        sa.Column("run_key", _KEY, nullable=False),
        sa.Column("lesson_id", sa.String(40), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("part_id", sa.String(40), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("part_confidence", sa.Float(), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.UniqueConstraint("run_key", "lesson_id", name="uq_run_placements_run_key_lesson_id"),
        sa.ForeignKeyConstraint(
            ["run_key"], ["theme_runs.key"], name="fk_run_placements_run_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_run_placements_run_key", "run_placements", ["run_key"])
    op.create_index("ix_run_placements_lesson_id", "run_placements", ["lesson_id"])
    op.create_table(
        "theme_edits",
        sa.Column("sequence", _KEY, autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("scheme", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_theme_edits"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_theme_edits_scheme", "theme_edits", ["scheme"])
    op.create_index("ix_theme_edits_theme_id", "theme_edits", ["theme_id"])
    op.create_table(
        "theme_verdicts",
        sa.Column("one_id", sa.String(40), nullable=False),
        sa.Column("other_id", sa.String(40), nullable=False),
        sa.Column("is_contradiction", sa.Boolean(), nullable=False),
        sa.Column("differs_in", sa.Text(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("one_id", "other_id", name="pk_theme_verdicts"),
    )
    op.create_table(
        "coding_samples",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("scheme", sa.String(60), nullable=False),
        sa.Column("run_id", sa.String(40), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.Column("drawn_by", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_coding_samples"),
        sa.UniqueConstraint("id", name="uq_coding_samples_id"),
    )
    op.create_table(
        "codings",
        sa.Column("sample_key", _KEY, nullable=False),
        sa.Column("coder", sa.String(80), nullable=False),
        sa.Column("lesson_id", sa.String(40), nullable=False),
        sa.Column("theme_ids", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sample_key", "coder", "lesson_id", name="pk_codings"),
        sa.ForeignKeyConstraint(
            ["sample_key"], ["coding_samples.key"], name="fk_codings_sample_key", ondelete="CASCADE"
        ),
    )
