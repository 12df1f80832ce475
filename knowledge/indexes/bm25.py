"""BM25 over postings, as a share of the greatest sum that a question could reach."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.analysis import Alternatives
from knowledge.indexes.postings import Postings

_SMOOTHING_PASSAGE_COUNT: Final = 20.0
_FEWEST_COMMON: Final = 10  # a word in so few passages is never common, however small the base


@dataclass(frozen=True, slots=True)
class Weights:
    """The free numbers of the formula.

    Attributes:
        k1: How soon repeating a word stops to matter (Robertson & Zaragoza 2009: 1.2–2).
        b: How much long passages are held back; 0 not at all, 1 wholly.
        part: What a word inside a compound counts against a word of its own.
        heading: What a word of the title or a heading counts.
        split: What a compound found in its parts counts against the compound itself.
        sharpness: To which power a word's idf counts. More than 1 lets a rare word weigh more
            against a common one, as small bases need: of 78 passages a word in ten still has
            half the idf of a word in one.
        common_share: Words in more than this share of the passages are left out, unless
            the question has no others. It is about speed: reading their postings takes
            longer than all others', …
        few_share: … so while they are few (below `few_count` passages) only words in more
            than this share are left out, which serves small bases better.
        few_count: See `few_share`.
    """

    k1: float = 1.2
    b: float = 0.75
    part: float = 1.0
    heading: float = 0.5
    split: float = 1.0
    sharpness: float = 1.5
    common_share: float = 0.10
    few_share: float = 0.25
    few_count: int = 2_000

    def common_count(self, passage_count: int) -> float:
        """Return in how many passages a word may stand before it is left out."""
        few = min(max(self.few_share * passage_count, _FEWEST_COMMON), self.few_count)
        return max(self.common_share * passage_count, few)


@dataclass(frozen=True, slots=True)
class Population:
    """How many passages there are, and how many words they have, in one language and in all."""

    passage_count: int
    word_count: int
    all_passage_count: int
    all_word_count: int

    def frequency(self, frequency: int, all_frequency: int) -> float:
        """Return how many of all passages would hold a term if all were in this language.

        A language with few passages borrows from all, as if 20 more passages had been seen:
        so common words are known as such before many passages show it. In a base of one
        language this is the plain document frequency.
        """
        everywhere = all_frequency / max(self.all_passage_count, 1)
        seen = frequency + _SMOOTHING_PASSAGE_COUNT * everywhere
        return self.all_passage_count * seen / (self.passage_count + _SMOOTHING_PASSAGE_COUNT)

    def idf(self, frequency: float) -> float:
        """Return ln(1 + (N - n + ½) / (n + ½)), as Lucene and bm25s have it."""
        count = self.all_passage_count
        return math.log(1 + (max(count - frequency, 0.0) + 0.5) / (frequency + 0.5))

    @property
    def mean_length(self) -> float:
        """Words of a passage on average, borrowed from all languages where few are known."""
        borrowed = self.all_word_count / max(self.all_passage_count, 1) * _SMOOTHING_PASSAGE_COUNT
        seen = self.word_count + borrowed
        return max(seen / (self.passage_count + _SMOOTHING_PASSAGE_COUNT), 1.0)


Read = Mapping[str, tuple[NDArray[np.int64], Postings]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One word of the question as passages of one language may hold it.

    Attributes:
        wholes: The idf of each term that stands for the whole word.
        parts: … that stand for it together, if it is a compound.
        greatest: The most that a passage may gain from it, in idf.
        is_common: Whether it stands in too many passages to tell them apart.
    """

    wholes: Mapping[str, float]
    parts: Mapping[str, float]
    greatest: float
    is_common: bool

    @property
    def terms(self) -> tuple[str, ...]:
        """Return all terms."""
        return (*self.wholes, *self.parts)


