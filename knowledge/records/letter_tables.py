"""The tables of letters to initiatives, and of their answers."""

from sqlalchemy import JSON, BigInteger, Column, DateTime, ForeignKey, Integer, String, Table, Text

from knowledge.records.tables import metadata

_Key = BigInteger().with_variant(Integer, "sqlite")

letters = Table(
    "letters",
    metadata,
    Column("key", _Key, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column(
        "report_key",
        _Key,
        ForeignKey("reports.key", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
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
    Column("key", _Key, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    Column(
        "letter_key",
        _Key,
        ForeignKey("letters.key", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column(
        "lesson_key",
        _Key,
        ForeignKey("lessons.key", ondelete="CASCADE"),
        nullable=True,
        index=True,
    ),
    Column("verdict", String(12), nullable=False),
    Column("words", Text, nullable=False),
    Column("proposal_id", String(40), nullable=False, default=""),
    Column("given_at", DateTime, nullable=False),
    Column("handled_at", DateTime, nullable=True),
    Column("handled_by", String(80), nullable=False, default=""),
)
