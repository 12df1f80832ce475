"""The tables of themes: runs with what they found, and the log of what people did.

They stand beside the first tables on the same metadata. Edits are appended, never changed.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.records.columns import KEY, key, metadata, to

theme_runs = Table(
    "theme_runs",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("scheme", String(60), nullable=False, index=True),
    Column("parameters", JSON, nullable=False),
    Column("state", String(12), nullable=False, index=True),
    Column("requested_at", DateTime, nullable=False),
    Column("requested_by", String(80), nullable=False),
    Column("worker", String(80), nullable=False, default=""),
    Column("leased_until", DateTime, nullable=True),
    Column("done_count", Integer, nullable=False, default=0),
    Column("total_count", Integer, nullable=False, default=0),
    Column("finished_at", DateTime, nullable=True),
    Column("decided_at", DateTime, nullable=True),
    Column("decided_by", String(80), nullable=False, default=""),
    Column("lesson_count", Integer, nullable=False, default=0),
    Column("theme_count", Integer, nullable=False, default=0),
    Column("after_edit", KEY, nullable=False, default=0),
    Column("problem", String(40), nullable=False, default=""),
    sqlite_autoincrement=True,
)

run_themes = Table(
    "run_themes",
    metadata,
    to("theme_runs", "run_key"),
    Column("number", Integer, nullable=False),
    Column("theme_id", String(40), nullable=False),
    Column("parent_id", String(40), nullable=False, default=""),
    Column("origin", String(12), nullable=False),
    Column("code", String(80), nullable=False, default=""),
    Column("terms", JSON, nullable=False),
    Column("central_ids", JSON, nullable=False),
    Column("name_nl", Text, nullable=False, default=""),
    Column("name_en", Text, nullable=False, default=""),
    UniqueConstraint("run_key", "theme_id"),
)

run_placements = Table(
    "run_placements",
    metadata,
    to("theme_runs", "run_key"),
    Column("lesson_id", String(40), nullable=False, index=True),
    Column("theme_id", String(40), nullable=False),
    Column("part_id", String(40), nullable=False, default=""),
    Column("confidence", Float, nullable=False),
    Column("part_confidence", Float, nullable=False, default=0.0),
    Column("x", Float, nullable=False, default=0.0),
    Column("y", Float, nullable=False, default=0.0),
    UniqueConstraint("run_key", "lesson_id"),
)

theme_edits = Table(
    "theme_edits",
    metadata,
    Column("sequence", KEY, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False),
    Column("who", String(80), nullable=False),
    Column("scheme", String(60), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("theme_id", String(40), nullable=False, index=True),
    Column("data", JSON, nullable=False),
    sqlite_autoincrement=True,
)

theme_suggestions = Table(
    "theme_suggestions",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("scheme", String(60), nullable=False),
    Column("theme_id", String(40), nullable=False, index=True),
    Column("state", String(12), nullable=False, index=True),
    Column("asked_at", DateTime, nullable=False),
    Column("asked_by", String(80), nullable=False),
    Column("worker", String(80), nullable=False, default=""),
    Column("leased_until", DateTime, nullable=True),
    Column("model", String(120), nullable=False, default=""),
    Column("host", String(255), nullable=False, default=""),
    Column("prompt_sha256", String(64), nullable=False, default=""),
    Column("lesson_ids", JSON, nullable=False),
    Column("name_nl", Text, nullable=False, default=""),
    Column("name_en", Text, nullable=False, default=""),
    Column("about_nl", Text, nullable=False, default=""),
    Column("about_en", Text, nullable=False, default=""),
    Column("refusals", JSON, nullable=False),
    Column("answered_at", DateTime, nullable=True),
    Column("decided_at", DateTime, nullable=True),
    Column("decided_by", String(80), nullable=False, default=""),
    Column("edits", JSON, nullable=False),
    sqlite_autoincrement=True,
)

theme_verdicts = Table(
    "theme_verdicts",
    metadata,
    Column("one_id", String(40), primary_key=True),
    Column("other_id", String(40), primary_key=True),
    Column("is_contradiction", Boolean, nullable=False),
    Column("differs_in", Text, nullable=False, default=""),
    Column("who", String(80), nullable=False),
    Column("at", DateTime, nullable=False),
)

coding_samples = Table(
    "coding_samples",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("scheme", String(60), nullable=False),
    Column("run_id", String(40), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("drawn_at", DateTime, nullable=False),
    Column("drawn_by", String(80), nullable=False),
)

codings = Table(
    "codings",
    metadata,
    to("coding_samples", "sample_key", primary=True),
    Column("coder", String(80), primary_key=True),
    Column("lesson_id", String(40), primary_key=True),
    Column("theme_ids", JSON, nullable=False),
    Column("at", DateTime, nullable=False),
)

saved_views = Table(
    "saved_views",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("owner", String(80), nullable=False),
    Column("name", String(120), nullable=False),
    Column("page", String(40), nullable=False),
    Column("address", JSON, nullable=False),
    Column("saved_at", DateTime, nullable=False),
    UniqueConstraint("owner", "name"),
)

schemes = Table(
    "schemes",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("name_nl", Text, nullable=False, default=""),
    Column("name_en", Text, nullable=False, default=""),
    Column("entries", JSON, nullable=False),
    Column("added_at", DateTime, nullable=False),
    Column("added_by", String(80), nullable=False),
)
