"""The lexical indexes' own tables: projections, made anew rather than migrated."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, String, Table

metadata: Final = MetaData()
_Key = BigInteger().with_variant(Integer, "sqlite")


@dataclass(frozen=True, slots=True)
class LexicalTables:
    """The tables of one lexical index.

    Attributes:
        passages: What can be found, with the terms that it is to be removed by.
        languages: How many there are of each language, and how long.
        postings: Which of them hold a term.
    """

    passages: Table
    languages: Table
    postings: Table


def _tables(prefix: str) -> LexicalTables:
    return LexicalTables(
        passages=Table(
            f"{prefix}_passages",
            metadata,
            Column("key", _Key, primary_key=True, autoincrement=True),
            Column("passage_id", String(60), nullable=False, unique=True),
            Column("report_id", String(40), nullable=False, index=True),
            Column("language", String(8), nullable=False),
            Column("length", Integer, nullable=False),
            Column("terms", LargeBinary, nullable=False),
        ),
        languages=Table(
            f"{prefix}_languages",
            metadata,
            Column("language", String(8), primary_key=True),
            Column("passage_count", Integer, nullable=False),
            Column("length", BigInteger, nullable=False),
        ),
        postings=Table(
            f"{prefix}_postings",
            metadata,
            Column("term", String(64), primary_key=True),
            Column("language", String(8), primary_key=True),
            Column("block", Integer, primary_key=True),
            Column("data", LargeBinary, nullable=False),
            sqlite_with_rowid=False,
        ),
    )


MADE_BY: Final = Table(
    "lexical_made_by",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("analyser", String(20), nullable=False),
)
"""Of each index, by its table of passages: the version of the analyser that made its terms."""

PASSAGES: Final = _tables("lexical")
LESSONS: Final = _tables("lesson_lexical")
