"""The lexical index's own tables: a projection, made anew rather than migrated."""

from typing import Final

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, String, Table

metadata: Final = MetaData()
_Key = BigInteger().with_variant(Integer, "sqlite")

lexical_passages = Table(
    "lexical_passages",
    metadata,
    Column("key", _Key, primary_key=True, autoincrement=True),
    Column("passage_id", String(60), nullable=False, unique=True),
    Column("report_id", String(40), nullable=False, index=True),
    Column("language", String(8), nullable=False),
    Column("length", Integer, nullable=False),
    Column("terms", LargeBinary, nullable=False),  # what it was indexed by, to be removed by
)

lexical_languages = Table(
    "lexical_languages",
    metadata,
    Column("language", String(8), primary_key=True),
    Column("passage_count", Integer, nullable=False),
    Column("length", BigInteger, nullable=False),
)

lexical_postings = Table(
    "lexical_postings",
    metadata,
    Column("term", String(64), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
