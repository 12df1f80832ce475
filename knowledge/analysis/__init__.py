"""The analyser: how texts and questions become the terms that they are found by."""

from typing import Final

from knowledge.analysis.alternatives import Alternatives, alternatives
from knowledge.analysis.folding import fold
from knowledge.analysis.tokens import Token, Word, analyse, words_of

ANALYSER_VERSION: Final = "2"
"""Rises when the same text yields other terms, so that the lexical index is made anew."""

__all__ = [
    "ANALYSER_VERSION",
    "Alternatives",
    "Token",
    "Word",
    "alternatives",
    "analyse",
    "fold",
    "words_of",
]
