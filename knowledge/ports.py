"""What the questions need from outside: protocols with more than one implementation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how near their meanings are."""

    @property
    def fingerprint(self) -> str:
        """Name of the model with the hash of its weights, its graph and its prompts.

        Vectors of two fingerprints must never be compared.
        """
        ...

    @property
    def dimension_count(self) -> int:
        """Length of one vector."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given.

        A text's vector does not depend on the others in the call. A text longer than the
        model reads is cut at its end; an empty text has a vector too.
        """
        ...

    def embed_layers(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_layers, n_dimensions), float32, rows of length 1.

        The last layer is what `embed_passages` returns. Those before it tell less of what a
        text is about and more of how it says it, for what is learned from labelled sentences.
        """
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n_texts, n_dimensions), float32, rows of length 1, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class TermHits:
    """What the lexical index knows about one question.

    Attributes:
        passage_ids: Best first, ties by id.
        shares: BM25 of each, divided by the greatest sum that the question could reach,
            words that the base does not know counted with the greatest idf; 0 to 1.
    """

    passage_ids: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TermQuery:
    """The words of a question.

    Attributes:
        words: As typed, hyphened ones whole.
        language: ISO 639-1, or "und".
    """

    words: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """A passage to be found by its words.

    Attributes:
        passage_id: Names the passage.
        report_id: The report that the passage stands in.
        language: ISO 639-1, or "und".
        text: Of the passage.
        headings: Title of the report and headings above the passage.
    """

    passage_id: str
    report_id: str
    language: str
    text: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VectorEntry:
    """What a vector belongs to, with what results can be narrowed by.

    Attributes:
        passage_id: Names the vector.
        report_id: The report that the passage stands in.
        language: Of the passage.
    """

    passage_id: str
    report_id: str
    language: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Which passages count; None lets all through.

    Attributes:
        report_ids: Only passages of these reports.
        languages: Only passages in these languages.
        passage_ids: Only these passages.
    """

    report_ids: frozenset[str] | None = None
    languages: frozenset[str] | None = None
    passage_ids: frozenset[str] | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it lets all through."""
        return self.report_ids is None and self.languages is None and self.passage_ids is None

    def admits(self, passage_id: str, report_id: str, language: str) -> bool:
        """Say whether a passage counts, of this report and in this language."""
        return (
            (self.report_ids is None or report_id in self.report_ids)
            and (self.languages is None or language in self.languages)
            and (self.passage_ids is None or passage_id in self.passage_ids)
        )

    def holds(self, entry: VectorEntry) -> bool:
        """Say whether the passage counts."""
        return self.admits(entry.passage_id, entry.report_id, entry.language)


class VectorIndex(Protocol):
    """Nearest neighbours by cosine among the vectors of one generation."""

    def add(self, entries: Sequence[VectorEntry], vectors: Vectors) -> None:
        """Add or replace vectors: (n_entries, n_dimensions), float32, rows of length 1."""
        ...

    def remove(self, passage_ids: Collection[str]) -> None:
        """Remove vectors; an unknown id is no error."""
        ...

    def nearest(self, vector: Vectors, *, limit: int) -> list[tuple[str, float]]:
        """Return (passage id, cosine) pairs, best first, ties by id.

        Args:
            vector: (n_dimensions,), float32, of length 1.
            limit: At most this many pairs.
        """
        ...

    def passage_ids(self) -> frozenset[str]:
        """Return every id that the index holds."""
        ...

    def __len__(self) -> int:
        """Return how many vectors the index holds."""
        ...


class LexicalIndex(Protocol):
    """Passages by their words, as one transaction of the records sees them."""

    def add(self, entries: Sequence[LexicalEntry]) -> None:
        """Add passages, or replace those with the same ids."""
        ...

    def remove(self, passage_ids: Collection[str]) -> None:
        """Remove passages; an unknown id is no error."""
        ...

    def clear(self) -> None:
        """Remove all passages."""
        ...

    def made_by(self) -> str:
        """Return the version of the analyser whose terms it holds, empty if nobody noted it."""
        ...

    def made_anew(self) -> None:
        """Note that every term it holds comes from the analyser of now."""
        ...

    def search(
        self,
        query: TermQuery,
        *,
        limit: int,
        scope: Scope,
        also: Sequence[str] = (),
    ) -> TermHits:
        """Return the passages that hold words of the question, best first.

        Args:
            query: Its words; with none of them known, no passage is found.
            limit: At most this many passages, beside those of `also`.
            scope: Which passages count.
            also: Ids of further passages whose shares are wanted, 0 included; those that
                the index does not hold are passed over, and the scope does not bind them.
        """
        ...

    def holding(self, words: Sequence[str], *, language: str, scope: Scope) -> frozenset[str]:
        """Return the ids of the passages that hold every one of the words, in any form.

        Args:
            words: As typed; with none, no passage is returned.
            language: Of the words, ISO 639-1 or "und".
            scope: Which passages count.
        """
        ...

    def ids(self) -> frozenset[str]:
        """Return every id that the index holds."""
        ...

    def __len__(self) -> int:
        """Return how many passages the index holds."""
        ...
