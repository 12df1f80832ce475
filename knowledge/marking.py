"""Which words of a passage match, and which of its sentences answers best."""

from collections.abc import Sequence

from knowledge.analysis import alternatives, analyse
from knowledge.common_words import COMMON_WORDS
from knowledge.model.passage import Passage
from knowledge.model.span import Span
from knowledge.query import Question, find_phrase

_LONGEST_COMMON_CHARS = 7  # longer ones, such as “gemeente”, tell something


def matched_words(passage: Passage, question: Question, language: str) -> tuple[Span, ...]:
    """Return the words and phrases that match, spans into the passage's own text, in order."""
    wanted = {
        term
        for word in _telling(question.words, language)
        for term in alternatives(word, language, passage.language).terms
    }
    spans = [
        Span(token.start, token.end)
        for token in analyse(passage.text, passage.language)
        if token.term in wanted
    ]
    for phrase in question.phrases:
        found = find_phrase(passage.text, phrase)
        if found is not None:
            spans.append(Span(found.start(), found.end()))
    return _merged(spans)


def best_sentence(passage: Passage, marks: Sequence[Span]) -> Span | None:
    """Return the sentence with most matching characters, None where no word matches."""
    sentences = [
        Span(s.start - passage.span.start, s.end - passage.span.start) for s in passage.sentences
    ]
    scored = [
        (sum(mark.end - mark.start for mark in marks if mark.overlaps(sentence)), sentence)
        for sentence in sentences
    ]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].start), default=None)
    return best[1] if best is not None and best[0] else None


def _telling(words: Sequence[str], language: str) -> Sequence[str]:
    """Return the words that tell something, or all where none does: "de" marks half a page."""
    common = COMMON_WORDS.get(language, COMMON_WORDS["nl"])
    return [
        word for word in words if len(word) > _LONGEST_COMMON_CHARS or word.casefold() not in common
    ] or words


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
