"""The lexical index: our own terms in the records' database, written in its transactions.

Postings lie in plain tables as packed bytes, one row for a term in one language and one block
of passages, so the same code serves SQLite and PostgreSQL, deleting really removes, and a
question is scored in numpy. It is a projection: `clear` and `add` make it anew.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select, update

from knowledge.analysis import ANALYSER_VERSION, alternatives
from knowledge.indexes.bm25 import Population, Weights, shares, telling
from knowledge.indexes.lexical_blocks import (
    add_postings,
    batches,
    read_frequencies,
    read_terms,
    remove_postings,
)
from knowledge.indexes.lexical_tables import MADE_BY, PASSAGES, LexicalTables
from knowledge.indexes.term_counts import TermCounts, unpacked_terms
from knowledge.ports import LexicalEntry, Scope, TermHits, TermQuery

# Up to here a scope's passages are looked up; beyond, hits are checked as they come.
_FEW_REPORTS = 200
_FEW_PASSAGES = 6_000

_Answered = tuple[tuple[TermQuery, frozenset[str] | None], NDArray[np.float32]]


class SqlLexicalIndex:
    """The lexical index as one connection of the records sees it.

    What it writes is kept or undone with the connection's transaction.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        tables: LexicalTables = PASSAGES,
        weights: Weights | None = None,
    ) -> None:
        """Work on some tables of `lexical_tables.metadata`, which must exist."""
        self._connection = connection
        self._tables = tables
        self._weights = weights or Weights()
        self._answered: _Answered | None = None

    def add(self, entries: Sequence[LexicalEntry]) -> None:
        """Add passages, or replace those with the same ids."""
        self._answered = None
        if not self._noted() and not len(self):
            self.made_anew()
        latest = {entry.passage_id: entry for entry in entries}
        self.remove(latest)
        counted = [(entry, TermCounts.of(entry)) for entry in latest.values()]
        keys = [self._insert_passage(entry, counts) for entry, counts in counted]
        add_postings(
            self._connection,
            self._tables.postings,
            [(key, e.language, counts) for key, (e, counts) in zip(keys, counted, strict=True)],
        )
        self._resize([(entry.language, 1, counts.length) for entry, counts in counted])

    def remove(self, passage_ids: Collection[str]) -> None:
        """Remove passages; an unknown id is no error."""
        self._answered = None
        table = self._tables.passages
        for ids in batches(passage_ids):
            query = select(table.c.key, table.c.language, table.c.length, table.c.terms)
            rows = self._connection.execute(query.where(table.c.passage_id.in_(ids))).all()
            remove_postings(
                self._connection,
                self._tables.postings,
                [(row.key, row.language, unpacked_terms(row.terms)) for row in rows],
            )
            self._connection.execute(delete(table).where(table.c.passage_id.in_(ids)))
            self._resize([(row.language, -1, -row.length) for row in rows])

    def clear(self) -> None:
        """Remove all passages."""
        self._answered = None
        for table in (self._tables.postings, self._tables.languages, self._tables.passages):
            self._connection.execute(delete(table))
        self.made_anew()

    def made_by(self) -> str:
        """Return the version of the analyser whose terms it holds, empty if nobody noted it."""
        return self._noted() or ("" if len(self) else ANALYSER_VERSION)

    def made_anew(self) -> None:
        """Note that every term it holds comes from the analyser of now."""
        name = self._tables.passages.name
        self._connection.execute(delete(MADE_BY).where(MADE_BY.c.name == name))
        self._connection.execute(insert(MADE_BY).values(name=name, analyser=ANALYSER_VERSION))

    def search(
        self, query: TermQuery, *, limit: int, scope: Scope, also: Sequence[str] = ()
    ) -> TermHits:
        """Return the passages that hold words of the question, best first."""
        found = self._shares(query, None if also else scope.languages)
        ranked = np.argsort(-found, kind="stable")[: np.count_nonzero(found)]
        hits: dict[str, float] = {}
        for passage_id, key in self._admitted(ranked.tolist(), scope):
            hits[passage_id] = float(found[key])
            if len(hits) == limit:
                break
        missing = [passage_id for passage_id in also if passage_id not in hits]
        hits.update({name: float(found[key]) for name, key in self._keys(missing)})
        best = sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))
        return TermHits(tuple(name for name, _ in best), tuple(share for _, share in best))

    def holding(self, words: Sequence[str], *, language: str, scope: Scope) -> frozenset[str]:
        """Return the ids of the passages that hold every one of the words, in any form."""
        if not words:
            return frozenset()
        forms = {
            one: [alternatives(word, language, one).wholes for word in words]
            for one in self._populations()[0]
        }
        terms = {one: {term for group in some for term in group} for one, some in forms.items()}
        read = read_terms(self._connection, self._tables.postings, terms)
        found: list[int] = []
        for one, some in forms.items():
            holders = [np.concatenate([read[one][term][0] for term in group]) for group in some]
            found.extend(reduce(np.intersect1d, holders, holders[0]).tolist())
        return frozenset(name for name, _ in self._admitted(found, scope))

    def ids(self) -> frozenset[str]:
        """Return every id that the index holds."""
        return frozenset(self._connection.scalars(select(self._tables.passages.c.passage_id)))

    def __len__(self) -> int:
        """Return how many passages the index holds."""
        count = self._connection.scalar(select(func.sum(self._tables.languages.c.passage_count)))
        return int(count or 0)

    def _noted(self) -> str:
        noted = select(MADE_BY.c.analyser).where(MADE_BY.c.name == self._tables.passages.name)
        return str(self._connection.scalar(noted) or "")

    def _shares(self, query: TermQuery, languages: frozenset[str] | None) -> NDArray[np.float32]:
        """Return the share of every passage by key, 0 where no word is held.

        The same question within other limits is not worked out again.
        """
        asked = (query, languages)
        if self._answered is None or self._answered[0] != asked:
            self._answered = (asked, self._worked_out(query, languages))
        return self._answered[1]

    def _worked_out(
        self, query: TermQuery, languages: frozenset[str] | None
    ) -> NDArray[np.float32]:
        populations, key_count = self._populations()
        words = {
            language: [alternatives(word, query.language, language) for word in query.words]
            for language in populations
            if languages is None or language in languages
        }
        terms = {term for group in words.values() for word in group for term in word.terms}
        frequencies = read_frequencies(self._connection, self._tables.postings, terms)
        weighed = {
            language: telling(
                group,
                populations[language],
                {t: (by.get(language, 0), sum(by.values())) for t, by in frequencies.items()},
                self._weights,
            )
            for language, group in words.items()
        }
        wanted = {
            language: {term for word in group for term in word.terms}
            for language, group in weighed.items()
        }
        held = read_terms(self._connection, self._tables.postings, wanted)
        result = np.zeros(key_count, dtype=np.float32)
        for language, group in weighed.items():
            found = shares(
                group,
                populations[language],
                held[language],
                key_count=key_count,
                weights=self._weights,
            )
            np.add(result, found, out=result)
        return result

    def _populations(self) -> tuple[dict[str, Population], int]:
        """Return how many passages of each language there are, how long, and the next key."""
        table = self._tables.languages
        newest = select(func.max(self._tables.passages.c.key)).scalar_subquery()
        wanted = select(table, newest.label("newest")).where(table.c.passage_count > 0)
        rows = self._connection.execute(wanted).all()
        count = sum(row.passage_count for row in rows)
        length = sum(row.length for row in rows)
        populations = {
            row.language: Population(
                passage_count=row.passage_count,
                word_count=row.length,
                all_passage_count=count,
                all_word_count=length,
            )
            for row in rows
        }
        return populations, max((row.newest or 0 for row in rows), default=0) + 1

    def _admitted(self, keys: Sequence[int], scope: Scope) -> Iterator[tuple[str, int]]:
        """Yield id and key of those passages that the scope lets through, in order."""
        table = self._tables.passages
        if scope.report_ids is not None and len(scope.report_ids) <= _FEW_REPORTS:
            inside = select(table.c.key).where(table.c.report_id.in_(scope.report_ids))
            allowed = set(self._connection.scalars(inside))
            keys = [key for key in keys if key in allowed]
        if scope.passage_ids is not None and len(scope.passage_ids) <= _FEW_PASSAGES:
            allowed = {key for _, key in self._keys(scope.passage_ids)}
            keys = [key for key in keys if key in allowed]
        for some in batches(keys):
            columns = select(table.c.key, table.c.passage_id, table.c.report_id, table.c.language)
            rows = self._connection.execute(columns.where(table.c.key.in_(some)))
            by_key = {row.key: row for row in rows}
            for key in some:
                row = by_key.get(key)
                if row is not None and scope.admits(row.passage_id, row.report_id, row.language):
                    yield row.passage_id, key

    def _keys(self, passage_ids: Collection[str]) -> Iterator[tuple[str, int]]:
        table = self._tables.passages
        for ids in batches(passage_ids):
            query = select(table.c.passage_id, table.c.key).where(table.c.passage_id.in_(ids))
            for row in self._connection.execute(query):
                yield row.passage_id, row.key

    def _insert_passage(self, entry: LexicalEntry, counts: TermCounts) -> int:
        values = {
            "passage_id": entry.passage_id,
            "report_id": entry.report_id,
            "language": entry.language,
            "length": counts.length,
            "terms": counts.packed_terms(),
        }
        made = self._connection.execute(insert(self._tables.passages).values(values))
        (key,) = made.inserted_primary_key or (0,)
        return int(key)

    def _resize(self, changes: Sequence[tuple[str, int, int]]) -> None:
        """Take passages with their lengths into each language's count; negative ones leave."""
        table = self._tables.languages
        passages: Counter[str] = Counter()
        lengths: Counter[str] = Counter()
        for language, passage_count, length in changes:
            passages[language] += passage_count
            lengths[language] += length
        for language, passage_count in passages.items():
            changed = self._connection.execute(
                update(table)
                .where(table.c.language == language)
                .values(
                    passage_count=table.c.passage_count + passage_count,
                    length=table.c.length + lengths[language],
                )
            )
            if not changed.rowcount:
                values = (language, passage_count, lengths[language])
                self._connection.execute(insert(table).values(values))
