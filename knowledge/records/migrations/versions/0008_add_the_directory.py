"""Add the directory of initiatives."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _key() -> sa.types.TypeEngine:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _initiative(table: str, column: str = "initiative_key") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], ["initiatives.key"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"
    )


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "initiative_facts",
        sa.Column("key", _key(), autoincrement=True, nullable=False),
        sa.Column("initiative_key", _key(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("stated_by", sa.String(length=80), nullable=False),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        _initiative("initiative_facts"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_initiative_facts")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_initiative_facts_initiative_key"), "initiative_facts", ["initiative_key"]
    )
    op.create_table(
        "initiative_conditions",
        sa.Column("key", _key(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("initiative_key", _key(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("least", sa.Float(), nullable=True),
        sa.Column("most", sa.Float(), nullable=True),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("is_there", sa.Boolean(), nullable=True),
        sa.Column("bearing", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("lesson_id", sa.String(length=40), nullable=False),
        sa.Column("passage_id", sa.String(length=60), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("stated_by", sa.String(length=80), nullable=False),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        _initiative("initiative_conditions"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_initiative_conditions")),
        sa.UniqueConstraint("id", name=op.f("uq_initiative_conditions_id")),
    )
    for column in ("initiative_key", "lesson_id", "passage_id"):
        op.create_index(
            op.f(f"ix_initiative_conditions_{column}"), "initiative_conditions", [column]
        )
    op.create_table(
        "initiative_links",
        sa.Column("key", _key(), autoincrement=True, nullable=False),
        sa.Column("child_key", _key(), nullable=False),
        sa.Column("parent_key", _key(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("stated_by", sa.String(length=80), nullable=False),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        _initiative("initiative_links", "child_key"),
        _initiative("initiative_links", "parent_key"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_initiative_links")),
        sa.UniqueConstraint(
            "child_key", "parent_key", name=op.f("uq_initiative_links_child_key_parent_key")
        ),
    )
    op.create_index(op.f("ix_initiative_links_parent_key"), "initiative_links", ["parent_key"])
    op.create_table(
        "initiative_contacts",
        sa.Column("initiative_key", _key(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("consented_on", sa.Date(), nullable=False),
        sa.Column("consent_how", sa.Text(), nullable=False),
        sa.Column("stated_by", sa.String(length=80), nullable=False),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        _initiative("initiative_contacts"),
        sa.PrimaryKeyConstraint("initiative_key", name=op.f("pk_initiative_contacts")),
    )
    op.create_table(
        "initiative_vectors",
        sa.Column("initiative_key", _key(), autoincrement=False, nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("content_hash", sa.String(length=32), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        _initiative("initiative_vectors"),
        sa.PrimaryKeyConstraint("initiative_key", "model", name=op.f("pk_initiative_vectors")),
    )
    op.create_table(
        "place_profiles",
        sa.Column("key", _key(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=True),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("stated_by", sa.String(length=80), nullable=False),
        sa.Column("stated_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_place_profiles")),
        sa.UniqueConstraint("id", name=op.f("uq_place_profiles_id")),
    )
