"""The tables of baskets and briefs."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.records.tables import metadata

_KEY = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[int]:
    return Column("key", _KEY, primary_key=True, autoincrement=True)


def _to(table: str, *, is_primary: bool = True) -> Column[int]:
    return Column(
        f"{table}_key",
        _KEY,
        ForeignKey(f"{table}s.key", ondelete="CASCADE"),
        primary_key=is_primary,
        index=not is_primary,
        nullable=False,
    )


baskets = Table(
    "baskets",
    metadata,
    _key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("owner", String(80), nullable=False),
    Column("name", String(120), nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    UniqueConstraint("owner", "name"),
)

# The ids of lessons here point nowhere by force: what became of a lesson that is gone has to
# be told to whoever used it.
basket_lessons = Table(
    "basket_lessons",
    metadata,
    _to("basket"),
    Column("lesson_id", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("added_at", DateTime, nullable=False),
)

briefs = Table(
    "briefs",
    metadata,
    _key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("frame_id", String(80), nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(20), nullable=False),
    Column("authors", JSON, nullable=False),
    Column("body", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", DateTime, nullable=False),
    Column("changed_at", DateTime, nullable=False),
    Column("signed_at", DateTime, nullable=True),
    Column("signed_by", String(80), nullable=False, default=""),
)

brief_versions = Table(
    "brief_versions",
    metadata,
    _to("brief"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("body", JSON, nullable=False),
    Column("sha256", String(64), nullable=False),
)

brief_comments = Table(
    "brief_comments",
    metadata,
    _key(),
    Column("id", String(40), nullable=False, unique=True),
    _to("brief", is_primary=False),
    Column("sentence_id", String(40), nullable=False, default=""),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("settled_by", String(80), nullable=False, default=""),
)

brief_lessons = Table(
    "brief_lessons",
    metadata,
    _to("brief"),
    Column("lesson_id", String(40), primary_key=True, index=True),
)
