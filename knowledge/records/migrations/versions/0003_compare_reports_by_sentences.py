"""Keep sentence hashes and the questions that shared sentences raise."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.add_column("reports", sa.Column("sentence_count", sa.Integer(), nullable=True))
    op.create_table(
        "sentence_hashes",
        sa.Column("report_key", _KEY, nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        _to_report("sentence_hashes", "report_key"),
        sa.PrimaryKeyConstraint("report_key", "hash", name=op.f("pk_sentence_hashes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sentence_hashes_hash"), "sentence_hashes", ["hash"])
    op.create_table(
        "resemblances",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("report_key", _KEY, nullable=False),
        sa.Column("other_key", _KEY, nullable=False),
        sa.Column("shared_count", sa.Integer(), nullable=False),
        sa.Column("share_of_report", sa.Float(), nullable=False),
        sa.Column("share_of_other", sa.Float(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("verdict", sa.String(12), server_default="", nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(80), server_default="", nullable=False),
        _to_report("resemblances", "report_key"),
        _to_report("resemblances", "other_key"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_resemblances")),
        sa.UniqueConstraint("id", name=op.f("uq_resemblances_id")),
        sa.UniqueConstraint(
            "report_key", "other_key", name=op.f("uq_resemblances_report_key_other_key")
        ),
    )
    for column in ("report_key", "other_key", "verdict"):
        op.create_index(op.f(f"ix_resemblances_{column}"), "resemblances", [column])


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("resemblances")
    op.drop_table("sentence_hashes")
    with op.batch_alter_table("reports") as batch_op:
        batch_op.drop_column("sentence_count")


def _to_report(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_reports")
    return sa.ForeignKeyConstraint([column], ["reports.key"], name=name, ondelete="CASCADE")
