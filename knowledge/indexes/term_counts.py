"""How often a passage holds each term, and where."""

import json
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.analysis import analyse
from knowledge.ports import LexicalEntry


@dataclass(frozen=True, slots=True)
class TermCounts:
    """The terms of one passage.

    Attributes:
        length: Number of words of its text.
        times: For each term: in the text as a word, in the text as a part of a compound,
            in title and headings either way.
    """

    length: int
    times: Mapping[str, tuple[int, int, int]]

    @classmethod
    def of(cls, entry: LexicalEntry) -> "TermCounts":
        """Count the terms of a passage and of its headings, each heading once."""
        tokens = analyse(entry.text, entry.language)
        words = Counter(token.term for token in tokens if not token.is_part)
        parts = Counter(token.term for token in tokens if token.is_part)
        headings = Counter(
            token.term
            for heading in dict.fromkeys(entry.headings)
            for token in analyse(heading, entry.language)
        )
        terms = words.keys() | parts.keys() | headings.keys()
        times = {term: (words[term], parts[term], headings[term]) for term in sorted(terms)}
        return cls(length=words.total(), times=times)

    def packed_terms(self) -> bytes:
        """Return the terms alone, compressed: what the passage is to be removed by."""
        return zlib.compress(json.dumps(list(self.times), ensure_ascii=False).encode())


def unpacked_terms(packed: bytes) -> list[str]:
    """Return the terms that `packed_terms` compressed."""
    terms: list[str] = json.loads(zlib.decompress(packed))
    return terms
