"""From the passages of a report to proposed lessons, each with the words that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.assembly import Group, assemble, shown_count
from ingest.extract.candidates import candidates_in
from ingest.extract.kinds import NO_LESSON
from ingest.extract.model import LessonModel
from ingest.extract.scoring import score
from ingest.extract.shelf import ModelShelf
from ingest.extract.statement import statement_from
from ingest.extract.suggestions import suggest
from knowledge.model.lesson import LessonContent, LessonKind, LessonProposal, ProposalReason
from knowledge.model.passage import Passage, PassageDraft
from knowledge.model.report_text import ReportText

__all__ = ["ModelShelf", "Proposer"]


@dataclass(frozen=True, slots=True)
class Proposer:
    """Reads a report and proposes the lessons that it seems to tell.

    Attributes:
        shelf: Where the model comes from.
        model: The weights.
    """

    shelf: ModelShelf
    model: LessonModel

    @classmethod
    def of(cls, shelf: ModelShelf) -> "Proposer":
        """Return a proposer with the model that the base uses now."""
        return cls(shelf, shelf.current())

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
        places: Sequence[str] = (),
    ) -> tuple[LessonProposal, ...]:
        """Return what the report seems to tell, the likeliest first.

        The first ten, or one a page if that is more, are to be shown, the rest under "more".
        What the report says twice is one proposal with a quote of each place.

        Args:
            text: The report's canonical text.
            passages: All of the report, in order.
            places: Of the report's initiative, if they are known.
        """
        candidates = tuple(candidates_in(text.text, passages))
        vectors = None
        if candidates and self._has_classifier:
            vectors = self.shelf.embed(
                [c.text for c in candidates], [c.language for c in candidates]
            )
        groups = assemble(score(candidates, vectors, self.model), text.text)
        shown = shown_count(len({segment.locator.index for segment in text.segments}))
        return tuple(
            self._proposal(group, text.text, places, is_shown=number < shown)
            for number, group in enumerate(groups)
        )

    @property
    def _has_classifier(self) -> bool:
        return self.model.embedder == self.shelf.embedder.fingerprint

    def _proposal(
        self, group: Group, text: str, places: Sequence[str], *, is_shown: bool
    ) -> LessonProposal:
        best = group.best
        candidate, sign = best.candidate, best.candidate.sign
        suggested = suggest(
            group.span.of(text),
            headings=candidate.heading_path,
            language=candidate.language,
            places=places,
        )
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
                model=self.name,
            ),
            is_shown=is_shown,
        )
