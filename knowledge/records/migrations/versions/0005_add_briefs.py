"""Add baskets of lessons, and briefs with their versions and comments."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _of(table: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_key"], [f"{owner}s.key"], name=f"fk_{table}_{owner}_key", ondelete="CASCADE"
    )


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "baskets",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("owner", sa.String(80), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_baskets"),
        sa.UniqueConstraint("id", name="uq_baskets_id"),
        sa.UniqueConstraint("owner", "name", name="uq_baskets_owner_name"),
    )
    op.create_table(
        "basket_lessons",
        sa.Column("basket_key", _KEY, nullable=False),
        sa.Column("lesson_id", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("basket_key", "lesson_id", name="pk_basket_lessons"),
        _of("basket_lessons", "basket"),
    )
    op.create_table(
        "briefs",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("frame_id", sa.String(80), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("signed_at", sa.DateTime(), nullable=True),
        sa.Column("signed_by", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_briefs"),
        sa.UniqueConstraint("id", name="uq_briefs_id"),
    )
    op.create_table(
        "brief_versions",
        sa.Column("brief_key", _KEY, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("brief_key", "number", name="pk_brief_versions"),
        _of("brief_versions", "brief"),
    )
    op.create_table(
        "brief_comments",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("brief_key", _KEY, nullable=False),
        sa.Column("sentence_id", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_brief_comments"),
        sa.UniqueConstraint("id", name="uq_brief_comments_id"),
        _of("brief_comments", "brief"),
    )
    op.create_index("ix_brief_comments_brief_key", "brief_comments", ["brief_key"])
    op.create_table(
        "brief_lessons",
        sa.Column("brief_key", _KEY, nullable=False),
        sa.Column("lesson_id", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("brief_key", "lesson_id", name="pk_brief_lessons"),
        _of("brief_lessons", "brief"),
    )
    op.create_index("ix_brief_lessons_lesson_id", "brief_lessons", ["lesson_id"])
