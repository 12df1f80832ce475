"""The part of a word that its inflections share, by Snowball with what Dutch needs beside it."""

from functools import cache
from typing import Final

import Stemmer

from knowledge.analysis.folding import fold

# Snowball calls Martin Porter's Dutch stemmer `dutch_porter` since version 3; its new `dutch`
# takes "gemeente" to "meen" and parts "initiatief" from "initiatieven".
_ALGORITHMS: Final = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "no": "norwegian",
    "nb": "norwegian",
    "nn": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}

# Frisian and Afrikaans have no Snowball stemmer; they inflect much as Dutch does.
_LIKE_DUTCH: Final = frozenset({"nl", "fy", "af"})


@cache
def _snowball(algorithm: str) -> Stemmer.Stemmer:
    stemmer = Stemmer.Stemmer(algorithm)
    stemmer.maxCacheSize = 0  # the analyser keeps its own cache per word
    return stemmer


def _stem(word: str, algorithm: str) -> str:
    return str(_snowball(algorithm).stemWord(word))


def stem(word: str, language: str) -> str:
    """Return the word's folded stem; an unknown language folds only.

    Args:
        word: One word as it stands in a text, in any case.
        language: ISO 639-1, or empty.
    """
    if language in _LIKE_DUTCH:
        return _stem_dutch(word)
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None:
        return fold(word)
    return fold(_stem(word.casefold(), algorithm)) or fold(word)


def _stem_dutch(word: str) -> str:
    """Return Porter's Dutch stem, made to meet for pairs that it leaves apart.

    initiatief/initiatieven, huis/huizen (v and z at the end sound and are written f and s),
    plan/plannen (only kk, dd and tt are undoubled), café/cafés, idee/ideeën, actie/acties.
    """
    stemmed = _stem(fold(_singular_dutch(word.casefold())), "dutch_porter")
    if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "aeiou":
        stemmed = stemmed[:-1]
    if stemmed.endswith("v"):
        return stemmed[:-1] + "f"
    if stemmed.endswith("z"):
        return stemmed[:-1] + "s"
    return stemmed


def _singular_dutch(word: str) -> str:
    if word.endswith(("eeën", "ieën")):
        return word[:-2]
    if word.endswith(("iën", "és", "eaus")):
        return word[:-1]
    if word.endswith("ies") and len(word) > 5:
        return word[:-1]
    return word
