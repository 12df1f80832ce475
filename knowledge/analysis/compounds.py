"""The words inside Dutch and German compounds: woningbouw holds woning and bouw."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final, NamedTuple

from knowledge.analysis.stemming import stem

_SHORTEST_COMPOUND: Final = 7
_SHORTEST_PART: Final = 3
_MOST_PARTS: Final = 4

# Endings that a head may carry beyond the form in the list.
_INFLECTIONS: Final = {
    "nl": ("en", "s", "n", "e", "es"),
    "de": ("en", "s", "n", "e", "es", "ern", "er", "nen", "em"),
}
_LISTS: Final = {"nl": "nl", "fy": "nl", "af": "nl", "de": "de"}


class Part(NamedTuple):
    """A word inside a compound: its dictionary form and where it stands in the folded word."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits the compounds of one language by how often words take part in compounds.

    A split is scored as the sum of its parts' log frequencies, as in Koehn & Knight,
    "Empirical methods for compound splitting" (EACL 2003), with frequencies counted among
    compounds rather than among texts.

    Attributes:
        language: "nl" or "de".
        first_words: First parts as they stand in compounds, linking letters included
            (bewoners, schul), with their dictionary form and the log of their frequency.
        last_words: Last parts by form, with the log of their frequency.
        last_words_by_stem: The same forms by stem.
        simple_stems: Of words too short to be compounds; their inflections are none either
            (stoppen is a form of stop, no pen).
    """

    language: str
    first_words: Mapping[str, tuple[str, float]]
    last_words: Mapping[str, float]
    last_words_by_stem: Mapping[str, tuple[str, ...]]
    simple_stems: frozenset[str]

    def split(self, word: str) -> tuple[Part, ...]:
        """Return the parts of a folded word, from the left; none if it is no compound.

        A compound of three or more parts yields the compounds within it, too:
        woningbouwvereniging holds woning, bouw, vereniging, woningbouw, bouwvereniging.
        """
        if len(word) < _SHORTEST_COMPOUND:
            return ()
        parts = self._best(word)
        if parts and stem(word, self.language) in self.simple_stems:
            return ()
        return (*parts, *_joined(word, parts)) if len(parts) > 2 else parts

    def _best(self, word: str) -> tuple[Part, ...]:
        """Return the most likely parts, first words split further where they can be."""
        paths = self._paths(word)
        scored = [
            (score + last_score, (*path, Part(word[start:], start, len(word))))
            for start, (score, path) in paths.items()
            if start and (last_score := self._last_score(word[start:])) is not None
        ]
        if not scored:
            return ()
        parts = max(scored)[1]
        return tuple(finer for part in parts for finer in self._finer(part))

    def _finer(self, part: Part) -> tuple[Part, ...]:
        inner = self._best(part.word) if len(part.word) > _SHORTEST_COMPOUND else ()
        if not inner:
            return (part,)
        moved = [Part(p.word, part.start + p.start, part.start + p.end) for p in inner]
        moved[-1] = Part(moved[-1].word, moved[-1].start, part.end)
        return tuple(moved)

    def _paths(self, word: str) -> dict[int, tuple[float, tuple[Part, ...]]]:
        """Return, for each offset, the likeliest first words that lead there."""
        paths: dict[int, tuple[float, tuple[Part, ...]]] = {0: (0.0, ())}
        for start in range(len(word) - _SHORTEST_PART):
            if start not in paths or len(paths[start][1]) >= _MOST_PARTS - 1:
                continue
            score, path = paths[start]
            for end in range(start + _SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
                entry = self.first_words.get(word[start:end])
                if entry is None or (end in paths and paths[end][0] >= score + entry[1]):
                    continue
                paths[end] = (score + entry[1], (*path, Part(entry[0], start, end)))
        return paths

    def _last_score(self, ending: str) -> float | None:
        if ending in self.last_words:
            return self.last_words[ending]
        if len(ending) < 5 or not ending.endswith(_INFLECTIONS[self.language]):
            return None
        forms = self.last_words_by_stem.get(stem(ending, self.language), ())
        scores = [self.last_words[form] for form in forms if abs(len(form) - len(ending)) <= 3]
        return max(scores, default=None)


def _joined(word: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the compounds that neighbouring parts make within a longer compound."""
    return tuple(
        Part(word[left.start : right.start] + right.word, left.start, right.end)
        for left, right in pairwise(parts)
    )


@cache
def splitter_for(language: str) -> Splitter | None:
    """Return the splitter of a language, read from the list shipped with this package.

    Frisian and Afrikaans borrow the Dutch list. Other languages have none.
    """
    name = _LISTS.get(language)
    if name is None:
        return None
    source = resources.files(__package__).joinpath(f"compounds_{name}.txt")
    return read_splitter(source.read_text(encoding="utf-8"), name)


def read_splitter(listing: str, language: str) -> Splitter:
    """Return the splitter that a list of parts describes.

    Args:
        listing: Lines `form word count` for first parts and `-form count` for last parts;
            lines that begin with # are remarks.
        language: "nl" or "de".
    """
    first_counts: dict[str, tuple[str, int]] = {}
    last_counts: dict[str, int] = {}
    for line in listing.splitlines():
        if line.startswith("-"):
            form, count = line[1:].split(" ")
            last_counts[form] = int(count)
        elif line and not line.startswith("#"):
            form, base, count = line.split(" ")
            first_counts[form] = (base, int(count))
    total = math.log(sum(count for _, count in first_counts.values()) + 1)
    by_stem: dict[str, list[str]] = {}
    for form in last_counts:
        by_stem.setdefault(stem(form, language), []).append(form)
    return Splitter(
        language=language,
        first_words={f: (b, math.log(c) - total) for f, (b, c) in first_counts.items()},
        last_words={form: math.log(count) - total for form, count in last_counts.items()},
        last_words_by_stem={key: tuple(forms) for key, forms in by_stem.items()},
        simple_stems=frozenset(
            stem(base, language)
            for base, _ in first_counts.values()
            if len(base) < _SHORTEST_COMPOUND
        ),
    )