def telling(
    words: Sequence[Alternatives],
    population: Population,
    frequencies: Mapping[str, tuple[int, int]],
    weights: Weights,
) -> list[Weighed]:
    """Return the words that tell passages of one language apart; all if none does.

    Args:
        words: Of the question, each as it may appear in this language.
        population: How many passages there are.
        frequencies: For each known term, passages that hold it in this language and in all.
        weights: Of the formula.
    """
    weighed = [_weigh(word, population, frequencies, weights) for word in words]
    return [word for word in weighed if not word.is_common] or weighed


def shares(
    words: Sequence[Weighed],
    population: Population,
    held: Read,
    *,
    key_count: int,
    weights: Weights,
) -> NDArray[np.float32]:
    """Return the share of each passage of one language, by key; 0 to 1.

    A passage's BM25 is summed over the question's words, each by its best alternative and
    with its idf to the power `sharpness`, and divided by the sum that a passage would reach
    that repeats every word without end. A
    word that no passage holds counts in that sum with the greatest idf, so a question whose
    words are unknown gets little from the few that are known.

    Args:
        words: Of the question, see `telling`.
        population: How many passages there are.
        held: The keys and postings of their terms in this language.
        key_count: Length of the result; every key is below it.
        weights: Of the formula.
    """
    result = np.zeros(key_count, dtype=np.float32)
    greatest = sum(word.greatest**weights.sharpness for word in words) * (weights.k1 + 1)
    if not greatest:
        return result
    best = np.zeros(key_count, dtype=np.float32)
    for word in words:
        found = _fill(best, word, population, held, weights)
        result[found] += word.greatest ** (weights.sharpness - 1) * best[found]
        best[found] = 0
    return (result / np.float32(greatest)).astype(np.float32)


def _weigh(
    word: Alternatives,
    population: Population,
    frequencies: Mapping[str, tuple[int, int]],
    weights: Weights,
) -> Weighed:
    counts = {
        term: population.frequency(*frequencies[term]) for term in word.terms if term in frequencies
    }
    wholes = {term: population.idf(counts[term]) for term in word.wholes if term in counts}
    parts = {term: population.idf(counts.get(term, 0.0)) for term in word.parts}
    most = max((counts.get(term, 0.0) for term in word.wholes), default=0.0)
    return Weighed(
        wholes=wholes,
        parts=parts if parts.keys() & counts.keys() else {},
        greatest=population.idf(most),
        is_common=most > weights.common_count(population.all_passage_count),
    )


def _fill(
    best: NDArray[np.float32],
    word: Weighed,
    population: Population,
    held: Read,
    weights: Weights,
) -> NDArray[np.int64]:
    """Put each passage's gain from one word into `best`; return the keys that gained."""
    touched = []
    if word.parts:
        share = weights.split * min(1.0, word.greatest / sum(word.parts.values()))
        for term, idf in word.parts.items():
            keys, rows = held[term]
            best[keys] += share * idf * _saturation(rows, population, weights)
            touched.append(keys)
    for term in word.wholes:
        keys, rows = held[term]
        gains = word.greatest * _saturation(rows, population, weights)
        best[keys] = np.maximum(best[keys], gains)
        touched.append(keys)
    if len(touched) == 1:
        return touched[0]
    every = np.concatenate([np.empty(0, dtype=np.int64), *touched])
    return np.unique(every).astype(np.int64)


def _saturation(rows: Postings, population: Population, weights: Weights) -> NDArray[np.float32]:
    """Return the term-frequency factor of BM25, (k1 + 1) tf / (tf + k1 · length norm)."""
    times = (
        rows["body"].astype(np.float32)
        + np.float32(weights.part) * rows["part"]
        + np.float32(weights.heading) * rows["heading"]
    )
    lengths = rows["length"].astype(np.float32) / np.float32(population.mean_length)
    norm = np.float32(1 - weights.b) + np.float32(weights.b) * lengths
    found = times * np.float32(weights.k1 + 1) / (times + np.float32(weights.k1) * norm)
    return found.astype(np.float32)
