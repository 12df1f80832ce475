"""How the end of a line joins the beginning of the next: hyphens mended, or kept."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ingest.parse.pdf.characters import SOFT_HYPHEN

_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_STEM = re.compile(r"([^\W_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|\S+@\S+$", re.IGNORECASE)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SUSPENDED = _words("en of of/en en/of und oder bzw or and et ou")
# Words of each language that the others lack, to know whether it compounds without a hyphen.
_SIGNS: Mapping[str, frozenset[str]] = {
    "nl": _words("het een van voor niet zijn wordt worden ook maar deze naar bij zij"),
    "de": _words("der die das und nicht ist mit auch eine einen werden wird dem von zur"),
    "fr": _words("le les des une dans est pour que qui sur par avec sont aux cette"),
    "en": _words("the of and that with this from are was were have not which their"),
}
_HYPHENATING = frozenset({"en", "fr"})
_KEPT_STEMS = _words("self well non cross half quasi vice semi demi celui celle")
# English compounds with an adjective before: long-term, high-quality, low-income.
_OPEN_STEMS = _words("high low long short large small full part open multi wide")
_CLOSED_HEADS = _words("light lights land lands way ways time hand ed er ly ness")
_KEPT_HEADS = _words("même mêmes ci là dire il elle on ils elles ce vous")
_VOWEL_CLASHES = _words("aa ae ai au ee ei eu ie ii oe oi oo ou ui uu")
_DIAERESIS = {"e": "ë", "i": "ï", "u": "ü", "o": "ö"}
_DUTCH_PREFIXES = _words("be ge onge herge")


class Joint(NamedTuple):
    """How two printed words meet across a line end.

    Attributes:
        before: The first word as it shall stand in the text.
        after: The second.
        space: What parts them: one space or nothing.
    """

    before: str
    after: str
    space: str


class Vocabulary:
    """The words of one document, by which its own hyphens are judged."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count words.

        Args:
            texts: Stretches without words broken at their end.
        """
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(_LETTERS.findall(text.casefold()))
        signs = {
            language: sum(self._counts[word] for word in words)
            for language, words in _SIGNS.items()
        }
        self.language = max(signs, key=lambda language: signs[language])

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._counts

    def has_often(self, word: str) -> bool:
        """Say whether the document has the word at least twice."""
        return self._counts[word.casefold()] >= 2


def joint(before: str, after: str, vocabulary: Vocabulary) -> Joint:
    """Return how a line's last word and the next line's first word read together.

    The document's own words decide first; then what a language does: Dutch and German
    write compounds as one word, so their hyphens at a line's end go; English and French
    keep them between two words that the document knows. Numbers, abbreviations in
    capitals, single letters and capitals after the hyphen keep it (CO2-uitstoot, EU-beleid,
    e-mail, Noord-Holland), Dutch keeps it between clashing vowels (zee-egel).
    """
    if before.endswith(SOFT_HYPHEN):
        return Joint(before.rstrip(SOFT_HYPHEN), after, "")
    if not before.endswith("-"):
        return Joint(before, after, "" if _runs_on(before, after) else " ")
    stem_match, head_match = _STEM.search(before), _HEAD.match(after)
    if stem_match is None:
        return Joint(before, after, " " if before == "-" else "")
    if _ADDRESS.search(before) or head_match is None:
        return Joint(before, after, "" if after[:1].isalnum() else " ")
    return _word_joint(before, after, stem_match.group(1), head_match.group(), vocabulary)


def _runs_on(before: str, after: str) -> bool:
    if before.endswith(("–", "/", "—")) and len(before) > 1:
        return after[:1].isalnum()
    is_address = _ADDRESS.search(before) is not None
    return is_address and before[-1] in "_?=&%#." and after[:1].islower()


def _word_joint(before: str, after: str, stem: str, head: str, vocabulary: Vocabulary) -> Joint:
    kept, mended = Joint(before, after, ""), Joint(before[:-1], after, "")
    if stem + head in vocabulary:
        return mended
    if head in _SUSPENDED and head == after.rstrip(",;."):
        return Joint(before, after, " ")
    if f"{stem}-{head}" in vocabulary:
        return kept
    accented = _DIAERESIS.get(head[0])
    if vocabulary.language == "nl" and accented is not None:
        is_prefix = stem.casefold() in _DUTCH_PREFIXES and head[0] in "ei"
        if stem + accented + head[1:] in vocabulary or is_prefix:
            return Joint(before[:-1], accented + after[1:], "")
    return kept if _keeps(stem, head, vocabulary) else mended


def _keeps(stem: str, head: str, vocabulary: Vocabulary) -> bool:
    language = vocabulary.language
    if any(c.isdigit() for c in stem) or len(stem) == 1:
        return True
    if stem.isupper():
        return not (head.isupper() and len(head) > 1 and len(stem) > 4)
    if not head[0].islower():
        return True
    if language == "nl":
        return (
            (stem[-1] + head[0]).casefold() in _VOWEL_CLASHES
            and len(stem) > 2
            and (stem in vocabulary and head in vocabulary)
        )
    if language not in _HYPHENATING:
        return False
    if stem.casefold() in _KEPT_STEMS or (language == "fr" and head.casefold() in _KEPT_HEADS):
        return True
    if stem.casefold() in _OPEN_STEMS and len(head) > 3 and language == "en":
        return head.casefold() not in _CLOSED_HEADS
    return len(head) > 2 and vocabulary.has_often(stem) and vocabulary.has_often(head)
