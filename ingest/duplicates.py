"""Sentences as numbers, so that two versions of one text are told by what they share."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.passage import Passage, PassageDraft

_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 5
_ENOUGH_SENTENCES = 3
_BYTES = 8


def sentence_hashes(text: str, passages: Iterable[PassageDraft | Passage]) -> frozenset[int]:
    """Return one number of 64 bits for each different sentence of a report.

    Case, accents' form, signs and white space do not count. Sentences of fewer than five
    words are left out, since "Zie bijlage 1." says nothing of a text, unless there are
    hardly any others.

    Args:
        text: The canonical text.
        passages: With the spans of their sentences in it.
    """
    found = [_words(text[s.start : s.end]) for passage in passages for s in passage.sentences]
    long = [words for words in found if len(words) >= _FEWEST_WORDS]
    chosen = long if len(long) >= _ENOUGH_SENTENCES else [words for words in found if words]
    return frozenset(map(_number, chosen))


def catch_up(base: KnowledgeBase) -> int:
    """Give reports that came in before sentences were counted theirs; return how many."""
    count = 0
    for report_id, text, passages in _without_hashes(base):
        base.duplicates.remember(report_id, sentence_hashes(text, passages))
        count += 1
    return count


def _without_hashes(base: KnowledgeBase) -> Iterator[tuple[str, str, Sequence[Passage]]]:
    for report_id in base.duplicates.unread():
        text, passages = base.duplicates.text_of(report_id)
        yield report_id, text, passages


def _words(sentence: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", sentence).casefold())


def _number(words: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
