"""Reads a report and proposes the lessons that it seems to tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.extract.assembly import Group, assemble, shown_count
from ingest.extract.candidates import Candidate, candidates_in
from ingest.extract.kinds import NO_LESSON
from ingest.extract.language_model import LanguageModel, Numbered, ask
from ingest.extract.logistic import Matrix
from ingest.extract.model import LessonModel
from ingest.extract.scoring import Scored, score
from ingest.extract.shelf import ModelShelf
from ingest.extract.statement import statement_from
from ingest.extract.suggestions import suggest
from knowledge.model.lesson import (
    LessonContent,
    LessonKind,
    LessonProposal,
    LessonSource,
    ProposalReason,
)
from knowledge.model.passage import Passage, PassageDraft
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span


@dataclass(frozen=True, slots=True)
class _Source:
    """What all proposals of a report are made from.

    Attributes:
        text: The report's canonical text.
        places: Of the report's initiative.
        glosses: Of the language model, by sentence.
        model: What a proposal's reason names.
        writer: Name of the language model, or nothing.
    """

    text: str
    places: Sequence[str]
    glosses: Mapping[Span, str]
    model: str
    writer: str


@dataclass(frozen=True, slots=True)
class Proposer:
    """Proposes lessons by headings, cues and a classifier, and a language model if one is set.

    Attributes:
        shelf: Where the model comes from.
        model: The weights.
        language_model: Asked too, or None.
    """

    shelf: ModelShelf
    model: LessonModel
    language_model: LanguageModel | None = None

    @classmethod
    def of(cls, shelf: ModelShelf, *, language_model: LanguageModel | None = None) -> "Proposer":
        """Return a proposer with the model that the base uses now."""
        return cls(shelf, shelf.current(), language_model)

    @property
    def name(self) -> str:
        """What a proposal's reason names as its model.

        "blend/" and the model's hash; "cues/" where headings and cues alone decide, because
        no classifier reads the vectors of this base's embedder.
        """
        return f"{'blend' if self._has_classifier else 'cues'}/{self.model.hash}"

    def propose(
        self,
        text: ReportText,
        passages: Sequence[Passage | PassageDraft],
        *,
        redacted: Callable[[Span], str],
        avoided: Sequence[Span] = (),
        places: Sequence[str] = (),
        keep_on: Callable[[], object] | None = None,
    ) -> tuple[LessonProposal, ...]:
        """Return what the report seems to tell, the likeliest first.

        The first ten, or one a page if that is more, are to be shown, the rest under "more".
        What the report says twice is one proposal with a quote of each place. What only the
        language model picked comes last.

        Args:
            text: The report's canonical text.
            passages: All of the report, in order.
            redacted: Gives a sentence's words without what identifies people; no other words
                go to the embedder or to the language model.
            avoided: Sentences that touch these are not proposed.
            places: Of the report's initiative, if they are known.
            keep_on: Called before each question to the language model.
        """
        candidates = tuple(
            candidate
            for candidate in candidates_in(text.text, passages)
            if not any(candidate.span.overlaps(span) for span in avoided)
        )
        scored = score(
            candidates,
            self._vectors(candidates, redacted),
            self.model,
            dimension_count=self.shelf.embedder.dimension_count,
        )
        picks = self._picks(candidates, redacted, keep_on)
        shown = shown_count(len({segment.locator.index for segment in text.segments}))
        groups = assemble(scored, text.text)
        glosses = {candidates[place].span: pick.gloss for place, pick in picks.items()}
        source = _Source(text.text, places, glosses, self.name, self._writer)
        found = [_proposal(group, source) for group in groups]
        found += [
            _picked(scored[place], pick, source)
            for place, pick in sorted(picks.items())
            if not any(_holds(group, candidates[place].span) for group in groups)
        ]
        return tuple(
            replace(proposal, is_shown=number < shown) for number, proposal in enumerate(found)
        )

    @property
    def _has_classifier(self) -> bool:
        return self.model.embedder == self.shelf.embedder.fingerprint

    @property
    def _writer(self) -> str:
        return self.language_model.name if self.language_model is not None else ""

    def _vectors(
        self, candidates: Sequence[Candidate], redacted: Callable[[Span], str]
    ) -> Matrix | None:
        if not candidates or not self._has_classifier:
            return None
        words = [redacted(candidate.span) for candidate in candidates]
        return self.shelf.embed(words, [candidate.language for candidate in candidates])

    def _picks(
        self,
        candidates: Sequence[Candidate],
        redacted: Callable[[Span], str],
        keep_on: Callable[[], object] | None,
    ) -> dict[int, Numbered]:
        if self.language_model is None:
            return {}
        spans = [candidate.span for candidate in candidates]
        told = ask(self.language_model, spans, redacted=redacted, keep_on=keep_on)
        return {pick.place: pick for pick in told}


def _proposal(group: Group, source: _Source) -> LessonProposal:
    best = group.best
    candidate, sign = best.candidate, best.candidate.sign
    suggested = suggest(
        group.span.of(source.text),
        headings=candidate.heading_path,
        language=candidate.language,
        places=source.places,
    )
    told = (source.glosses.get(sentence.candidate.span, "") for sentence in group.sentences)
    gloss = next((gloss for gloss in told if gloss), "")
    return LessonProposal(
        content=LessonContent(
            statement=statement_from(candidate.text),
            spans=tuple(sorted({group.span, *group.repeats})),
            kind=LessonKind(best.kind) if best.kind else None,
            addressee=suggested.addressee,
            level=suggested.level,
            places=suggested.places,
            themes=suggested.themes,
        ),
        language=candidate.language,
        reason=ProposalReason(
            heading=sign.words if sign is not None and sign.kind != NO_LESSON else "",
            cues=tuple(dict.fromkeys(cue.words for cue in best.cues)),
            score=round(best.score, 3),
            model=source.model,
            gloss=gloss,
            glossed_by=source.writer if gloss else "",
        ),
    )


def _picked(scored: Scored, pick: Numbered, source: _Source) -> LessonProposal:
    """Return the proposal of a sentence that only the language model takes for a lesson."""
    kinded = replace(scored, kind=pick.kind or scored.kind)
    proposal = _proposal(Group((kinded,)), source)
    return replace(
        proposal,
        reason=replace(
            proposal.reason,
            model=source.writer,
            gloss=pick.gloss,
            glossed_by=source.writer if pick.gloss else "",
        ),
        source=LessonSource.LANGUAGE_MODEL,
    )


def _holds(group: Group, span: Span) -> bool:
    return any(place.overlaps(span) for place in (group.span, *group.repeats))
