"""The tables of baskets and briefs."""

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.records.columns import key, metadata, to

baskets = Table(
    "baskets",
    metadata,
    key(),
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
    to("baskets", primary=True),
    Column("lesson_id", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("added_at", DateTime, nullable=False),
)

briefs = Table(
    "briefs",
    metadata,
    key(),
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
    to("briefs", primary=True),
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
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("briefs"),
    Column("sentence_id", String(40), nullable=False, default=""),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("settled_by", String(80), nullable=False, default=""),
)

brief_lessons = Table(
    "brief_lessons",
    metadata,
    to("briefs", primary=True),
    Column("lesson_id", String(40), primary_key=True, index=True),
)
