"""The tables of policy texts, and of what became of lessons in them."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from knowledge.records.tables import metadata

_Key = BigInteger().with_variant(Integer, "sqlite")

policies = Table(
    "policies",
    metadata,
    Column("key", _Key, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("level", String(20), nullable=True),
    Column("body", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("source", Text, nullable=False),
    Column("dated", Date, nullable=True),
    Column("added_at", DateTime, nullable=False),
    Column("added_by", String(80), nullable=False),
)

uptakes = Table(
    "uptakes",
    metadata,
    Column("key", _Key, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column(
        "lesson_key",
        _Key,
        ForeignKey("lessons.key", ondelete="CASCADE"),
        index=True,
        nullable=False,
    ),
    Column(
        "policy_key",
        _Key,
        ForeignKey("policies.key", ondelete="CASCADE"),
        index=True,
        nullable=False,
    ),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("role", String(20), nullable=False),
)

uptake_steps = Table(
    "uptake_steps",
    metadata,
    Column("key", _Key, primary_key=True, autoincrement=True),
    Column(
        "uptake_key",
        _Key,
        ForeignKey("uptakes.key", ondelete="CASCADE"),
        index=True,
        nullable=False,
    ),
    Column("decision", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("body", Text, nullable=False),
    Column("noted_at", DateTime, nullable=False),
    Column("noted_by", String(80), nullable=False),
)
