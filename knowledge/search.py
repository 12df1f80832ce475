"""Search: a question in one language, the passages that answer it in all of them."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge.errors import NotFound
from knowledge.fusion import fuse, score_by_chance, strength
from knowledge.language import LanguageDetector
from knowledge.marking import best_sentence, matched_words
from knowledge.model.passage import Passage
from knowledge.model.person import Person, Right
from knowledge.model.report import Report
from knowledge.model.search import (
    FILTER_FIELDS,
    Facet,
    FacetValue,
    Hit,
    SearchAnswer,
    SearchFilter,
    SearchQuery,
    Strength,
)
from knowledge.model.themed import Themed
from knowledge.nearest import Nearest
from knowledge.other_subjects import OtherSubjects
from knowledge.ports import Embedder, LexicalIndex, Scope, TermQuery, Vectors
from knowledge.query import Question, holds_phrase, parse
from knowledge.questions_asked import QuestionsAsked
from knowledge.records import passages, reports
from knowledge.records.database import Database

_CANDIDATES = 400
_NEAREST_SHOWN = 5  # where nothing is good
_LABELLED_IN = "en"  # pages name themes in the visitor's language
_FIRST_SHOWN = 10  # a right passage in another language may score low, seldom rank low

Scored = tuple[Passage, Report, float]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One state of the records, as one question and its narrowings see it.

    Attributes:
        connection: That reads this state.
        index: The lexical index in it.
        themed: What stands in which theme.
        viewer: Who asks.
    """

    connection: Connection
    index: LexicalIndex
    themed: Themed
    viewer: Person

    @property
    def sees_team(self) -> bool:
        """Whether the viewer sees reports that are for the team alone."""
        return self.viewer.may(Right.SEE_TEAM_REPORTS)

    def scope(self, where: SearchFilter) -> Scope:
        """Return which passages a filter lets through."""
        return Scope(
            reports.matching(self.connection, where, see_team=self.sees_team),
            frozenset(where.languages) or None,
            self.themed.passages_of(where.themes) if where.themes else None,
        )


