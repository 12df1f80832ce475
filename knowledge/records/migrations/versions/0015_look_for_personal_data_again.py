"""Keep running headers that tell about people, and which rules looked at each report."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column(
        "reports", sa.Column("scanner", sa.String(length=40), server_default="", nullable=False)
    )
    op.add_column("personal_findings", sa.Column("margin", sa.Integer(), nullable=True))
    op.create_table(
        "report_margins",
        sa.Column(
            "report_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locators", sa.JSON(), nullable=False),
        sa.Column("boxes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key"],
            ["reports.key"],
            name=op.f("fk_report_margins_report_key_reports"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "report_key", "number", name=op.f("uq_report_margins_report_key_number")
        ),
    )


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("report_margins")
    op.drop_column("personal_findings", "margin")
    op.drop_column("reports", "scanner")
