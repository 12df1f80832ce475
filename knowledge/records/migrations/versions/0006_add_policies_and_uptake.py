"""Add policy texts, and what became of lessons in them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "policies",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("level", sa.String(20), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_policies"),
        sa.UniqueConstraint("id", name="uq_policies_id"),
    )
    op.create_table(
        "uptakes",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("lesson_key", _KEY, nullable=False),
        sa.Column("policy_key", _KEY, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_uptakes"),
        sa.UniqueConstraint("id", name="uq_uptakes_id"),
        sa.ForeignKeyConstraint(
            ["lesson_key"], ["lessons.key"], name="fk_uptakes_lesson_key", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["policy_key"], ["policies.key"], name="fk_uptakes_policy_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_uptakes_lesson_key", "uptakes", ["lesson_key"])
    op.create_index("ix_uptakes_policy_key", "uptakes", ["policy_key"])
    op.create_table(
        "uptake_steps",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("uptake_key", _KEY, nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("noted_by", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_uptake_steps"),
        sa.ForeignKeyConstraint(
            ["uptake_key"], ["uptakes.key"], name="fk_uptake_steps_uptake_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_uptake_steps_uptake_key", "uptake_steps", ["uptake_key"])
