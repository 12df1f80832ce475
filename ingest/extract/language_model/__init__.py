"""A language model, if one is wanted: it may point at sentences, and nothing else counts."""

from ingest.extract.language_model.answer import Pick, read_answer, read_object
from ingest.extract.language_model.asking import Numbered, ask
from ingest.extract.language_model.client import (
    LanguageModel,
    LanguageModelFailed,
    host_of,
)

__all__ = [
    "LanguageModel",
    "LanguageModelFailed",
    "Numbered",
    "Pick",
    "ask",
    "host_of",
    "read_answer",
    "read_object",
]
