"""A text as the lexical index sees it: terms with the characters they stand for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from knowledge.analysis.compounds import splitter_for
from knowledge.analysis.folding import fold, folded_offsets
from knowledge.analysis.stemming import stem

# Letters and digits of any script, with combining accents and invisible joiners inside.
_LETTERS: Final = r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d])*"
_WORD: Final = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011]{_LETTERS})*")
_PIECE: Final = re.compile(_LETTERS)
_APOSTROPHES: Final = "'’‘ʼ`´"
_LONGEST_WORD_CHARS: Final = 60  # longer runs are no words: keys, addresses, sequences


class Token(NamedTuple):
    """One term of a text.

    Attributes:
        term: What the index stores: the folded stem.
        start: Offset of its first character in the text as given.
        end: Offset after its last character.
        is_part: Whether it lies inside a compound, or joins a hyphened word, beside the
            words that count for the text's length.
    """

    term: str
    start: int
    end: int
    is_part: bool = False


class Word(NamedTuple):
    """A word as a reader would count it, hyphened ones whole.

    Attributes:
        text: As it stands.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Return the words of a text; single letters at an apostrophe (l'eau, foto's) are none."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 1 or not _touches_apostrophe(text, start, end):
            yield Word(match.group(), start, end)


def _touches_apostrophe(text: str, start: int, end: int) -> bool:
    neighbours = text[max(start - 1, 0) : start] + text[end : end + 1]
    return any(character in _APOSTROPHES for character in neighbours)


def analyse(text: str, language: str) -> list[Token]:
    """Return the tokens of a text in the order of their starts.

    Args:
        text: Any text.
        language: ISO 639-1; empty or unknown means folding without stemming.
    """
    return [
        Token(term, word.start + start, word.start + end, is_part)
        for word in words_of(text)
        for term, start, end, is_part in tokens_of_word(word.text, language)
    ]


@lru_cache(maxsize=200_000)
def tokens_of_word(word: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of one word, offsets counted from its first character."""
    if len(word) > _LONGEST_WORD_CHARS:
        return (Token(fold(word)[:_LONGEST_WORD_CHARS], 0, len(word)),)
    pieces = list(_PIECE.finditer(word))
    tokens = [
        token._replace(start=piece.start() + token.start, end=piece.start() + token.end)
        for piece in pieces
        for token in _tokens_of_piece(piece.group(), language)
    ]
    if len(pieces) > 1:
        joined = stem("".join(piece.group() for piece in pieces), language)
        tokens.append(Token(joined, 0, len(word), is_part=True))
    return tuple(tokens)


def _tokens_of_piece(piece: str, language: str) -> Iterator[Token]:
    whole = stem(piece, language)
    yield Token(whole, 0, len(piece))
    splitter = splitter_for(language)
    if splitter is None:
        return
    folded = fold(piece)
    parts = splitter.split(folded)
    if not parts:
        return
    offsets = folded_offsets(piece)
    seen = {whole}
    for part in parts:
        term = stem(part.word, language)
        if term not in seen:
            seen.add(term)
            yield Token(term, offsets[part.start], offsets[part.end], is_part=True)
