"""Keep letters to initiatives, and what they answer."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "letters",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("report_key", _KEY, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("lesson_ids", sa.JSON(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.String(80), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_key"],
            ["reports.key"],
            name=op.f("fk_letters_report_key_reports"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_letters")),
        sa.UniqueConstraint("id", name=op.f("uq_letters_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_letters_token_hash")),
    )
    op.create_index(op.f("ix_letters_report_key"), "letters", ["report_key"])
    op.create_table(
        "answers",
        sa.Column("key", _KEY, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("letter_key", _KEY, nullable=False),
        sa.Column("lesson_key", _KEY, nullable=True),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.String(40), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("handled_at", sa.DateTime(), nullable=True),
        sa.Column("handled_by", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_key"],
            ["letters.key"],
            name=op.f("fk_answers_letter_key_letters"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["lesson_key"],
            ["lessons.key"],
            name=op.f("fk_answers_lesson_key_lessons"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_answers")),
        sa.UniqueConstraint("id", name=op.f("uq_answers_id")),
    )
    op.create_index(op.f("ix_answers_letter_key"), "answers", ["letter_key"])
    op.create_index(op.f("ix_answers_lesson_key"), "answers", ["lesson_key"])


def downgrade() -> None:
    """Bring the tables back to the revision before."""
    op.drop_table("answers")
    op.drop_table("letters")
