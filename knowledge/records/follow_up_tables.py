"""The table of follow-ups: letters that tell initiatives what became of their lessons."""

from sqlalchemy import JSON, Column, DateTime, String, Table, Text

from knowledge.records.columns import key, metadata, to

# Subject and lessons point nowhere by force: what was sent stays noted when they are gone,
# without its words. The address that it went to stands nowhere here.
follow_ups = Table(
    "follow_ups",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("initiatives"),
    Column("news", String(20), nullable=False),
    Column("subject_id", String(40), nullable=False, index=True),
    Column("lesson_ids", JSON, nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(12), nullable=False),
    Column("drafted_at", DateTime, nullable=False),
    Column("drafted_by", String(80), nullable=False),
    Column("drafted_words", Text, nullable=False, default=""),
    Column("words", Text, nullable=False, default=""),
    Column("approved_at", DateTime, nullable=True),
    Column("approved_by", String(80), nullable=False, default=""),
    Column("delivered_at", DateTime, nullable=True),
    Column("delivered_by", String(80), nullable=False, default=""),
    Column("form", String(8), nullable=False, default=""),
    Column("set_aside_at", DateTime, nullable=True),
    Column("set_aside_by", String(80), nullable=False, default="", server_default=""),
    Column("set_aside_reason", Text, nullable=False, default="", server_default=""),
)
