"""The tables, written for SQLite and PostgreSQL alike.

A `key` is an internal number, an `id` is part of addresses. Times are UTC without zone.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.records.columns import KEY, key, metadata, to

people = Table(
    "people",
    metadata,
    key(),
    Column("name", String(80), nullable=False, unique=True),
    Column("roles", JSON, nullable=False),
    Column("is_local", Boolean, nullable=False, default=False),
    Column("seen_at", DateTime, nullable=False),
)

initiatives = Table(
    "initiatives",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, default=""),
    Column("level", String(20), nullable=True),
    Column("country", String(2), nullable=False, default=""),
    Column("created_at", DateTime, nullable=False),
    Column("created_by", String(80), nullable=False),
)

initiative_places = Table(
    "initiative_places",
    metadata,
    to("initiatives"),
    Column("number", Integer, nullable=False),
    Column("place", Text, nullable=False, index=True),
    UniqueConstraint("initiative_key", "number"),
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("byte_count", BigInteger, nullable=False),
    Column("received_at", DateTime, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False, unique=True),
    # Of the file that is kept: null while it is the one that came in, empty once it is gone.
    Column("kept_sha256", String(64), nullable=True),
    Column("byte_count", BigInteger, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("media_type", String(120), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("status", String(20), nullable=False, index=True),
    Column("audience", String(20), nullable=False),
    Column(
        "initiative_key",
        KEY,
        ForeignKey("initiatives.key", ondelete="SET NULL"),
        index=True,
        nullable=True,
    ),
    Column("year", Integer, nullable=True),
    Column("version_of", String(40), nullable=False, default=""),
    Column("is_ocr", Boolean, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("segment_kind", String(20), nullable=False),
    Column("segment_count", Integer, nullable=False),
    Column("passage_count", Integer, nullable=False),
    Column("word_count", Integer, nullable=False),
    Column("received_at", DateTime, nullable=False),
    Column("received_by", String(80), nullable=False),
    Column("published_at", DateTime, nullable=True),
    Column("published_by", String(80), nullable=False, default=""),
    Column("sentence_count", Integer, nullable=True),
    Column("scanner", String(40), nullable=False, server_default=""),
    Column("rights_holder", Text, nullable=False, server_default=""),
    Column("licence", Text, nullable=False, server_default=""),
    Column("may_quote", String(8), nullable=False, server_default="unstated"),
    Column("may_share_file", String(8), nullable=False, server_default="unstated"),
    Column("source", Text, nullable=False, server_default=""),
    Column("retrieved", Date, nullable=True),
    Column("keep_until", Date, nullable=True, index=True),
    Column("personal_data", String(12), nullable=False, server_default="unstated"),
)

report_texts = Table(
    "report_texts",
    metadata,
    to("reports", primary=True),
    Column("reader", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("segments", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("document_title", Text, nullable=False),
    Column("document_language", String(20), nullable=False),
    Column("document_created", String(40), nullable=False),
)

page_layouts = Table(
    "page_layouts",
    metadata,
    to("reports", index=False),
    Column("page_index", Integer, nullable=False),
    Column("width", JSON, nullable=False),
    Column("height", JSON, nullable=False),
    Column("words", LargeBinary, nullable=False),
    UniqueConstraint("report_key", "page_index"),
)

passages = Table(
    "passages",
    metadata,
    key(),
    Column("id", String(60), nullable=False, unique=True),
    to("reports"),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("heading_path", JSON, nullable=False),
    Column("locators", JSON, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("content_hash", String(32), nullable=False, index=True),
    sqlite_autoincrement=True,
)

sentence_hashes = Table(
    "sentence_hashes",
    metadata,
    to("reports", primary=True),
    Column("hash", BigInteger, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

resemblances = Table(
    "resemblances",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("reports"),
    to("reports", "other_key"),
    Column("shared_count", Integer, nullable=False),
    Column("share_of_report", Float, nullable=False),
    Column("share_of_other", Float, nullable=False),
    Column("found_at", DateTime, nullable=False),
    Column("verdict", String(12), nullable=False, server_default="", index=True),
    Column("decided_at", DateTime, nullable=True),
    Column("decided_by", String(80), nullable=False, server_default=""),
    UniqueConstraint("report_key", "other_key"),
)

report_margins = Table(
    "report_margins",
    metadata,
    to("reports", index=False),
    Column("number", Integer, nullable=False),
    Column("part", String(12), nullable=False, server_default="edge"),
    Column("text", Text, nullable=False),
    Column("locators", JSON, nullable=False),
    Column("boxes", JSON, nullable=False),
    UniqueConstraint("report_key", "number"),
)

personal_findings = Table(
    "personal_findings",
    metadata,
    to("reports", index=False),
    Column("number", Integer, nullable=False),
    Column("margin", Integer, nullable=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("is_valid", Boolean, nullable=False),
    Column("function_start", Integer, nullable=True),
    Column("function_end", Integer, nullable=True),
    Column("decision", String(20), nullable=False),
    Column("decided_by", String(80), nullable=False, default=""),
    Column("decided_at", DateTime, nullable=True),
    UniqueConstraint("report_key", "number"),
)

origins = Table(
    "origins",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("address", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False, server_default=""),
    Column("state", JSON, nullable=False),
    Column("data", JSON, nullable=False),
    Column("code", String(40), nullable=False, server_default=""),
    Column("added_at", DateTime, nullable=False),
    Column("added_by", String(80), nullable=False),
    Column("checked_at", DateTime, nullable=True),
    Column("due_at", DateTime, nullable=True, index=True),
)

origin_entries = Table(
    "origin_entries",
    metadata,
    to("origins", primary=True),
    Column("mark", String(64), primary_key=True),
    Column("noted_at", DateTime, nullable=False),
)

sheet_mappings = Table(
    "sheet_mappings",
    metadata,
    Column("headers_hash", String(64), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("columns", JSON, nullable=False),
    Column("confirmed_at", DateTime, nullable=False),
    Column("confirmed_by", String(80), nullable=False),
)

embeddings = Table(
    "embeddings",
    metadata,
    Column("content_hash", String(32), primary_key=True),
    Column("model", String(200), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("byte_count", BigInteger, nullable=False),
    Column("with_ocr", Boolean, nullable=False, default=False),
    Column("state", String(20), nullable=False, index=True),
    Column("done_count", Integer, nullable=False, default=0),
    Column("total_count", Integer, nullable=False, default=0),
    Column("attempt_count", Integer, nullable=False, default=0),
    Column("code", String(40), nullable=False, default=""),
    Column("data", JSON, nullable=False),
    Column("details", JSON, nullable=False),
    Column("report_id", String(40), nullable=False, default="", index=True),
    Column("submitted_at", DateTime, nullable=False),
    Column("submitted_by", String(80), nullable=False),
    Column("started_at", DateTime, nullable=True),
    Column("finished_at", DateTime, nullable=True),
    Column("worker", String(80), nullable=False, default=""),
    Column("leased_until", DateTime, nullable=True),
)

lessons = Table(
    "lessons",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("reports"),
    Column("language", String(8), nullable=False),
    Column("status", String(12), nullable=False, index=True),
    Column("proposed", JSON, nullable=False),
    Column("confirmed", JSON(none_as_null=True), nullable=True),
    Column("reason", JSON, nullable=False),
    Column("source", String(20), nullable=False),
    Column("is_shown", Boolean, nullable=False),
    Column("is_edited", Boolean, nullable=False, default=False),
    Column("proposed_at", DateTime, nullable=False),
    Column("proposed_by", String(80), nullable=False),
    Column("decided_at", DateTime, nullable=True),
    Column("decided_by", String(80), nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("merged_into", String(40), nullable=False, default=""),
    Column("content_hash", String(32), nullable=False, default="", index=True),
    Column("changed_at", DateTime, nullable=False),
)

lesson_quotes = Table(
    "lesson_quotes",
    metadata,
    to("lessons"),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("locators", JSON, nullable=False),
    UniqueConstraint("lesson_key", "number"),
)

lesson_acts = Table(
    "lesson_acts",
    metadata,
    Column("sequence", KEY, primary_key=True, autoincrement=True),
    to("reports"),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False, index=True),
    Column("act", String(20), nullable=False),
    Column("before", JSON, nullable=False),
    Column("is_undone", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,
)

reviewers = Table(
    "reviewers",
    metadata,
    to("reports", primary=True),
    Column("who", String(80), nullable=False),
    Column("at", DateTime, nullable=False),
)

same_lessons = Table(
    "same_lessons",
    metadata,
    to("lessons", "one_key", primary=True),
    to("lessons", "other_key", primary=True, index=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("sequence", KEY, primary_key=True, autoincrement=True),
    Column("passage_id", String(60), nullable=False),
    sqlite_autoincrement=True,
)

generations = Table(
    "generations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("fingerprint", String(300), nullable=False),
    Column("state", String(12), nullable=False),
    Column("applied_sequence", KEY, nullable=False, default=0),
    Column("created_at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)

means = Table(
    "means",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("model", String(200), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("total", LargeBinary, nullable=False),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("sequence", KEY, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("data", JSON, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    sqlite_autoincrement=True,
)

Index("ix_passages_report_number", passages.c.report_key, passages.c.number, unique=True)
