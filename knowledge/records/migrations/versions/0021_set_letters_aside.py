"""Let a letter to an initiative be set aside as not needed, with who, when and why."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_COLUMNS = ("set_aside_at", "set_aside_by", "set_aside_reason")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("follow_ups", sa.Column("set_aside_at", sa.DateTime(), nullable=True))
    op.add_column(
        "follow_ups", sa.Column("set_aside_by", sa.String(80), nullable=False, server_default="")
    )
    op.add_column(
        "follow_ups", sa.Column("set_aside_reason", sa.Text(), nullable=False, server_default="")
    )


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    for column in _COLUMNS:
        op.drop_column("follow_ups", column)
