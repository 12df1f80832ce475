"""Tell where beside the text words stand: in a header, a comment, the properties of the file."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column(
        "report_margins",
        sa.Column("part", sa.String(12), nullable=False, server_default="edge"),
    )


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_column("report_margins", "part")
