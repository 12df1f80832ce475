"""Keep what a language model suggests to call a theme, and what a person made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "theme_suggestions",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("scheme", sa.String(60), nullable=False),
        sa.Column("theme_id", sa.String(40), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("asked_by", sa.String(80), nullable=False),
        sa.Column("worker", sa.String(80), nullable=False),
        sa.Column("leased_until", sa.DateTime(), nullable=True),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("prompt_sha256", sa.String(64), nullable=False),
        sa.Column("lesson_ids", sa.JSON(), nullable=False),
        sa.Column("name_nl", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("about_nl", sa.Text(), nullable=False),
        sa.Column("about_en", sa.Text(), nullable=False),
        sa.Column("refusals", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(80), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_theme_suggestions")),
        sa.UniqueConstraint("id", name=op.f("uq_theme_suggestions_id")),
        sqlite_autoincrement=True,
    )
    for column in ("theme_id", "state"):
        op.create_index(op.f(f"ix_theme_suggestions_{column}"), "theme_suggestions", [column])


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("theme_suggestions")
