"""Note which coordinator has taken a report, to look at what was learned in it."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "reviewers",
        sa.Column("report_key", _KEY, nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key"],
            ["reports.key"],
            name=op.f("fk_reviewers_report_key"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_key", name=op.f("pk_reviewers")),
    )


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("reviewers")
