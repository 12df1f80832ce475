"""What a passage is packed from: sentences, list items and table rows that stay whole."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from ingest.split.limits import CHAR_LIMIT, TOKEN_LIMIT, WORD_LIMIT, token_estimate
from ingest.split.sections import trimmed
from knowledge.analysis.sentences import sentences_in
from knowledge.model.span import Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_CELL = re.compile(r" \| ")
_SHORT_ROW_WORDS = 60
_PIECE_WORDS = 120
_PIECE_CHARS = 440
_TELLING_CHARS = 80


class Border(IntEnum):
    """What parts an atom from the one before it, the best place to cut first."""

    BLOCK = 0
    LINE = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch that is never cut when passages are packed.

    Attributes:
        span: Starts and ends on a character that is not white space.
        sentences: Together they hold the span; one, except in a long table row.
        border: What parts it from the atom before.
        word_count: Runs of characters without white space.
        token_count: As the embedding model would cut it, estimated.
        is_intro: Whether it announces what follows, as "We learned:" does.
    """

    span: Span
    sentences: tuple[Span, ...]
    border: Border
    word_count: int
    token_count: float
    is_intro: bool


def atoms_in(text: str, section: Span, *, language_of: Callable[[str], str]) -> Iterator[Atom]:
    """Yield the atoms of a section in order, each within the limits of one passage.

    Together they hold every character of the section that is not white space.

    Args:
        text: The canonical text.
        section: Holds no heading.
        language_of: Tells the language of a paragraph.
    """
    language = language_of(section.of(text))
    before = section.start
    for found in _LINE.finditer(text, section.start, section.end):
        line = trimmed(text, found.start(), found.end())
        if line is None:
            continue
        border = Border.BLOCK if text.count("\n", before, line.start) != 1 else Border.LINE
        before = line.end
        words = line.of(text)
        if " | " in words:
            yield from _row(text, line, border, language)
            continue
        spoken = language_of(words) if len(words) >= _TELLING_CHARS else language
        for sentence in sentences_in(text, line, language=spoken):
            yield from _whole_or_cut(text, sentence, border)
            border = Border.SENTENCE


def _row(text: str, line: Span, border: Border, language: str) -> Iterator[Atom]:
    """Yield a table row whole, or by sentences of its cells if it is too long for that."""
    row = _atom(text, line, (line,), border)
    if row.word_count <= _SHORT_ROW_WORDS and _fits(row):
        yield row
        return
    sentences = tuple(
        sentence
        for cell in _cells(text, line)
        for sentence in sentences_in(text, cell, language=language)
    )
    if _fits(row):
        yield _atom(text, line, sentences, border)
        return
    for sentence in sentences:
        yield from _whole_or_cut(text, sentence, border)
        border = Border.SENTENCE


def _cells(text: str, line: Span) -> Iterator[Span]:
    """Yield the cells of a row, each with the bar that follows it."""
    start = line.start
    for found in _CELL.finditer(text, line.start, line.end):
        if cell := trimmed(text, start, found.end()):
            yield cell
        start = found.end()
    if cell := trimmed(text, start, line.end):
        yield cell


def _whole_or_cut(text: str, sentence: Span, border: Border) -> Iterator[Atom]:
    atom = _atom(text, sentence, (sentence,), border)
    if _fits(atom):
        yield atom
        return
    for piece in _pieces(text, sentence):
        yield _atom(text, piece, (piece,), border)
        border = Border.SENTENCE


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence too long for one passage in pieces, cut at white space if there is."""
    start = end = -1
    word_count, token_count = 0, 0.0
    for word in _words(text, sentence):
        tokens = token_estimate(word.of(text))
        is_full = word_count >= _PIECE_WORDS or token_count + tokens > TOKEN_LIMIT
        if start >= 0 and (is_full or word.end - start > CHAR_LIMIT):
            yield Span(start, end)
            start, word_count, token_count = -1, 0, 0.0
        if start < 0:
            start = word.start
        end = word.end
        word_count += 1
        token_count += tokens
    yield Span(start, end)


def _words(text: str, span: Span) -> Iterator[Span]:
    """Yield the words of a span; one longer than a passage comes in slices."""
    for found in _WORD.finditer(text, span.start, span.end):
        start = found.start()
        while found.end() - start > _PIECE_CHARS:
            cut = start + _PIECE_CHARS
            while cut > start + 1 and unicodedata.combining(text[cut]):
                cut -= 1
            yield Span(start, cut)
            start = cut
        yield Span(start, found.end())


def _atom(text: str, span: Span, sentences: tuple[Span, ...], border: Border) -> Atom:
    words = span.of(text)
    return Atom(
        span=span,
        sentences=sentences,
        border=border,
        word_count=len(words.split()),
        token_count=token_estimate(words),
        is_intro=words.endswith(":"),
    )


def _fits(atom: Atom) -> bool:
    return (
        atom.word_count <= WORD_LIMIT
        and atom.token_count <= TOKEN_LIMIT
        and atom.span.end - atom.span.start <= CHAR_LIMIT
    )
