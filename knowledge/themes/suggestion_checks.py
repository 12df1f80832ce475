"""Holds a language model's words for a theme against what it was shown.

What a check refuses is shown to nobody. Whether words that pass are true and good is for the
person who accepts them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.analysis import words_of
from knowledge.analysis.stemming import stem
from knowledge.common_words import COMMON_WORDS
from knowledge.gazetteer import locate
from knowledge.language import LanguageDetector
from knowledge.machine_wording import figures_unproven
from knowledge.model.theme import InBoth
from knowledge.model.theme_suggestion import Fault, Refusal, ThemeMaterial, ThemeWords

LANGUAGES: Final = ("nl", "en")
MOST_NAME_WORDS: Final = 8
MOST_NAME_CHARS: Final = 60
LEAST_DESCRIPTION_WORDS: Final = 5
MOST_DESCRIPTION_WORDS: Final = 70
MOST_DESCRIPTION_CHARS: Final = 500

_LINK = re.compile(r"://|www\.|@|[<>{}\[\]|`*_#\\~^=]|\w\.[^\W\d_]{2}|[\x00-\x1f\x7f\u200b-\u202e]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+)[\W_]*(\w)")
_PLACE_FROM: Final = 20_000  # inhabitants: smaller places share their names with too many words


@dataclass(frozen=True, slots=True)
class WordChecks:
    """All checks but how near the name lies to the theme.

    Attributes:
        detector: Tells languages.
    """

    detector: LanguageDetector

    def refusals(
        self, words: ThemeWords, material: ThemeMaterial, *, taken: Sequence[InBoth] = ()
    ) -> tuple[Refusal, ...]:
        """Return why words are not to be shown; empty if they may be.

        Args:
            words: Of the language model.
            material: All that it was shown.
            taken: Names of the themes beside this one.
        """
        found: list[Refusal] = []
        for language in LANGUAGES:
            name, about = getattr(words.name, language), getattr(words.description, language)
            found += _lengths(name, about)
            found += self._languages(name, about, language, material)
            for text in (name, about):
                found += (Refusal(Fault.LINK, match.group()) for match in _LINK.finditer(text))
                found += _figures(text, material)
                found += _names(text, material, language)
            if name and name.casefold() in {getattr(one, language).casefold() for one in taken}:
                found.append(Refusal(Fault.TAKEN, name))
        return tuple(dict.fromkeys(found))

    def _languages(
        self, name: str, about: str, language: str, material: ThemeMaterial
    ) -> Iterator[Refusal]:
        if about and self.detector.detect(about) != language:
            yield Refusal(Fault.LANGUAGE, about)
        shown = [said for spoken, said in material.quotes if spoken == language]
        own = " ".join([*material.terms.get(language, ()), *shown])
        if _words(name) <= _words(own):
            return
        if self.detector.clearly_other(name, language):
            yield Refusal(Fault.LANGUAGE, name)


def in_sentence_case(name: str, material: ThemeMaterial) -> str:
    """Return a name without the capitals of an English title, where they tell nothing.

    Words that have a capital in what was shown keep theirs.
    """
    first, *others = name.split() or [""]
    telling = [word for word in others if word.casefold() not in COMMON_WORDS["en"]]
    if not telling or not all(word[:1].isupper() for word in telling):
        return name
    written = {word.text for text in _texts(material) for word in words_of(text)}
    kept = (w if w in written or not w[1:].islower() else w.lower() for w in others)
    return " ".join([first, *kept])


def _lengths(name: str, about: str) -> Iterator[Refusal]:
    if not 1 <= len(name.split()) <= MOST_NAME_WORDS or len(name) > MOST_NAME_CHARS:
        yield Refusal(Fault.LENGTH, name[:MOST_NAME_CHARS])
    count = len(about.split())
    if (
        not LEAST_DESCRIPTION_WORDS <= count <= MOST_DESCRIPTION_WORDS
        or len(about) > MOST_DESCRIPTION_CHARS
    ):
        yield Refusal(Fault.LENGTH, about[:MOST_NAME_CHARS])


def _figures(text: str, material: ThemeMaterial) -> Iterator[Refusal]:
    return (Refusal(Fault.FIGURE, one) for one in figures_unproven(text, _texts(material)))


def _names(text: str, material: ThemeMaterial, language: str) -> Iterator[Refusal]:
    """Yield words with a capital that nothing shown holds.

    The first word of a sentence has a capital anyway: it is a name where it is a larger
    place, or has a further capital.
    """
    known = {word for source in _texts(material) for word in _words(source)}
    stems = {stem(word, language) for word in known}
    common = COMMON_WORDS[language]
    starts = {match.start(1) for match in _SENTENCE_START.finditer(text)}
    for word in words_of(text):
        plain = word.text.casefold()
        if plain in known or plain in common or stem(plain, language) in stems:
            continue
        has_further = any(letter.isupper() for letter in word.text[1:])
        if word.text[:1].isupper() and not has_further and word.start in starts:
            place = locate(word.text)
            if place is not None and place.inhabitants >= _PLACE_FROM:
                yield Refusal(Fault.NAME, word.text)
        elif any(letter.isupper() for letter in word.text):
            yield Refusal(Fault.NAME, word.text)


def _texts(material: ThemeMaterial) -> list[str]:
    terms = [term for words in material.terms.values() for term in words]
    return [*terms, *(said for _, said in material.quotes)]


def _words(text: str) -> set[str]:
    return {word.text.casefold() for word in words_of(text)}
