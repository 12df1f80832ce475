"""Keep what is stated of the rights on each document."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    with op.batch_alter_table("reports") as batch_op:
        for name, kind in (("rights_holder", sa.Text()), ("licence", sa.Text())):
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        for name in ("may_quote", "may_share_file"):
            batch_op.add_column(
                sa.Column(name, sa.String(8), nullable=False, server_default="unstated")
            )
        batch_op.add_column(sa.Column("source", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("retrieved", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("keep_until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("personal_data", sa.String(12), nullable=False, server_default="unstated")
        )
        batch_op.create_index(batch_op.f("ix_reports_keep_until"), ["keep_until"])


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    with op.batch_alter_table("reports") as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_keep_until"))
        for name in (
            "personal_data", "keep_until", "retrieved", "source", "may_share_file", "may_quote",
            "licence", "rights_holder",
        ):  # fmt: skip
            batch_op.drop_column(name)
