"""Holds words that a machine put together against the lessons that they rest on.

What is proven by nothing is named: figures, names, and a no where there was none. Whether a
sentence that passes is true and good is for the person who takes it over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.analysis import words_of
from knowledge.analysis.stemming import stem
from knowledge.common_words import COMMON_WORDS

MOST_WORDS = 45

_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_ADDRESS = re.compile(r"://|www\.|@|[<>{}\[\]]")
_NUMBERS_TOLD = """
    twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig
    dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen half helft
    derde kwart dubbele tweemaal driemaal
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty
    thirty forty fifty sixty seventy eighty ninety hundred thousand million third quarter double
    twice
    zwei drei fünf sechs sieben neun zehn zwölf dreizehn vierzehn fünfzehn zwanzig dreißig vierzig
    fünfzig sechzig siebzig achtzig neunzig hundert tausend halb hälfte drittel viertel doppelt
    zweimal dreimal
    deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
    quarante cinquante soixante cent mille demi moitié tiers quart
"""
_NO_TOLD = """
    niet geen nooit niemand niets zonder not no never nobody nothing without cannot
    nicht kein keine keinen keinem keiner nie niemals nichts ohne
    ne n pas sans jamais aucun aucune personne rien
"""
_NUMBER_WORDS = frozenset(_NUMBERS_TOLD.split())
_NO_WORDS = frozenset(_NO_TOLD.split())


class Unproven(StrEnum):
    """What is wrong with a sentence of a machine."""

    FIGURE = "figure"
    NAME = "name"
    NEGATION = "negation"
    LENGTH = "length"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that no lesson proves.

    Attributes:
        kind: See Unproven.
        words: That are not proven; empty where it is the whole sentence.
    """

    kind: Unproven
    words: str = ""


def doubts(text: str, *, was: str, sources: Sequence[str], language: str) -> tuple[Doubt, ...]:
    """Return what a rewritten sentence holds that nothing proves; empty if it may be shown.

    A figure, in digits or as a word, occurs in a source as it is. A word with a capital, the
    first one included, is a name unless it is common or occurs in a source, inflected or not.
    The sentence says no where the one before said no, and only there.

    Args:
        text: Of the machine.
        was: The sentence that it stands for.
        sources: Statements, conditions and quotes of the lessons that the sentence rests on.
        language: Of the text, ISO 639-1; tells how its words are inflected.
    """
    proven = (was, *sources)
    found = [Doubt(Unproven.FIGURE, figure) for figure in figures_unproven(text, proven)]
    found += _names(text, proven, language)
    if _says_no(text) != _says_no(was):
        found.append(Doubt(Unproven.NEGATION))
    if len(text.split()) > MOST_WORDS or not text.strip():
        found.append(Doubt(Unproven.LENGTH))
    if _ADDRESS.search(text):
        found.append(Doubt(Unproven.ADDRESS))
    return tuple(found)


def figures_unproven(text: str, proven: Sequence[str]) -> Iterator[str]:
    """Yield the figures of a text, in digits or as words, that no source holds as they are."""
    digits = {figure for source in proven for figure in _FIGURE.findall(source)}
    words = {word for source in proven for word in _words(source)}
    for figure in _FIGURE.findall(text):
        if figure not in digits:
            yield figure
    for word in _words(text):
        if word in _NUMBER_WORDS and word not in words:
            yield word


def _names(text: str, proven: Sequence[str], language: str) -> Iterator[Doubt]:
    words = {word for source in proven for word in _words(source)}
    stems = {stem(word, language) for word in words}
    common = COMMON_WORDS.get(language, frozenset())
    for word in words_of(text):
        plain = word.text.casefold()
        is_known = plain in words or plain in common or stem(plain, language) in stems
        if any(letter.isupper() for letter in word.text) and not is_known:
            yield Doubt(Unproven.NAME, word.text)


def _says_no(text: str) -> bool:
    return not _NO_WORDS.isdisjoint(_words(text)) or "n't" in text.replace("’", "'")


def _words(text: str) -> list[str]:
    return [word.text.casefold() for word in words_of(text)]
