"""Words that set a group of lessons apart from the others, within one language.

Class-based TF-IDF (Grootendorst, arXiv:2203.05794, 2022): a word's share among the lessons of
its group × log(1 + mean group size / lessons that hold the word). Counted by lessons, not by
occurrences, so that one that repeats a word does not name its theme.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from knowledge.analysis import fold, words_of
from knowledge.analysis.stemming import stem
from knowledge.common_words import COMMON_WORDS

TERM_COUNT: Final = 3
"""Words in a label: fewer say too little, more are not read."""

_LEAST_CHARS = 4
_PAIR_GAIN = 1.3  # two words together say more than either alone


@dataclass(frozen=True, slots=True)
class Said:
    """What one lesson says, for naming its group.

    Attributes:
        text: Its words.
        teller: Who says it; a word of one teller alone names no group of several.
    """

    text: str
    teller: str


def telling_terms(
    groups: Mapping[str, Sequence[Said]], language: str, *, count: int = TERM_COUNT
) -> dict[str, tuple[str, ...]]:
    """Return the words that set each group apart, the most telling first.

    Never a word that the language cannot do without, never a number, and no word twice in
    another form. A group without such words is left out.

    Args:
        groups: By name of the group; all in the one language.
        language: ISO 639-1.
        count: At most this many words for each group.
    """
    counted = {name: _counted(said, language) for name, said in groups.items() if said}
    if not counted:
        return {}
    everywhere: Counter[str] = Counter()
    for one in counted.values():
        everywhere.update(one.lessons)
    mean_size = sum(one.size for one in counted.values()) / len(counted)
    found = {}
    for name, one in counted.items():
        scores = {
            term: _gain(term) * number / one.size * math.log1p(mean_size / everywhere[term])
            for term, number in one.lessons.items()
            if one.is_shared(term)
        }
        chosen = _apart(scores, count)
        if chosen:
            found[name] = tuple(one.spelled(term) for term in chosen)
    return found


def shared_terms(terms: Sequence[str], text: str, language: str) -> tuple[str, ...]:
    """Return those of the terms that a text holds, in any form."""
    held = {stem(word.text, language) for word in words_of(text)}
    return tuple(
        term for term in terms if all(stem(word.text, language) in held for word in words_of(term))
    )


@dataclass(slots=True)
class _Counted:
    """The words of one group."""

    size: int
    lessons: Counter[str] = field(default_factory=Counter)
    tellers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spellings: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    teller_count: int = 1

    def is_shared(self, term: str) -> bool:
        """Whether the term is of more than one teller, where there is more than one."""
        return len(self.tellers[term]) >= min(2, self.teller_count)

    def spelled(self, term: str) -> str:
        """Return the form in which the term is written most often, ties by the alphabet."""
        forms = self.spellings[term]
        return min(forms, key=lambda form: (-forms[form], form))


def _counted(said: Sequence[Said], language: str) -> _Counted:
    counted = _Counted(size=len(said), teller_count=len({one.teller for one in said}))
    for one in said:
        seen = set()
        for term, form in _terms(one.text, language):
            counted.spellings[term][form] += 1
            counted.tellers[term].add(one.teller)
            seen.add(term)
        counted.lessons.update(seen)
    return counted


def _terms(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield (stem, form as written) of each word and each pair of words that may name."""
    common = COMMON_WORDS.get(language, frozenset())
    before: tuple[str, str, int] | None = None
    for word in words_of(text):
        lowered = word.text.lower()
        if not _names(lowered, common):
            before = None
            continue
        term = stem(word.text, language)
        yield term, lowered
        if before is not None and text[before[2] : word.start] == " ":
            yield f"{before[0]} {term}", f"{before[1]} {lowered}"
        before = (term, lowered, word.end)


def _names(word: str, common: frozenset[str]) -> bool:
    return (
        len(word) >= _LEAST_CHARS
        and word not in common
        and fold(word) not in common
        and not any(character.isdigit() for character in word)
    )


def _gain(term: str) -> float:
    return _PAIR_GAIN if " " in term else 1.0


def _apart(scores: Mapping[str, float], count: int) -> list[str]:
    """Return the best terms, none of which lies inside another."""
    chosen: list[str] = []
    for term in sorted(scores, key=lambda name: (-scores[name], name)):
        parts = set(term.split())
        if any(parts & set(other.split()) or _alike(term, other) for other in chosen):
            continue
        chosen.append(term)
        if len(chosen) == count:
            break
    return chosen


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return " " not in shorter and len(shorter) >= _LEAST_CHARS and shorter in longer
