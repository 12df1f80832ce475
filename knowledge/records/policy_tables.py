"""The tables of policy texts, and of what became of lessons in them."""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Integer,
    String,
    Table,
    Text,
)

from knowledge.records.columns import key, metadata, to

policies = Table(
    "policies",
    metadata,
    key(),
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
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("lessons"),
    to("policies", "policy_key"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("role", String(20), nullable=False),
)

# What is left of an uptake once its policy text was deleted: no word of the text.
ended_uptakes = Table(
    "ended_uptakes",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("lessons"),
    Column("role", String(20), nullable=False),
    Column("decision", String(12), nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("ended_at", DateTime, nullable=False),
    Column("ended_by", String(80), nullable=False),
)

uptake_steps = Table(
    "uptake_steps",
    metadata,
    key(),
    to("uptakes"),
    Column("decision", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("body", Text, nullable=False),
    Column("noted_at", DateTime, nullable=False),
    Column("noted_by", String(80), nullable=False),
)
