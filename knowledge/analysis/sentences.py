"""Where a sentence ends: rules for a single line of prose, with exact spans."""

import re
from collections.abc import Iterator

from knowledge.analysis.abbreviations import (
    ABBREVIATIONS,
    LIST_ENDS,
    NAME_PARTICLES,
    ORDINAL_LANGUAGES,
    Abbreviations,
)
from knowledge.common_words import COMMON_WORDS
from knowledge.model.span import Span

_END = re.compile(
    r"""
    (?<![.!?…‽؟।])(?P<mark>[.!?…‽؟।]++(?:[\u0020\u00a0\u202f][!?]++){0,3}+)
    (?P<close>(?:[\"'”’»›“‘«‹)\]}*_¹²³⁰-⁹]|[\u0020\u00a0\u202f][»›]|\[\d{1,3}\])*+)
    (?=\s)
    | (?P<wide>[。！？]+[」』”’）]*)
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s(\[{\"„“‚‘»«/|]+$")
_NEXT = re.compile(
    r"(?:[\s\"'„“”‚‘’»«›‹(\[{¿¡*_]|[-–—•·▪◦‣](?=\s))*(?P<word>[^\W_]+(?:[^\W_]|['’-])*)?"
)
_APOSTROPHE_WORD = re.compile(r"\s*['’‘][a-z]\s+(?P<word>[^\W\d_]+)")
_BRACKETED = re.compile(r"\([^()]{1,400}\)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_ENUMERATOR = re.compile(r"\s*(?:[-–—•*]\s+)?\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.\s")
_ROMAN = re.compile(r"[IVX]{1,5}")
_SPACED = re.compile(r"(?:^|\s)((?:[^\W\d_]\.[\u0020\u00a0\u202f]){1,3}[^\W\d_]{1,3})$")
_SPACE = re.compile(r"\s+")
_ELISION = re.compile(r"^[^\W\d_]{1,2}['’](?=\w)")
_INITIALS = re.compile(r"[^\W\d_a-zß-öø-ÿ](?:\.[-\u0020\u00a0]?[^\W\d_a-zß-öø-ÿ])*")
_SINGLE_LETTER = re.compile(r"\s*[^\W\d_]\.")
_STREET = "str"
_LOOK_BACK_CHARS = 40
_LOOK_AHEAD_CHARS = 60
_ALL = Abbreviations(
    frozenset().union(*(a.inner for a in ABBREVIATIONS.values())),
    frozenset().union(*(a.numbered for a in ABBREVIATIONS.values())),
    frozenset().union(*(a.closing for a in ABBREVIATIONS.values())),
)
_NO_WORDS: frozenset[str] = frozenset()


def sentences_in(text: str, line: Span, *, language: str) -> Iterator[Span]:
    """Yield the sentences of one line of prose, in order.

    Together they hold every character of the line that is not white space, and each
    starts and ends on one. Linear in the length of the line.

    Args:
        text: The text that the line is part of.
        line: Without a line break inside.
        language: ISO 639-1; decides which abbreviations and ordinals are known. Of an
            unlisted language all lists are taken.
    """
    words = line.of(text)
    start = _skip_space(words, 0)
    for end in _ends(words, language):
        if start < end:
            yield Span(line.start + start, line.start + end)
            start = _skip_space(words, end)
    last = len(words.rstrip())
    if start < last:
        yield Span(line.start + start, line.start + last)


def _ends(words: str, language: str) -> Iterator[int]:
    enumerator = _ENUMERATOR.match(words)
    first = enumerator.end() if enumerator else 0
    brackets = ((m.start(), m.end()) for m in _BRACKETED.finditer(words))
    bracket = next(brackets, None)
    sentence_start = first
    for found in _END.finditer(words, first):
        if found["wide"]:
            sentence_start = found.end()
            yield found.end()
            continue
        while bracket and bracket[1] <= found.start():
            bracket = next(brackets, None)
        is_inside = bracket and bracket[0] < found.start() and found.end() < bracket[1]
        if is_inside and bracket and words[sentence_start : bracket[0]].strip():
            continue
        if _is_end(words, found, language):
            sentence_start = found.end()
            yield found.end()


def _is_end(words: str, found: re.Match[str], language: str) -> bool:
    following = words[found.end() : found.end() + _LOOK_AHEAD_CHARS]
    word = _word_after(following)
    if _goes_on(word):
        return False
    mark = found["mark"]
    if mark != ".":
        is_pause = set(mark) <= {".", "…"} and language == "de"
        return not is_pause or _is_common(word, language) or not word
    before = words[max(0, found.start() - _LOOK_BACK_CHARS) : found.start()]
    return _stop_ends(before, following, word, language)


def _word_after(following: str) -> str:
    """Return the word that follows, bare of quotes and dashes; "'s Avonds" gives "Avonds"."""
    if apostrophe := _APOSTROPHE_WORD.match(following):
        return apostrophe["word"]
    found = _NEXT.match(following)
    return (found["word"] or "") if found else ""


def _goes_on(word: str) -> bool:
    """Say whether a lower-case word goes on with the sentence; iPhone does not."""
    return word[:1].islower() and not word[1:2].isupper()


def _stop_ends(before: str, following: str, word: str, language: str) -> bool:
    """Say whether one full stop between these words ends a sentence."""
    found = _LAST_WORD.search(before)
    if not found or not word:
        return True
    last = _ELISION.sub("", found[0]) or found[0]
    if len(last) == 1 and _SINGLE_LETTER.match(following):
        return False
    if last.isdigit():
        return _figure_ends(last, before[: found.start()], word, language)
    if _INITIALS.fullmatch(last):
        return _initials_end(before, last, word, language)
    return _abbreviation_ends(last, before, word, language)


def _figure_ends(figure: str, before: str, word: str, language: str) -> bool:
    """In "am 3. Mai" the stop makes an ordinal; in "Kapitel 3. Mehr" it ends a sentence."""
    if language not in ORDINAL_LANGUAGES or len(figure) > 2:
        return True
    counted = _LAST_WORD.search(before.rstrip())
    if counted and counted[0][0].isupper() and not _is_common(counted[0], language):
        return True
    return _is_common(word, language)


def _initials_end(before: str, last: str, word: str, language: str) -> bool:
    """Initials belong to the name that follows: J. de Vries, U.S. Congress."""
    if word[0].isdigit() or word.lower() in NAME_PARTICLES:
        return False
    spaced = _SPACED.search(before)
    token = _SPACE.sub("", spaced[1] if spaced else last).lower()
    if token in _abbreviations(language).inner:
        return False
    return _is_common(word, language)


def _abbreviation_ends(last: str, before: str, word: str, language: str) -> bool:
    known = _abbreviations(language)
    spaced = _SPACED.search(before)
    token = _SPACE.sub("", spaced[1] if spaced else last).lower()
    if token in known.inner or token.rsplit("-", 1)[-1] in known.inner:
        return False
    if token in known.numbered or token.endswith(_STREET):
        return not (word[0].isdigit() or _ROMAN.fullmatch(word))
    if token in known.closing:
        return _is_common(word, language) or (language != "de" and token in LIST_ENDS)
    is_dotted = _DOTTED.fullmatch(token) is not None
    is_ordinal = language in ORDINAL_LANGUAGES and _ROMAN.fullmatch(last) is not None
    return _is_common(word, language) or not (is_dotted or is_ordinal)


def _abbreviations(language: str) -> Abbreviations:
    return ABBREVIATIONS.get(language, _ALL)


def _is_common(word: str, language: str) -> bool:
    return word.lower() in COMMON_WORDS.get(language, _NO_WORDS)


def _skip_space(words: str, start: int) -> int:
    while start < len(words) and words[start].isspace():
        start += 1
    return start
