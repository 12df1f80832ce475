"""Reads and writes blocks of postings in the records' database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from knowledge.indexes.postings import (
    BLOCK_SIZE,
    POSTING_BYTE_COUNT,
    Postings,
    joined,
    posting,
    without,
)
from knowledge.indexes.term_counts import TermCounts

_MOST_VALUES = 500  # in one IN (…): SQLite allows 32,766, but planning slows long before
_T = TypeVar("_T")


class Block(NamedTuple):
    """Names a row of postings."""

    term: str
    language: str
    number: int


def batches(values: Iterable[_T], size: int = _MOST_VALUES) -> Iterator[list[_T]]:
    """Return the values in lists that fit one statement."""
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start : start + size]


def read_terms(
    connection: Connection, table: Table, terms: Mapping[str, Collection[str]]
) -> dict[str, dict[str, tuple[NDArray[np.int64], Postings]]]:
    """Return keys and postings of each term by language; empty ones for unknown terms.

    Args:
        connection: Of the records.
        table: Of postings.
        terms: That are wanted, by language.
    """
    found: dict[tuple[str, str], list[tuple[int, bytes]]] = {
        (language, term): [] for language, some in terms.items() for term in some
    }
    for some in batches(found):
        wanted: dict[str, list[str]] = defaultdict(list)
        for language, term in some:
            wanted[language].append(term)
        query = select(table.c.language, table.c.term, table.c.block, table.c.data).where(
            or_(
                *(
                    and_(table.c.language == language, table.c.term.in_(group))
                    for language, group in wanted.items()
                )
            )
        )
        for language, term, block, data in connection.execute(query):
            found[language, term].append((block, data))
    return {
        language: {term: joined(sorted(found[language, term])) for term in some}
        for language, some in terms.items()
    }


def read_frequencies(
    connection: Connection, table: Table, terms: Collection[str]
) -> dict[str, dict[str, int]]:
    """Return, for each known term, how many passages of each language hold it."""
    found: dict[str, dict[str, int]] = {}
    for some in batches(terms):
        query = (
            select(table.c.term, table.c.language, func.sum(func.length(table.c.data)))
            .where(table.c.term.in_(some))
            .group_by(table.c.term, table.c.language)
        )
        for term, language, byte_count in connection.execute(query):
            found.setdefault(term, {})[language] = int(byte_count) // POSTING_BYTE_COUNT
    return found


def add_postings(
    connection: Connection, table: Table, passages: Sequence[tuple[int, str, TermCounts]]
) -> None:
    """Add the postings of new passages, each given by key, language and terms."""
    added: dict[Block, list[bytes]] = defaultdict(list)
    for key, language, counts in passages:
        for term, times in counts.times.items():
            block = Block(term, language, key // BLOCK_SIZE)
            added[block].append(posting(key, counts.length, times))
    standing = _standing(connection, table, added)
    _insert(
        connection, table, {b: b"".join(rows) for b, rows in added.items() if b not in standing}
    )
    _replace(connection, table, {b: data + b"".join(added[b]) for b, data in standing.items()})


def remove_postings(
    connection: Connection, table: Table, passages: Sequence[tuple[int, str, Sequence[str]]]
) -> None:
    """Remove the postings of passages, each given by key, language and terms."""
    gone: dict[Block, list[int]] = defaultdict(list)
    for key, language, terms in passages:
        for term in terms:
            gone[Block(term, language, key // BLOCK_SIZE)].append(key)
    left = {b: without(data, gone[b]) for b, data in _standing(connection, table, gone).items()}
    _replace(connection, table, {block: data for block, data in left.items() if data})
    empty = [_place(block) for block, data in left.items() if not data]
    if empty:
        connection.execute(delete(table).where(*_is_named(table)), empty)


def _standing(
    connection: Connection, table: Table, blocks: Collection[Block]
) -> dict[Block, bytes]:
    terms: dict[tuple[str, int], list[str]] = defaultdict(list)
    for block in blocks:
        terms[block.language, block.number].append(block.term)
    found = {}
    for (language, number), wanted in terms.items():
        for some in batches(wanted):
            query = select(table.c.term, table.c.data).where(
                table.c.term.in_(some), table.c.language == language, table.c.block == number
            )
            for term, data in connection.execute(query):
                found[Block(term, language, number)] = data
    return found


def _insert(connection: Connection, table: Table, blocks: Mapping[Block, bytes]) -> None:
    rows = [
        {"term": b.term, "language": b.language, "block": b.number, "data": data}
        for b, data in sorted(blocks.items())
    ]
    if rows:
        connection.execute(insert(table), rows)


def _replace(connection: Connection, table: Table, blocks: Mapping[Block, bytes]) -> None:
    rows = [{**_place(block), "new": data} for block, data in sorted(blocks.items())]
    if rows:
        connection.execute(
            update(table).where(*_is_named(table)).values(data=bindparam("new")), rows
        )


def _place(block: Block) -> dict[str, str | int]:
    """Return a block as the parameters of `_is_named`: SQLAlchemy keeps a column's own name."""
    return {"at_term": block.term, "at_language": block.language, "at_number": block.number}


def _is_named(table: Table) -> tuple[Any, ...]:
    return (
        table.c.term == bindparam("at_term"),
        table.c.language == bindparam("at_language"),
        table.c.block == bindparam("at_number"),
    )
