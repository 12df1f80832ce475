"""Remember that a lesson stood in a policy text that was deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "ended_uptakes",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("lesson_key", _KEY, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=False),
        sa.Column("ended_by", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["lesson_key"],
            ["lessons.key"],
            name=op.f("fk_ended_uptakes_lesson_key_lessons"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_ended_uptakes")),
        sa.UniqueConstraint("id", name=op.f("uq_ended_uptakes_id")),
    )
    op.create_index(op.f("ix_ended_uptakes_lesson_key"), "ended_uptakes", ["lesson_key"])


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("ended_uptakes")
