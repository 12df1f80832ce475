"""What a word of a question may look like in passages of one language."""

from functools import lru_cache
from typing import NamedTuple

from knowledge.analysis.folding import fold
from knowledge.analysis.stemming import stem
from knowledge.analysis.tokens import tokens_of_word


class Alternatives(NamedTuple):
    """The terms that stand for one word; the best of them counts, once.

    Attributes:
        wholes: Terms that each stand for the whole word.
        parts: Terms that stand for it together, if it is a compound; else empty.
    """

    wholes: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Return all terms."""
        return (*self.wholes, *self.parts)


@lru_cache(maxsize=20_000)
def alternatives(word: str, query_language: str, passage_language: str) -> Alternatives:
    """Return the terms by which passages of a language may hold a word of a question.

    The word as the passage's language inflects it; as the question's language does, so that
    names and loanwords meet across languages; and both as typed without accents.

    Args:
        word: As typed; may be hyphened.
        query_language: ISO 639-1, or "und".
        passage_language: ISO 639-1, or "und".
    """
    tokens = tokens_of_word(word, passage_language)
    plain = [token.term for token in tokens if not token.is_part]
    is_hyphened = len(plain) > 1
    if is_hyphened:
        wholes = [tokens[-1].term]
        parts = plain
    else:
        wholes = plain
        parts = _finest_parts(word, passage_language)
        if not parts and query_language != passage_language:
            parts = _finest_parts(word, query_language)
    joined = word if not is_hyphened else "".join(filter(str.isalnum, word))
    wholes.extend(
        form
        for language in (passage_language, query_language)
        for form in (stem(joined, language), stem(fold(joined), language))
    )
    return Alternatives(tuple(dict.fromkeys(wholes)), tuple(dict.fromkeys(parts)))


def _finest_parts(word: str, language: str) -> list[str]:
    """Return the terms of a compound's parts that hold no other part."""
    parts = [token for token in tokens_of_word(word, language) if token.is_part]
    return [
        token.term
        for token in parts
        if not any(
            other is not token and token.start <= other.start and other.end <= token.end
            for other in parts
        )
    ]