@dataclass(frozen=True, slots=True)
class Searcher:
    """Asks words and meaning, fuses what they say, and joins it back to the records."""

    database: Database
    lexical: Callable[[Connection], LexicalIndex]
    nearest: Nearest
    embedder: Embedder
    questions: QuestionsAsked
    detector: LanguageDetector
    other_subjects: OtherSubjects
    themed: Callable[[Connection], Themed]

    def search(self, query: SearchQuery, *, viewer: Person) -> SearchAnswer:
        """Return the passages that answer a question, best first.

        Raises:
            NotAllowed: If the viewer may not search.
        """
        viewer.require(Right.SEARCH)
        started = time.perf_counter()
        question = parse(query.text)
        language = self.detector.detect_query(question.text)
        raw, vector = None, None
        if question.text:
            raw = self.embedder.embed_queries([question.text])[0]
            vector = self.questions.centre(question.text, raw)
        with self.database.reading() as connection:
            seen = _Seen(connection, self.lexical(connection), self.themed(connection), viewer)
            scored = self._scored(question, language, vector, query.where, seen)
            by_chance = self._by_chance(scored, vector, raw)
            good = _good(scored, question, by_chance)
            facets = self._facets(query.where, good, question, language, vector, seen, by_chance)
        shown = good or scored[:_NEAREST_SHOWN]
        page = shown[query.offset : query.offset + query.limit]
        return SearchAnswer(
            hits=tuple(self._hit(found, question, language, by_chance) for found in page),
            total_count=len(good),
            facets=facets,
            is_nothing_good=not good,
            language=language,
            elapsed_seconds=time.perf_counter() - started,
        )

    def more_like(self, passage_id: str, *, viewer: Person, limit: int) -> SearchAnswer:
        """Return the passages nearest in meaning to one passage, not of its own report.

        Raises:
            NotFound: If there is no such passage that the viewer may find.
        """
        viewer.require(Right.SEARCH)
        started = time.perf_counter()
        see_team = viewer.may(Right.SEE_TEAM_REPORTS)
        vector = self.nearest.vector_of(passage_id)
        with self.database.reading() as connection:
            own = passages.visible(connection, [passage_id], see_team=see_team).get(passage_id)
            if own is None or vector is None:
                raise NotFound("passage", passage_id)
            seen = _Seen(connection, self.lexical(connection), Themed(), viewer)
            nothing = Question("", ())
            scored = [
                found
                for found in self._scored(nothing, own.language, vector, SearchFilter(), seen)
                if found[0].report_id != own.report_id
            ]
        return SearchAnswer(
            hits=tuple(
                self._hit(found, nothing, own.language, score_by_chance(None))
                for found in scored[:limit]
            ),
            total_count=len(scored),
            language=own.language,
            elapsed_seconds=time.perf_counter() - started,
        )

    def close(self) -> None:
        """Keep what questions have in common, and let go of the vector index."""
        self.questions.keep()
        self.nearest.close()

    def _scored(
        self,
        question: Question,
        language: str,
        vector: Vectors | None,
        where: SearchFilter,
        seen: "_Seen",
    ) -> list[Scored]:
        """Return what matches with its score, best first, ties by id."""
        if vector is None:
            return []
        scope = seen.scope(where)
        near = dict(self.nearest.nearest(vector, limit=_CANDIDATES, scope=scope))
        terms = TermQuery(question.words, language)
        also = [*near, *self._holding(seen.index, question, language, scope)]
        hits = seen.index.search(terms, limit=_CANDIDATES, scope=scope, also=also)
        shares = dict(zip(hits.passage_ids, hits.shares, strict=True))
        late = [name for name in shares if name not in near]
        cosines = self.nearest.cosines(vector, late)
        near |= {name: c or 0.0 for name, c in zip(late, cosines, strict=True)}
        found = passages.visible(seen.connection, list(near), see_team=seen.sees_team)
        kept = {name: p for name, p in found.items() if self._fits(p, question)}
        whose = reports.by_ids(seen.connection, {p.report_id for p in kept.values()})
        count = len(question.words)
        scored = [
            (
                passage,
                whose[passage.report_id],
                fuse(
                    near[name],
                    shares.get(name, 0.0),
                    word_count=count,
                    other_language=passage.language != language,
                ),
            )
            for name, passage in kept.items()
        ]
        return sorted(scored, key=lambda found: (-found[2], found[0].id))

    def _by_chance(
        self, scored: Sequence[Scored], vector: Vectors | None, raw: Vectors | None
    ) -> float:
        """Return the score at which this ranking is no better than chance.

        Measured with the question as if it were the first one asked, so that the answer to
        it does not hang on what was asked before, then moved to the scores of the ranking.
        """
        if not scored or vector is None or raw is None:
            return score_by_chance(None)
        alone = self.questions.centre_as_first(raw)
        elsewhere = self.other_subjects.nearest(alone)
        if elsewhere is None:
            return score_by_chance(None)
        first = scored[:_FIRST_SHOWN]
        ids = [passage.id for passage, _, _ in first]
        pairs = zip(
            self.nearest.cosines(alone, ids), self.nearest.cosines(vector, ids), strict=True
        )
        moved = [fuse((a or 0.0) - (b or 0.0), 0.0) for a, b in pairs]
        best = max(score + move for (_, _, score), move in zip(first, moved, strict=True))
        return score_by_chance(elsewhere) + first[0][2] - best

    def _holding(
        self, index: LexicalIndex, question: Question, language: str, scope: Scope
    ) -> frozenset[str]:
        """Return passages that may hold the exact phrases, however far down they stand."""
        words = [word for phrase in question.phrases for word in parse(phrase).words]
        return index.holding(words, language=language, scope=scope) if words else frozenset()

    def _fits(self, passage: Passage, question: Question) -> bool:
        return all(holds_phrase(passage.text, phrase) for phrase in question.phrases) and not (
            any(holds_phrase(passage.text, phrase) for phrase in question.excluded_phrases)
            or any(holds_phrase(passage.text, word) for word in question.excluded_words)
        )

    def _hit(self, found: Scored, question: Question, language: str, by_chance: float) -> Hit:
        passage, report, score = found
        marks = matched_words(passage, question, language)
        how_well = strength(score, by_chance=by_chance) or Strength.WEAK
        return Hit(
            passage=passage,
            report=report,
            marks=marks,
            best_sentence=best_sentence(passage, marks),
            strength=Strength.STRONG if question.asks_exact_words_only else how_well,
            score=score,
        )

    def _facets(
        self,
        where: SearchFilter,
        good: Sequence[Scored],
        question: Question,
        language: str,
        vector: Vectors | None,
        seen: "_Seen",
        by_chance: float,
    ) -> dict[Facet, tuple[FacetValue, ...]]:
        """Count each facet over what was found; its own filter does not narrow it."""
        facets = {}
        for facet, field in FILTER_FIELDS.items():
            counted = good
            if getattr(where, field):
                wider = replace(where, **{field: ()})
                scored = self._scored(question, language, vector, wider, seen)
                counted = _good(scored, question, by_chance)
            facets[facet] = _counted(facet, counted, seen.themed)
        return facets


def _good(scored: Sequence[Scored], question: Question, by_chance: float) -> Sequence[Scored]:
    """Return what is shown of a ranking: nothing where its best is no better than chance.

    What holds an exact phrase is good; else the first ten are, and what is as strong.
    """
    if question.phrases:
        return scored
    if not scored or strength(scored[0][2], by_chance=by_chance) is None:
        return []
    return [
        found
        for rank, found in enumerate(scored)
        if rank < _FIRST_SHOWN or strength(found[2], by_chance=by_chance) is not None
    ]


def _counted(facet: Facet, found: Sequence[Scored], themed: Themed) -> tuple[FacetValue, ...]:
    counts = Counter(
        pair for passage, report, _ in found for pair in _values(facet, passage, report, themed)
    )
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    return tuple(FacetValue(value, label, count) for (value, label), count in ordered)


def _values(
    facet: Facet, passage: Passage, report: Report, themed: Themed
) -> list[tuple[str, str]]:
    """Return value and label of a passage in one facet; places and themes may be several."""
    initiative = report.initiative
    if facet is Facet.THEME:
        names = themed.of_passage.get(passage.id, ())
        return [(name, themed.themes[name].label(_LABELLED_IN)) for name in names]
    if facet is Facet.LANGUAGE:
        return [(passage.language, passage.language)]
    if facet is Facet.YEAR:
        return [(str(report.year), str(report.year))] if report.year else []
    if initiative is None:
        return []
    if facet is Facet.PLACE:
        return [(place, place) for place in initiative.places]
    if facet is Facet.INITIATIVE:
        return [(initiative.id, initiative.name)]
    value = {
        Facet.LEVEL: str(initiative.level or ""),
        Facet.COUNTRY: initiative.country,
        Facet.KIND: initiative.kind,
    }[facet]
    return [(value, value)] if value else []
