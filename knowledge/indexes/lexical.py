"""The lexical index: our own terms in the records' database, written in its transactions.

Postings lie in plain tables as packed bytes, one row for a term in one language and one block
of passages, so the same code serves SQLite and PostgreSQL, deleting really removes, and a
question is scored in numpy. It is a projection: `clear` and `add` make it anew.
"""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection as SizedIterable
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from knowledge.analysis import Alternatives, alternatives, analyse
from knowledge.indexes.bm25 import Collection, Weights, shares
from knowledge.indexes.postings import (
    BLOCK_SIZE,
    POSTING_BYTE_COUNT,
    Postings,
    joined,
    posting,
    without,
)
from knowledge.ports import LexicalEntry, Scope, TermHits, TermQuery

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
    Column("terms", LargeBinary, nullable=False),
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
)

_MOST_VALUES: Final = 500  # in one IN (…); SQLite allows 32,766, planning gets slow before
