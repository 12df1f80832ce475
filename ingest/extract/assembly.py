"""From scored sentences to proposals: neighbours merge, repeats fold, the best are shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ingest.extract.going_on import goes_on
from ingest.extract.scoring import THRESHOLD, Scored
from knowledge.analysis import analyse
from knowledge.model.span import Span

MOST_SENTENCES: Final = 3
SHOWN_AT_LEAST: Final = 10
# A sentence less likely than this goes on with what its neighbour tells.
_STANDS_ALONE: Final = 0.6
# Sentences that share four fifths of their words say the same; so do those that share two
# fifths and whose centred vectors are this near (random pairs of a report lie below .3).
_SAME_WORDS_SHARE: Final = 0.8
_SOME_WORDS_SHARE: Final = 0.4
_SAME_MEANING_COSINE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring sentences that tell one lesson.

    Attributes:
        sentences: In order, one to three, of one passage and paragraph.
        repeats: Where the report says the same again.
    """

    sentences: tuple[Scored, ...]
    repeats: tuple[Span, ...] = ()

    @property
    def best(self) -> Scored:
        """The sentence with the best score, the first of equals."""
        return max(self.sentences, key=lambda sentence: sentence.score)

    @property
    def span(self) -> Span:
        """From the first sentence's start to the last one's end."""
        first, last = self.sentences[0].candidate.span, self.sentences[-1].candidate.span
        return Span(first.start, last.end)


def assemble(scored: Sequence[Scored], text: str) -> tuple[Group, ...]:
    """Return the groups that are likely enough, best first.

    Args:
        scored: Sentences of one report, in order.
        text: Its canonical text.
    """
    likely = [sentence for sentence in scored if sentence.score >= THRESHOLD]
    groups = sorted(_merged(likely, text), key=lambda g: (-g.best.score, g.span.start))
    return tuple(_folded(groups))


def shown_count(page_count: int) -> int:
    """Return how many proposals are shown before "more": ten, or one a page if that is more."""
    return max(SHOWN_AT_LEAST, page_count)


def _merged(likely: Iterable[Scored], text: str) -> Iterator[Group]:
    run: list[Scored] = []
    for sentence in likely:
        if run and not (len(run) < MOST_SENTENCES and _belongs(run[-1], sentence, text)):
            yield Group(tuple(run))
            run = []
        run.append(sentence)
    if run:
        yield Group(tuple(run))


def _belongs(before: Scored, sentence: Scored, text: str) -> bool:
    """Say whether a sentence goes on with the lesson of the one before it.

    It does if it points back at it, or if one of both is hardly likely by itself. Two that
    stand by themselves are two lessons, of one kind or not.
    """
    first, second = before.candidate, sentence.candidate
    return (
        first.passage == second.passage
        and first.sentence + 1 == second.sentence
        and (_is_weak(before) or _is_weak(sentence) or goes_on(second.text, second.language))
        and "\n" not in text[first.span.end : second.span.start]
    )


def _is_weak(sentence: Scored) -> bool:
    return sentence.score < _STANDS_ALONE


def _folded(groups: Sequence[Group]) -> list[Group]:
    kept: list[Group] = []
    words = [_words(group) for group in groups]
    places: list[int] = []
    for number, group in enumerate(groups):
        twin = next(
            (n for n, p in enumerate(places) if _same(groups[p], group, words[p], words[number])),
            None,
        )
        if twin is None:
            kept.append(group)
            places.append(number)
        else:
            kept[twin] = Group(kept[twin].sentences, (*kept[twin].repeats, group.span))
    return kept


def _words(group: Group) -> frozenset[str]:
    best = group.best.candidate
    return frozenset(token.term for token in analyse(best.text, best.language))


def _same(one: Group, other: Group, words: frozenset[str], others: frozenset[str]) -> bool:
    share = len(words & others) / max(1, len(words | others))
    if share >= _SAME_WORDS_SHARE:
        return True
    first, second = one.best.vector, other.best.vector
    if first is None or second is None or share < _SOME_WORDS_SHARE:
        return False
    cosine = first @ second / (np.linalg.norm(first) * np.linalg.norm(second))
    return float(cosine) >= _SAME_MEANING_COSINE
