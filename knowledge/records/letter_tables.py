"""The tables of letters to initiatives, and of their answers."""

from sqlalchemy import JSON, Column, DateTime, String, Table, Text

from knowledge.records.columns import key, metadata, to

letters = Table(
    "letters",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("reports"),
    Column("language", String(8), nullable=False),
    Column("lesson_ids", JSON, nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("written_at", DateTime, nullable=False),
    Column("written_by", String(80), nullable=False),
    Column("expires_at", DateTime, nullable=False),
    Column("revoked_at", DateTime, nullable=True),
)

answers = Table(
    "answers",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("letters"),
    to("lessons", nullable=True),
    Column("verdict", String(12), nullable=False),
    Column("words", Text, nullable=False),
    Column("proposal_id", String(40), nullable=False, default=""),
    Column("given_at", DateTime, nullable=False),
    Column("handled_at", DateTime, nullable=True),
    Column("handled_by", String(80), nullable=False, default=""),
)
