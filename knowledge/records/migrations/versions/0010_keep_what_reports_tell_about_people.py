"""Keep what reports tell about people, and which file is kept once words were removed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("reports", sa.Column("kept_sha256", sa.String(length=64), nullable=True))
    op.create_table(
        "personal_findings",
        sa.Column(
            "report_key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("is_valid", sa.Boolean(), nullable=False),
        sa.Column("function_start", sa.Integer(), nullable=True),
        sa.Column("function_end", sa.Integer(), nullable=True),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_key"],
            ["reports.key"],
            name=op.f("fk_personal_findings_report_key"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "report_key", "number", name=op.f("uq_personal_findings_report_key_number")
        ),
    )
