"""Keep the pages, feeds and mailboxes that reports are collected from."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "origins",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(40), server_default="", nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(80), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_origins")),
        sa.UniqueConstraint("id", name=op.f("uq_origins_id")),
        sa.UniqueConstraint("address", name=op.f("uq_origins_address")),
    )
    op.create_index(op.f("ix_origins_due_at"), "origins", ["due_at"])
    op.create_table(
        "origin_entries",
        sa.Column("origin_key", _KEY, nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["origin_key"],
            ["origins.key"],
            name=op.f("fk_origin_entries_origin_key_origins"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("origin_key", "mark", name=op.f("pk_origin_entries")),
    )


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("origin_entries")
    op.drop_table("origins")
