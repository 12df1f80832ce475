"""The tables of the directory: facts, conditions, lineage, contacts, places.

They stand beside the first tables on the same metadata. What a person stated is appended,
never overwritten; the newest row of a field holds.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from knowledge.records.columns import key, metadata, to

initiative_facts = Table(
    "initiative_facts",
    metadata,
    key(),
    to("initiatives"),
    Column("field", String(20), nullable=False),
    Column("value", JSON(none_as_null=True), nullable=True),
    Column("stated_by", String(80), nullable=False),
    Column("stated_at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)

initiative_conditions = Table(
    "initiative_conditions",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    to("initiatives"),
    Column("kind", String(20), nullable=False),
    Column("least", Float, nullable=True),
    Column("most", Float, nullable=True),
    Column("codes", JSON, nullable=False),
    Column("is_there", Boolean, nullable=True),
    Column("bearing", String(10), nullable=False),
    Column("note", Text, nullable=False),
    Column("lesson_id", String(40), nullable=False, index=True),
    Column("passage_id", String(60), nullable=False, index=True),
    Column("start", Integer, nullable=True),
    Column("end", Integer, nullable=True),
    Column("stated_by", String(80), nullable=False),
    Column("stated_at", DateTime, nullable=False),
)

initiative_links = Table(
    "initiative_links",
    metadata,
    key(),
    to("initiatives", "child_key", index=False),
    to("initiatives", "parent_key"),
    Column("changed", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("stated_by", String(80), nullable=False),
    Column("stated_at", DateTime, nullable=False),
    UniqueConstraint("child_key", "parent_key"),
)

# Names of living people: read only to be shown to who may see it, never searched or exported.
initiative_contacts = Table(
    "initiative_contacts",
    metadata,
    to("initiatives", primary=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("telephone", Text, nullable=False),
    Column("consented_on", Date, nullable=False),
    Column("consent_how", Text, nullable=False),
    Column("stated_by", String(80), nullable=False),
    Column("stated_at", DateTime, nullable=False),
)

initiative_vectors = Table(
    "initiative_vectors",
    metadata,
    to("initiatives", primary=True),
    Column("model", String(200), primary_key=True),
    Column("content_hash", String(32), nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

place_profiles = Table(
    "place_profiles",
    metadata,
    key(),
    Column("id", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("country", String(2), nullable=False),
    Column("level", String(20), nullable=True),
    Column("settings", JSON, nullable=False),
    Column("stated_by", String(80), nullable=False),
    Column("stated_at", DateTime, nullable=False),
)
