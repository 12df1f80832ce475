"""Keep which column of a sheet says what."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "sheet_mappings",
        sa.Column("headers_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.Column("confirmed_by", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("headers_hash", name=op.f("pk_sheet_mappings")),
    )


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("sheet_mappings")
