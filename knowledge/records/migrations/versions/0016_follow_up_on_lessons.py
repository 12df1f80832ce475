"""Keep the letters that tell initiatives what became of their lessons."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "follow_ups",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("initiative_key", _KEY, nullable=False),
        sa.Column("news", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.String(40), nullable=False),
        sa.Column("lesson_ids", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("drafted_by", sa.String(80), nullable=False),
        sa.Column("drafted_words", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("approved_by", sa.String(80), nullable=False),
        sa.Column("delivered_at", sa.DateTime(), nullable=True),
        sa.Column("delivered_by", sa.String(80), nullable=False),
        sa.Column("form", sa.String(8), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_key"],
            ["initiatives.key"],
            name=op.f("fk_follow_ups_initiative_key_initiatives"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_follow_ups")),
        sa.UniqueConstraint("id", name=op.f("uq_follow_ups_id")),
    )
    op.create_index(op.f("ix_follow_ups_initiative_key"), "follow_ups", ["initiative_key"])
    op.create_index(op.f("ix_follow_ups_subject_id"), "follow_ups", ["subject_id"])


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("follow_ups")
