"""Sentences that go on with the one before them, told by how they begin."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from ingest.extract.lexicon_rows import lexicon_rows
from ingest.extract.phrases import compile_phrase
from knowledge.analysis import fold

_FILE: Final = Path(__file__).parent / "going_on.tsv"
_CHARS_READ: Final = 80


def goes_on(sentence: str, language: str) -> bool:
    """Say whether a sentence points back by its first words, as "That took five months" does.

    In a language without a lexicon none is known to.
    """
    begins = fold(sentence[:_CHARS_READ])
    patterns = _lexicon().get(language, {})
    return any(pattern.search(begins) for pattern in patterns.get("yes", ())) and not any(
        pattern.search(begins) for pattern in patterns.get("no", ())
    )


@cache
def _lexicon() -> dict[str, dict[str, tuple[re.Pattern[str], ...]]]:
    """Return by language what goes on and what only looks so."""
    found: dict[str, dict[str, tuple[re.Pattern[str], ...]]] = {}
    for row in lexicon_rows(_FILE):
        patterns = found.setdefault(row["language"], {})
        before = patterns.get(row["goes_on"], ())
        patterns[row["goes_on"]] = (*before, compile_phrase(row["phrase"]))
    return found
